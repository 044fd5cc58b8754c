"""The addresses of the pages about cases."""
