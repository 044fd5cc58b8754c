"""Pages that do one thing to a project: its people, number, EU assessment, start and closing."""
