"""The fund on screen."""
