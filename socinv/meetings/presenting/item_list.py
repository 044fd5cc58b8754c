"""The items of a meeting in their order, and where in it one is."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.meetings.models import AgendaItem, ItemStatus, Meeting

GONE = (ItemStatus.NEW, ItemStatus.TAKEN_OFF)
MARKS = {
    ItemStatus.PLANNED: "wait", ItemStatus.DECIDED: "yes", ItemStatus.PUT_OFF: "info", ItemStatus.TAKEN_OFF: "no",
}  # fmt: skip


@dataclass(frozen=True)
class ItemRow:
    """An item in the list; ``number``: its place; ``first`` and ``last``: whether it can be moved up or down."""

    item: AgendaItem
    number: int
    first: bool
    last: bool

    @property
    def name(self) -> str:
        return f"§\u00a0{self.item.section}" if self.item.section else str(self.number)

    @property
    def mark(self) -> str:
        return MARKS.get(ItemStatus(self.item.status), "wait")

    @property
    def word(self) -> str:
        """Its state in a word."""
        return _("Inte behandlad") if self.waits else str(self.item.get_status_display())

    @property
    def url(self) -> str:
        return reverse("meeting-item", args=[self.item.meeting.ref, self.item.pk])

    @property
    def waits(self) -> bool:
        return str(self.item.status) == ItemStatus.PLANNED


def items_of(meeting: Meeting) -> list[ItemRow]:
    """Those on the agenda, in order; what was taken off stays where it had got its § already: one query."""
    rows = meeting.items.exclude(status=ItemStatus.NEW).select_related("case", "period")
    found = [one for one in rows.order_by("order", "id") if one.status not in GONE or one.section]
    for one in found:
        one.meeting = meeting
    last = len(found)
    return [ItemRow(one, number, number == 1, number == last) for number, one in enumerate(found, 1)]


@dataclass(frozen=True)
class Course:
    """Where in the meeting one is: how many items are done, and which comes next."""

    rows: list[ItemRow]

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def done(self) -> int:
        return sum(not one.waits for one in self.rows)

    @property
    def next(self) -> ItemRow | None:
        return next((one for one in self.rows if one.waits), None)

    def around(self, item: AgendaItem) -> tuple[ItemRow | None, ItemRow, ItemRow | None]:
        """The item's own row with the one before and the one after. Raises StopIteration where it is not there."""
        place = next(index for index, one in enumerate(self.rows) if one.item.pk == item.pk)
        before = self.rows[place - 1] if place else None
        after = self.rows[place + 1] if place + 1 < len(self.rows) else None
        return before, self.rows[place], after
