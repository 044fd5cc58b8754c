"""The words of a message. Short: what happened, and the page that shows it. Nothing personal in the subject."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from socinv.lifecycle.telling import page_of, sentence
from socinv.notices.audience import LEFT
from socinv.notices.models import Notice


def message_for(notice: Notice) -> EmailMessage:
    case = notice.event.case
    number = case.regnr or _("utkast")
    subject = _("%(number)s, %(place)s: nytt i ärendet") % {"number": number, "place": notice.municipality}
    about = [_("Ärende: %(title)s") % {"title": case}]
    if notice.why != LEFT:
        page = page_of(notice.event)
        about.append(str(page.line) % {"link": f"{settings.SITE_URL}{page.url(notice.event)}"})
    body = "\n\n".join([sentence(notice.event), "\n".join(about), notice.municipality.name])
    return EmailMessage(subject, body, to=[notice.recipient.email])
