"""A message of the outbox as the mail server gets it: the same each time it is handed over."""

from __future__ import annotations

from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from socinv.notices.models import Mail


def envelope(mail: Mail) -> EmailMultiAlternatives:
    """Plain text with HTML beside it, marked as sent by a system (RFC 3834) and as of a list (RFC 2919).

    The municipality is to have been read with it. Raises ValueError for a subject that is no header.
    """
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=[mail.address],
        headers={
            "Message-ID": mail.message_id,
            "Date": format_datetime(timezone.localtime(mail.written_at)),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "List-Id": f"<{mail.municipality.slug}.notices.{host}>",
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def partly(address: str) -> str:
    """The address so that one who knows it knows it again: k…@exempel.invalid."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}…@{host}" if host else f"{name[:1]}…"
