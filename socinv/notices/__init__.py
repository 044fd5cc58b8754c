"""Telling people: a row first, a message second."""
