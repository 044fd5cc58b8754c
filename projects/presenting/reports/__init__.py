"""What the pages about reports show."""
