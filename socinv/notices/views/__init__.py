"""One's own notices: what one wants to hear of, and the calendar that others' programs read."""
