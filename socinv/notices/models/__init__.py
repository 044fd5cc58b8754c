"""Who is told of what and how, the outbox, and the clock."""

from socinv.notices.models.choice import Choice
from socinv.notices.models.clockwork import Clockwork
from socinv.notices.models.feed import Feed
from socinv.notices.models.mail import Mail
from socinv.notices.models.notice import How, Notice

__all__ = ["Choice", "Clockwork", "Feed", "How", "Mail", "Notice"]
