from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from socinv.lifecycle.models import Event
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.meetings import checks, conditions, frozen, item_checks, rights, signature
from socinv.meetings.models.meeting import Meeting
from socinv.organisation.models import ApplicationPeriod, Body, Owned

if TYPE_CHECKING:
    from socinv.organisation.models import User


class ItemKind(models.TextChoices):
    DECISION = "decision", _("Ärende")  # a thing that waits for the body: a step, a change, an evaluation ...
    COMPARISON = "comparison", _("Jämförelse")  # the applications of a period, put in order
    DELEGATED = "delegated", _("Anmälan av delegationsbeslut")
    INFORMATION = "information", _("Information")  # a case or something else that the body is told of
    FORMAL = "formal", _("Mötesfråga")  # opening, choice of adjuster, next meeting


class ItemStatus(models.TextChoices):
    NEW = "new", _("Ny")
    PLANNED = "planned", _("På dagordningen")
    DECIDED = "decided", _("Behandlad")
    PUT_OFF = "put-off", _("Bordlagd")
    TAKEN_OFF = "taken-off", _("Utgick")


class AgendaItem(ProtectedStatus, Owned):
    """One item of a meeting. ``section``: its § in the body's series of the year, given when the meeting opens.

    ``thing``, ``thing_id`` and ``verb``: what waits for the body (a work item's), for a decision; ``decision``: the
    event by which it was taken. ``delegated``: the events that are reported. ``proposals``: claims (yrkanden) put
    forward, [{"who", "text"}]; ``outcome``: how it ended in words for the minutes, where there is no event.
    ``served``: who took part, as it was when the item was dealt with, [{"person", "name", "for"}].
    """

    part_of: ClassVar[str] = "meeting"  # locked with it: an item is not put up while the meeting ends

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", db_index=False)  # its meeting's
    case = models.ForeignKey(settings.CASE_MODEL, on_delete=models.PROTECT, null=True, related_name="agenda_items")
    kind = models.CharField(_("slag"), max_length=20, choices=ItemKind.choices)
    status = FSMField(_("läge"), default=ItemStatus.NEW, choices=ItemStatus.choices, protected=True)
    order = models.PositiveSmallIntegerField(_("plats"), default=0)
    year = models.PositiveSmallIntegerField(_("år"), null=True)
    section = models.PositiveIntegerField(_("paragraf"), null=True)
    title = models.CharField(_("rubrik"), max_length=250)
    thing = models.CharField(max_length=60, blank=True)
    thing_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40, blank=True)
    period = models.ForeignKey(ApplicationPeriod, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    decision = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    delegated = models.ManyToManyField(Event, through="meetings.ReportedDecision", related_name="reported_in")
    proposals = models.JSONField(_("yrkanden"), default=list, encoder=DjangoJSONEncoder)
    outcome = models.TextField(_("beslut"), blank=True)
    note = models.TextField(_("ur diskussionen"), blank=True)
    served = models.JSONField(_("tjänstgjorde"), default=list, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("punkt på dagordningen")
        verbose_name_plural = _("punkter på dagordningen")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "thing", "thing_id"],
                name="meetings_item_once_a_meeting",
                condition=~Q(thing="") & ~Q(status="taken-off"),
            ),
            models.UniqueConstraint(fields=["body", "year", "section"], name="meetings_item_section_once"),
        ]
        indexes = [models.Index(fields=["thing", "thing_id"], name="meetings_item_by_thing")]
        triggers = [frozen.part("meeting_id")]

    def __str__(self) -> str:
        return f"§ {self.section} {self.title}" if self.section else self.title

    def noted(self) -> dict[str, Any]:
        """What the history needs to tell of the item, and the address of the meeting's page."""
        return {"title": self.title, **self.meeting.noted()} | ({"section": self.section} if self.section else {})

    @transition(field=status, source=ItemStatus.NEW, target=ItemStatus.PLANNED, permission=rights.item_arranger,
                conditions=[conditions.meeting_takes_items],
                custom={"check": item_checks.item, "sign": signature.placing, "alone": True})  # fmt: skip
    def put_up(self, *, order: int, section: int | None) -> None:
        """Put it last on the agenda."""
        self.body, self.order = self.meeting.body, order
        if section is not None:
            self.year, self.section = self.meeting.held_on.year, section

    @transition(field=status, source=ItemStatus.PLANNED, target=None, permission=rights.item_arranger,
                conditions=[conditions.agenda_is_not_numbered], custom={"check": item_checks.place})  # fmt: skip
    def place(self, *, order: int) -> None:
        """Give it another place in the order, counted from 1; the others keep theirs around it."""
        self.order = order

    @transition(field=status, source=ItemStatus.PLANNED, target=ItemStatus.TAKEN_OFF, permission=rights.item_arranger,
                conditions=[conditions.meeting_goes_on], custom={"check": checks.reason})  # fmt: skip
    def take_off(self, *, reason: str) -> None:
        """It is not dealt with at this meeting; it waits for the next."""

    @transition(field=status, source=ItemStatus.PLANNED, target=ItemStatus.PUT_OFF, permission=rights.item_arranger,
                conditions=[conditions.meeting_is_open], custom={"check": checks.reason})  # fmt: skip
    def put_off(self, *, reason: str) -> None:
        """The body has decided to take it up at a later meeting (bordläggning)."""
        self.outcome = reason

    @transition(field=status, source=ItemStatus.PLANNED, target=ItemStatus.DECIDED, permission=rights.system,
                conditions=[conditions.meeting_is_open, conditions.has_quorum])  # fmt: skip
    def record(self, *, decision: Event) -> None:
        """What waited for the body was decided at the meeting."""
        self.decision = decision

    @transition(field=status, source=ItemStatus.PLANNED, target=ItemStatus.DECIDED, permission=rights.item_arranger,
                conditions=[conditions.meeting_is_open, conditions.has_no_thing, conditions.has_quorum],
                custom={"check": item_checks.outcome})  # fmt: skip
    def conclude(self, *, outcome: str) -> None:
        """What the body decided or was told, in words."""
        self.outcome = outcome

    @transition(field=status, source=[ItemStatus.PLANNED, ItemStatus.DECIDED, ItemStatus.PUT_OFF], target=None,
                permission=rights.item_arranger, conditions=[conditions.minutes_are_open],
                custom={"check": item_checks.dealing})  # fmt: skip
    def note_dealing(self, *, proposals: list[dict[str, str]], note: str, votes: dict[str, str],
                     reservations: list[dict[str, Any]], left: list[User]) -> None:  # fmt: skip
        """Claims, votes by person, reservations and who left for the item, as the minutes must say (5 kap. 67–68 §)."""
        self.proposals, self.note = proposals, note


class ReportedDecision(Owned):
    """A decision taken on delegation, reported to the committee that delegated it (kommunallagen 6 kap. 40 §)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="reports")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="report")

    class Meta:
        verbose_name = _("anmält delegationsbeslut")
        verbose_name_plural = _("anmälda delegationsbeslut")
        triggers = [frozen.part_of_item()]

    def __str__(self) -> str:
        return f"{self.item}: {self.event}"
