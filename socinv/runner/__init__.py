"""Starts the system: on one machine with nothing installed (`make run`), or one part of it in production."""
