"""The addresses of the pages about projects."""
