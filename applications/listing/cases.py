"""The list of cases: what is asked for in the address, and the rows it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.access import may_read_figures, visible_cases
from applications.listing import portfolio
from applications.listing.columns import Column
from applications.listing.filter_form import CaseFilter, process_now
from applications.listing.filtering import filtered
from applications.listing.order import sorted_by
from applications.listing.portfolio import Portfolio
from applications.listing.remembered import remembered
from applications.listing.whereabouts import Whereabouts, whereabouts_of
from applications.models import Case
from socinv.organisation.models import Municipality
from socinv.organisation.standing import Standing

ON_A_PAGE = 25
AT_A_TIME = 1000  # rows of an export that are fetched together
NEWEST_FIRST = "-changed"
HEAVY = ("summary", "search")  # columns that no list needs


@dataclass(frozen=True)
class CaseRow:
    """A line of the list."""

    case: Case
    where: Whereabouts
    reads_figures: bool = True

    @property
    def amount(self) -> Decimal | None:
        if not self.reads_figures:
            return None
        granted = self.case.granted_amount
        return granted if granted is not None else self.case.applied_amount or None

    @property
    def due(self) -> date | None:
        return self.where.due

    @property
    def changed(self) -> datetime:
        return self.case.changed_at


COLUMNS = (
    Column(gettext_lazy("Diarienummer"), lambda row: row.case.regnr, sort="regnr"),
    Column(gettext_lazy("Ärende"), lambda row: str(row.case), sort="title"),
    Column(gettext_lazy("Söker"), lambda row: row.case.department.name, sort="department"),
    Column(gettext_lazy("Skede"), lambda row: row.where.stage, sort="stage"),
    Column(gettext_lazy("Vems tur"), lambda row: capfirst(row.where.turn)),
    Column(gettext_lazy("Senast"), lambda row: row.due, kind="day", sort="due"),
    Column(gettext_lazy("Belopp, kr"), lambda row: row.amount, kind="money", sort="amount"),
    Column(gettext_lazy("Ändrat"), lambda row: row.changed, kind="moment", sort="changed"),
)
SORTS = {f"{sign}{column.sort}" for column in COLUMNS if column.sort for sign in ("", "-")}


class CountedPaginator(Paginator[Any]):
    """A paginator that is told how many there are."""

    def __init__(self, rows: Any, on_a_page: int, count: int) -> None:
        super().__init__(rows, on_a_page)
        self._known = count

    @cached_property
    def count(self) -> int:
        return self._known


class CaseListing:
    """The cases a person sees, as the address asks for them."""

    def __init__(self, standing: Standing, municipality: Municipality, asked: QueryDict) -> None:
        self.standing, self.asked = standing, asked
        self.municipality = municipality
        self.form = CaseFilter(asked, municipality)
        self.chosen = self.form.chosen
        wanted = asked.get("sort", "")
        self.sort = wanted if wanted in SORTS else NEWEST_FIRST
        self.problems = [_("Adressen har ett filter som inte finns: %(name)s. Det används inte.") % {"name": name}
                         for name in self.form.unknown]  # fmt: skip
        if wanted and wanted not in SORTS:
            self.problems.append(_("Listan går inte att sortera så. Den visar det senast ändrade först."))

    @property
    def cases(self) -> QuerySet[Case]:
        """The cases in no particular order."""
        return filtered(visible_cases(self.standing), self.chosen, self.standing)

    @cached_property
    def portfolio(self) -> Portfolio:
        """How many they are and how they spread; kept until something happens."""
        what = ("portfolio", sorted((name, str(value)) for name, value in self.chosen.items()))
        return remembered(self.standing, what, lambda: portfolio.count(self.cases))

    @property
    def address(self) -> str:
        """The filters and the sort as an address has them, to share and to save."""
        kept = [(name, self.asked[name]) for name in self.form.fields if name in self.chosen]
        return urlencode([*kept, ("sort", self.sort)] if self.sort != NEWEST_FIRST else kept)

    def _in_order(self) -> QuerySet[Case]:
        cases = sorted_by(self.cases, self.sort, process_now(self.municipality))
        return cases.select_related("department").defer(*HEAVY)

    def page(self) -> Page[CaseRow]:
        """The page asked for; the nearest one when there is no such page."""
        page = CountedPaginator(self._in_order(), ON_A_PAGE, self.portfolio.total).get_page(self.asked.get("page"))
        page.object_list = rows_of(self.standing, list(page.object_list))
        return page

    def rows(self) -> Iterator[CaseRow]:
        """All of them, some at a time."""
        cases = self._in_order().iterator(chunk_size=AT_A_TIME)
        while some := list(islice(cases, AT_A_TIME)):
            yield from rows_of(self.standing, some)


def rows_of(standing: Standing, cases: list[Case]) -> list[CaseRow]:
    """The cases as rows: one query."""
    where = whereabouts_of(cases)
    return [CaseRow(case, where[case.pk], may_read_figures(standing, case)) for case in cases]
