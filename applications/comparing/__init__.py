"""The applications of a period side by side, and their order (NOR-08)."""
