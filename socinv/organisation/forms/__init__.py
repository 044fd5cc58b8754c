"""The forms of the coordinators' administration."""
