"""A municipality as one file: read, checked, put into the database and written back."""
