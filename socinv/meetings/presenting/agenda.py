"""The agenda as a page shows it: each item with its papers, and what of it the reader may open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from socinv.meetings.agenda import matters_on
from socinv.meetings.matters import Link, Matter, seen_of
from socinv.meetings.presenting.item_list import ItemRow
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Line:
    """An item with what its app says of it; of a case that the reader may not see only the title."""

    row: ItemRow
    matter: Matter | None
    seen: bool

    @property
    def number(self) -> str:
        """The case's registration number."""
        case = self.row.item.case
        return case.regnr if case is not None and self.seen else ""

    @property
    def papers(self) -> list[Link]:
        """What there is to read besides the case's own page."""
        return [one for one in self.matter.papers if one.url != self.case_url] if self.matter else []

    @property
    def case_url(self) -> str:
        case = self.row.item.case
        return case.get_absolute_url() if case is not None and self.seen else ""


def lines_of(rows: Iterable[ItemRow], standing: Standing) -> list[Line]:
    """The same of items at hand."""
    found = list(rows)
    cases = {one.item.case_id for one in found if one.item.case_id is not None}
    seen, matters = seen_of(standing, cases), matters_on([one.item for one in found])
    return [Line(one, _shown(matters, one, seen), _is_seen(one, seen)) for one in found]


def _is_seen(row: ItemRow, seen: set[int]) -> bool:
    return row.item.case_id is None or row.item.case_id in seen


def _shown(matters: dict[int, Matter], row: ItemRow, seen: set[int]) -> Matter | None:
    return matters.get(row.item.pk) if _is_seen(row, seen) else None
