"""The words of one thing to tell. Short: what happened, and the page that shows it. Nothing personal in the subject."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import page_of, sentence
from socinv.notices.audience import LEFT
from socinv.notices.models import Notice

ADDRESS = "%(link)s"


@dataclass(frozen=True)
class Words:
    """A subject, what is told, what it is about, and the link with the words for it (both empty without a page)."""

    subject: str
    told: str
    about: str = ""
    link_words: str = ""
    link: str = ""


def words_of(notice: Notice) -> Words:
    """What the notice says. Raises KeyError for an event that nobody has words for."""
    if notice.event is None:
        return _of_reminder(notice)
    return _of_event(notice, notice.event)


def _of_event(notice: Notice, event: Event) -> Words:
    place, case = notice.municipality, event.case
    if case is None:
        subject, about = _("%(place)s: nytt om sociala investeringar") % {"place": place}, ""
    else:
        subject = _("%(number)s, %(place)s: nytt i ärendet") % {"number": case.regnr or _("utkast"), "place": place}
        about = _("Ärende: %(title)s") % {"title": case}
    if notice.why == LEFT:
        return Words(subject, sentence(event), about)
    page = page_of(event)
    words = str(page.line).replace(ADDRESS, "").rstrip(" :")
    return Words(subject, sentence(event), about, words, _whole(page.url(event)))


def _of_reminder(notice: Notice) -> Words:
    subject = _("%(place)s: %(heading)s") % {"place": notice.municipality, "heading": notice.heading}
    words = _("Öppna sidan") if notice.link else ""
    return Words(subject, notice.heading, notice.text, words, _whole(notice.link) if notice.link else "")


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
