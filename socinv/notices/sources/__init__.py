"""What the organisation itself has with a date: places that end, and application periods."""

from socinv.notices.sources import periods, places

__all__ = ["periods", "places"]
