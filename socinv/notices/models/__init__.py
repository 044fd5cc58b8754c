"""The outbox."""

from socinv.notices.models.notice import Notice

__all__ = ["Notice"]
