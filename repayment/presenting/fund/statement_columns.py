"""The columns of the fund's statements as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.listing.columns import Column
from repayment.ledger.accounts import NONE
from repayment.ledger.statement import FundYear, ProjectYear
from repayment.presenting.fund.account_words import source_name
from repayment.presenting.fund.forecast import ForecastYear
from repayment.presenting.fund.kind_words import KindWords
from repayment.presenting.fund.project_rows import FundedProject


def sources_in(years: Iterable[FundYear], titles: Mapping[str, str]) -> dict[str, str]:
    """The sources that money has come from, in the guideline's order."""
    used = {source for one in years for source in one.allocated}
    return {key: source_name(key, titles) for key in [*titles, *sorted(used - set(titles))] if key in used}


def of_years(words: KindWords, sources: Mapping[str, str]) -> tuple[Column, ...]:
    """A row a year, with a column for each source."""

    def from_source(key: str) -> Column:
        return Column(f"{words.done}: {sources[key]}", lambda one: one.allocated.get(key, NONE), kind="money")

    return (
        Column(_("År"), lambda one: one.year, kind="number"),
        Column(_("Vid årets början"), lambda one: one.opening, kind="money"),
        *(from_source(key) for key in sources),
        Column(_("Anslag"), lambda one: one.appropriated, kind="money"),
        Column(_("Beviljat"), lambda one: one.granted, kind="money"),
        Column(_("Utbetalt"), lambda one: one.paid, kind="money"),
        Column(_("Förbrukat"), lambda one: one.consumed, kind="money"),
        Column(_("Fryst vid årets slut"), lambda one: one.frozen, kind="money"),
        Column(_("Fritt vid årets slut"), lambda one: one.free, kind="money"),
        Column(_("Vid årets slut"), lambda one: one.closing, kind="money"),
    )


# What may be taken up as special reasons in the count, by the guideline (SUN-49).
BALANCED_BUDGET = (
    Column(gettext_lazy("År"), lambda one: one.year, kind="number"),
    Column(gettext_lazy("Taget ur fonden, kan räknas som synnerliga skäl"), lambda one: one.withdrawn, kind="money"),
    Column(gettext_lazy("Fonden vid årets början"), lambda one: one.opening, kind="money"),
    Column(gettext_lazy("Fonden vid årets slut"), lambda one: one.closing, kind="money"),
)


@dataclass(frozen=True)
class ProjectYearRow:
    """One project's year; the forecast where the year is planned or used."""

    funded: FundedProject
    year: int
    moved: ProjectYear | None
    expected: ForecastYear | None

    def of(self, name: str) -> Decimal:
        """What the ledger says of the year, nought where it says nothing."""
        return getattr(self.moved, name) if self.moved else NONE


def project_years(projects: Sequence[FundedProject]) -> Iterator[ProjectYearRow]:
    """Every year of every project, those to come too."""
    for one in projects:
        moved = {row.year: row for row in one.money.years}
        expected = {row.year: row for row in one.years}
        for year in sorted({*moved, *expected}):
            yield ProjectYearRow(one, year, moved.get(year), expected.get(year))


PROJECT_YEARS = (
    Column(gettext_lazy("Projekt"), lambda row: str(row.funded.project)),
    Column(gettext_lazy("Diarienummer"), lambda row: row.funded.project.case.regnr),
    Column(gettext_lazy("Projektnummer"), lambda row: row.funded.account_number),
    Column(gettext_lazy("År"), lambda row: row.year, kind="number"),
    Column(gettext_lazy("Beviljat"), lambda row: row.of("granted"), kind="money"),
    Column(gettext_lazy("Utbetalt"), lambda row: row.of("paid"), kind="money"),
    Column(gettext_lazy("Förbrukat"), lambda row: row.of("consumed"), kind="money"),
    Column(gettext_lazy("Fryst vid årets slut"), lambda row: row.of("frozen"), kind="money"),
    Column(gettext_lazy("Kvar vid årets slut"), lambda row: row.moved.left if row.moved else None, kind="money"),
    Column(gettext_lazy("Prognos"), lambda row: row.expected.expected if row.expected else None, kind="money"),
)


def of_entries(sources: Mapping[str, str]) -> tuple[Column, ...]:
    """An entry a row."""
    return (
        Column(_("Nummer"), lambda one: one.number, kind="number"),
        Column(_("Dag"), lambda one: one.day, kind="day"),
        Column(_("Slag"), lambda one: str(one.get_kind_display())),
        Column(_("Projekt"), lambda one: str(one.project) if one.project_id else ""),
        Column(_("Källa"), lambda one: source_name(one.source, sources) if one.source else ""),
        Column(_("År"), lambda one: one.year, kind="number"),
        Column(_("Belopp"), lambda one: one.amount, kind="money"),
        Column(_("Beslut"), lambda one: one.decision),
        Column(_("Nämnd"), lambda one: one.committee.name if one.committee_id else ""),
        Column(_("Verifikation i ekonomisystemet"), lambda one: one.reference),
        Column(_("Text"), lambda one: one.text),
        Column(_("Rättar"), lambda one: one.reverses.number if one.reverses_id else None, kind="number"),
        Column(_("Rättad genom"), _reversed_by, kind="number"),
        Column(_("Registrerad av"), lambda one: one.by.name),
        Column(_("Registrerad"), lambda one: one.at, kind="moment"),
    )


def _reversed_by(entry: Any) -> int | None:
    found = getattr(entry, "reversed_by", None)
    return found.number if found else None
