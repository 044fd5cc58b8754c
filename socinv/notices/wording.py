"""The words of a message. Short: what happened, and the page that shows it. Nothing personal in the subject."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from socinv.lifecycle.telling import sentence
from socinv.notices.models import Notice


def message_for(notice: Notice) -> EmailMessage:
    case = notice.event.case
    number = case.regnr or _("utkast")
    subject = _("%(number)s: nytt i ärendet") % {"number": number}
    link = f"{settings.SITE_URL}{case.get_absolute_url()}"
    body = _("%(sentence)s\n\nÄrende: %(title)s\nÖppna ärendet: %(link)s\n\n%(municipality)s") % {
        "sentence": sentence(notice.event), "title": case, "link": link, "municipality": notice.municipality.name,
    }  # fmt: skip
    return EmailMessage(subject, body, to=[notice.recipient.email])
