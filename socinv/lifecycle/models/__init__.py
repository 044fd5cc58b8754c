"""The lifecycle's own tables."""

from socinv.lifecycle.models.event import Event
from socinv.lifecycle.models.following import Following
from socinv.lifecycle.models.work_item import WorkItem

__all__ = ["Event", "Following", "WorkItem"]
