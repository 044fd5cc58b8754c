"""What is measured in a project, over time."""
