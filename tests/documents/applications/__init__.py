"""The documents that are made of a case."""
