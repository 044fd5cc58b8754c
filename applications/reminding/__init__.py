"""What this app reminds of: every open work item with a day, of whichever app above its thing is."""

from applications.reminding import work

__all__ = ["work"]
