"""A body's turn."""
