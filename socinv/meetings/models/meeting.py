from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.meetings import checks, conditions, frozen, rights, signature
from socinv.organisation.models import Body, Owned
from socinv.presentation.dates import day as day_in_words
from socinv.presentation.dates import local

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from socinv.organisation.models import User

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """An address that says nothing of how many meetings there are."""
    return "".join(secrets.choice(ALPHABET) for _n in range(10))


class MeetingStatus(models.TextChoices):
    NEW = "new", _("Ny")
    PLANNED = "planned", _("Planerat")
    CALLED = "called", _("Kallelsen är skickad")
    OPEN = "open", _("Pågår")
    ENDED = "ended", _("Väntar på justering")
    ADJUSTED = "adjusted", _("Justerat")
    CANCELLED = "cancelled", _("Inställt")


class Meeting(ProtectedStatus, Owned):
    """A body's meeting, from the day it is planned until its minutes are adjusted and then frozen.

    The minutes are adjusted (justeras) by the one who chaired it and one more, within fourteen days (kommunallagen
    5 kap. 69 §); that they are is posted on the notice board by the second day after (8 kap. 12 §), and a decision may
    be appealed within three weeks from that day (13 kap. 5 §).
    """

    case: None = None  # a meeting is about many cases: its events belong to none of them

    ref = models.CharField(_("adress"), max_length=12, unique=True, default=new_ref, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("organ"))
    status = FSMField(_("läge"), default=MeetingStatus.NEW, choices=MeetingStatus.choices, protected=True)
    held_on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("börjar"))
    ends_at = models.TimeField(_("slutar"), null=True)
    place = models.CharField(_("plats"), max_length=150, blank=True)
    link = models.URLField(_("länk till mötet"), max_length=300, blank=True)
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False,
        verbose_name=_("sekreterare"),
    )  # fmt: skip
    papers_by = models.DateField(_("handlingar senast"), null=True)  # what is not ready then waits for the next meeting
    called_at = models.DateTimeField(_("kallelse skickad"), null=True)
    opened_at = models.DateTimeField(_("öppnat"), null=True)
    ended_at = models.DateTimeField(_("avslutat"), null=True)
    chaired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False,
        verbose_name=_("ordförande vid sammanträdet"),
    )  # fmt: skip
    adjuster = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False,
        verbose_name=_("justerare"),
    )  # fmt: skip
    chair_adjusted_at = models.DateTimeField(_("ordföranden justerade"), null=True)
    adjuster_adjusted_at = models.DateTimeField(_("justeraren justerade"), null=True)
    adjusted_on = models.DateField(_("justerat"), null=True)
    posted_on = models.DateField(_("tillkännagivet på anslagstavlan"), null=True)

    class Meta:
        verbose_name = _("sammanträde")
        verbose_name_plural = _("sammanträden")
        indexes = [
            models.Index(fields=["body", "-held_on"], name="meetings_by_body"),
            models.Index(fields=["municipality", "held_on"], name="meetings_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body"], name="meetings_one_open_at_a_time", condition=models.Q(status="open")
            ),
        ]
        triggers = [*frozen.MEETING]

    def __str__(self) -> str:
        return f"{self.body}, {day_in_words(self.held_on)}"

    def noted(self) -> dict[str, Any]:
        """What the history needs to tell of the meeting, and the address of its page."""
        return {"body": self.body.name, "held_on": self.held_on.isoformat(), "ref": self.ref}

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.ref])

    @transition(field=status, source=MeetingStatus.NEW, target=MeetingStatus.PLANNED, permission=rights.arranger,
                custom={"check": checks.plan, "alone": True})  # fmt: skip
    def plan(self) -> None:
        """A day, a time, a place or a link, and who keeps the minutes."""

    @transition(field=status, source=[MeetingStatus.PLANNED, MeetingStatus.CALLED], target=None,
                permission=rights.arranger, custom={"check": checks.move, "alone": True})  # fmt: skip
    def move(self, *, held_on: date, starts_at: time, place: str = "", link: str = "",
             secretary: User, papers_by: date | None = None) -> None:  # fmt: skip
        """Another day or place; those who were called are told."""
        self.held_on, self.starts_at, self.place, self.link = held_on, starts_at, place, link
        self.secretary, self.papers_by = secretary, papers_by

    @transition(field=status, source=MeetingStatus.PLANNED, target=MeetingStatus.CALLED, permission=rights.arranger,
                conditions=[conditions.has_items], custom={"sign": signature.moment})  # fmt: skip
    def call(self, *, at: datetime) -> None:
        """Send the call with its agenda and documents to everybody in the body."""
        self.called_at = at

    @transition(field=status, source=[MeetingStatus.PLANNED, MeetingStatus.CALLED], target=MeetingStatus.CANCELLED,
                permission=rights.arranger, custom={"check": checks.reason})  # fmt: skip
    def cancel(self, *, reason: str) -> None:
        """The meeting is not held; its items wait for another."""

    @transition(field=status, source=[MeetingStatus.CALLED, MeetingStatus.OPEN], target=None,
                permission=rights.called, custom={"check": checks.reply, "sign": signature.replying})  # fmt: skip
    def reply(self, *, person: User, comes: bool) -> None:
        """One who is called says whether he or she comes."""

    @transition(field=status, source=[MeetingStatus.CALLED, MeetingStatus.OPEN], target=None,
                permission=rights.arranger, custom={"check": checks.presence})  # fmt: skip
    def note_presence(self, *, present: list[User]) -> None:
        """Who is there; all others who are called are not. Deputies step in by their order."""

    @transition(field=status, source=MeetingStatus.CALLED, target=MeetingStatus.OPEN,
                permission=rights.arranger, conditions=[conditions.has_items, conditions.has_come],
                custom={"check": checks.opening, "sign": signature.moment, "alone": True})  # fmt: skip
    def open(self, *, chaired_by: User, adjuster: User, at: datetime) -> None:
        """Who is there is noted, the one who chairs and the one who will adjust the minutes are named."""
        self.chaired_by, self.adjuster, self.opened_at = chaired_by, adjuster, at

    @transition(field=status, source=MeetingStatus.OPEN, target=MeetingStatus.ENDED, permission=rights.arranger,
                conditions=[conditions.every_item_is_done], custom={"sign": signature.moment})  # fmt: skip
    def end(self, *, at: datetime) -> None:
        """Every item is decided, put off or taken away; the minutes wait to be adjusted."""
        self.ended_at, self.ends_at = at, local(at).time().replace(second=0, microsecond=0)

    @transition(field=status, source=MeetingStatus.ENDED, target=None, permission=rights.adjuster,
                custom={"sign": signature.adjusting})  # fmt: skip
    def adjust(self, *, by: User, at: datetime) -> None:
        """One of the two finds the minutes right; when both have, the system freezes them."""
        if by == self.chaired_by:
            self.chair_adjusted_at = at
        if by == self.adjuster:
            self.adjuster_adjusted_at = at

    @transition(field=status, source=MeetingStatus.ENDED, target=None, permission=rights.adjuster_or_arranger,
                conditions=[conditions.somebody_has_adjusted], custom={"check": checks.reason})  # fmt: skip
    def hand_back(self, *, reason: str) -> None:
        """Something in the minutes is to be mended before they are adjusted; both read them again."""
        self.chair_adjusted_at = self.adjuster_adjusted_at = None

    @transition(field=status, source=MeetingStatus.ENDED, target=MeetingStatus.ADJUSTED, permission=rights.system,
                conditions=[conditions.both_have_adjusted])  # fmt: skip
    def freeze(self, *, day: date) -> None:
        """The minutes are adjusted: nothing in them changes again."""
        self.adjusted_on = day

    @transition(field=status, source=MeetingStatus.ADJUSTED, target=None, permission=rights.arranger,
                conditions=[conditions.is_announced, conditions.is_not_posted],
                custom={"check": checks.posting})  # fmt: skip
    def post(self, *, day: date) -> None:
        """The adjustment is announced on the municipality's notice board; the time for appeals runs from that day."""
        self.posted_on = day
