"""The portfolio in pictures: what the two charts show and say, with their figures in tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.listing.classes import EVIDENCE, HORIZONS, SHORT_HORIZONS, SHORT_WORDS, SIZES, UNKNOWN
from applications.listing.portfolio import GRANTED, PENDING, Portfolio
from socinv.presentation.charts import ShareGroup, SharePart, StackedShare, stacked_share
from socinv.presentation.grammar import joined
from socinv.presentation.money import in_mnkr, number, percent

Words = Mapping[str, str | Promise]


@dataclass(frozen=True)
class Line:
    """A row of a table: granted, pending and both."""

    title: str
    granted: str
    pending: str
    both: str


@dataclass(frozen=True)
class Section:
    """Rows under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Picture:
    """A chart and the table of its figures."""

    chart: StackedShare
    sections: tuple[Section, ...]


def _kinds() -> list[tuple[str, str, Words]]:
    return [
        ("horizon", _("När vinsterna väntas, efter projektets slut"), HORIZONS),
        ("size", _("Projektets storlek"), SIZES),
        ("evidence", _("Metod"), EVIDENCE),
    ]


def risk_spread(portfolio: Portfolio) -> Picture:
    """Granted and pending cases over horizon, size and method (SUN-28)."""
    groups, sections, said = [], [], []
    for kind, title, words in _kinds():
        granted, pending = portfolio.spread[kind][GRANTED], portfolio.spread[kind][PENDING]
        both = granted + pending
        names = {key: str(word) for key, word in words.items()}
        if not any(both[key] for key in names):  # no application says it: the guideline does not ask
            continue
        if both[UNKNOWN]:
            names[UNKNOWN] = _("Uppgift saknas")
        short = {**SHORT_WORDS, **(SHORT_HORIZONS if kind == "horizon" else {}), UNKNOWN: _("Okänt")}
        shares = [SharePart(name, both[key], short=str(short[key])) for key, name in names.items()]
        groups.append(ShareGroup(title, shares))
        lines = (Line(n, number(granted[k]), number(pending[k]), number(both[k])) for k, n in names.items())
        sections.append(Section(title, tuple(lines)))
        parts = [f"{name.lower()} {both[key]}" for key, name in names.items() if both[key]]
        said.append(_("%(title)s: %(parts)s.") % {"title": title, "parts": joined(parts)})
    chart = stacked_share(_("Riskspridning"), " ".join(said), groups, slug="risk", value_name=_("Antal"))
    return Picture(chart, tuple(sections))


def gender_balance(portfolio: Portfolio) -> Picture:
    """Participants by gender, summed over the projects (SUN-29)."""
    groups, sections, said = [], [], []
    for place, title in ((GRANTED, _("Beviljade projekt")), (PENDING, _("Sökta projekt"))):
        girls, boys = portfolio.girls[place], portfolio.boys[place]
        everyone = girls + boys
        if not everyone:
            continue
        shares = [(_("Flickor och kvinnor"), girls), (_("Pojkar och män"), boys)]
        parts = [SharePart(name, count, percent(Decimal(count) / everyone)) for name, count in shares]
        groups.append(ShareGroup(title, parts))
        words = [f"{part.label.lower()} {part.text}" for part in parts]
        said.append(_("%(title)s: %(parts)s.") % {"title": title, "parts": joined(words)})
    for name, counted in ((_("Flickor och kvinnor"), portfolio.girls), (_("Pojkar och män"), portfolio.boys)):
        lines = Line(name, number(counted[GRANTED]), number(counted[PENDING]), number(counted.total()))
        sections.append(lines)
    chart = stacked_share(
        _("Könsfördelning bland deltagarna"), " ".join(said), groups, slug="kon", value_name=_("Andel")
    )
    return Picture(chart, (Section(_("Antal deltagare"), tuple(sections)),))


def key_figures(portfolio: Portfolio) -> list[dict[str, str]]:
    """Three to five numbers over the charts."""
    people = portfolio.girls.total() + portfolio.boys.total()
    granted, pending = portfolio.cases[GRANTED], portfolio.cases[PENDING]
    return [
        {
            "term": _("Beviljat"), "value": in_mnkr(portfolio.funds[GRANTED]), "unit": _("mnkr"),
            "note": ngettext("%(count)s projekt", "%(count)s projekt", granted) % {"count": number(granted)},
        },
        {
            "term": _("Sökt"), "value": in_mnkr(portfolio.funds[PENDING]), "unit": _("mnkr"),
            "note": ngettext("%(count)s ansökan prövas", "%(count)s ansökningar prövas", pending)
            % {"count": number(pending)},
        },
        {"term": _("Deltagare"), "value": number(people), "note": _("I alla projekt sammanräknat")},
    ]  # fmt: skip
