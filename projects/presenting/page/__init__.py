"""What the project's own page shows, section by section."""
