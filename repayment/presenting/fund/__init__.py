"""The fund as its pages show it."""
