"""Writing the idea and the application."""
