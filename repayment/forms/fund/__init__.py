"""The forms of the fund."""
