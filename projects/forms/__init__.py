"""The forms of the pages about projects."""
