"""The figures that stand beside a factor: collaboration here, spread and gender over all projects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from applications.answering.excerpt import taking_part
from applications.content.shown import Names
from applications.listing.classes import EVIDENCE, HORIZONS, SIZES, horizon_of, size_of
from applications.listing.portfolio import GRANTED, PENDING, Portfolio, count
from applications.models import Case
from socinv.presentation.grammar import joined
from socinv.presentation.money import number, percent


@dataclass(frozen=True)
class SpreadLine:
    """A class of projects: how many are granted and applied for, and whether this one is among them."""

    title: str
    granted: str
    pending: str
    here: bool


@dataclass(frozen=True)
class Fact:
    """Sentences, and for the spread a table."""

    sentences: tuple[str, ...] = ()
    lines: tuple[SpreadLine, ...] = ()


class Facts:
    """The facts of a case, each read when it is asked for. The portfolio is one query."""

    def __init__(self, case: Case, names: Names) -> None:
        self.case, self.names = case, names

    def of(self, key: str) -> Fact | None:
        """The fact a factor names in the process file."""
        made = {"collaboration": self.collaboration, "spread": self.spread, "gender": self.gender}.get(key)
        return made() if made else None

    @cached_property
    def portfolio(self) -> Portfolio:
        """Granted and pending cases of the municipality, this one among them (SUN-28, SUN-29)."""
        return count(Case.objects.filter(municipality=self.case.municipality_id))

    def collaboration(self) -> Fact:
        departments, partners = taking_part(self.case, self.names)
        first = _("Söker: %(names)s.") % {"names": self.case.department.name}
        second, third = _("Ingen annan förvaltning deltar."), _("Inga partner utanför kommunen.")
        if departments:
            second = _("Deltar: %(names)s.") % {"names": joined(departments)}
        if partners:
            third = _("Partner: %(names)s.") % {"names": joined(partners)}
        return Fact((first, second, third))

    def spread(self) -> Fact:
        case = self.case
        years = case.last_gain_year - case.ends.year if case.last_gain_year and case.ends else None
        mine = {
            "evidence": case.evidence,
            "size": size_of(case.granted_amount or case.applied_amount),
            "horizon": horizon_of(years),
        }
        lines = []
        for kind, words in (("evidence", EVIDENCE), ("size", SIZES), ("horizon", HORIZONS)):
            by = self.portfolio.spread[kind]
            for key, word in words.items():
                title = _("Vinst efter %(years)s") % {"years": str(word).lower()} if kind == "horizon" else str(word)
                lines.append(SpreadLine(title, number(by[GRANTED][key]), number(by[PENDING][key]), mine[kind] == key))
        return Fact(lines=tuple(lines))

    def gender(self) -> Fact:
        here = _("Den här ansökan: %(people)s.") % {"people": _people(self.case.girls, self.case.boys)}
        girls, boys = self.portfolio.girls[GRANTED], self.portfolio.boys[GRANTED]
        if not girls + boys:
            return Fact((here, _("Inga deltagare i beviljade projekt än.")))
        return Fact((here, _("Beviljade projekt sammanräknat: %(people)s.") % {"people": _people(girls, boys)}))


def _people(girls: int | None, boys: int | None) -> str:
    if girls is None or boys is None:
        return _("uppgift saknas")
    share = percent(Decimal(girls) / (girls + boys)) if girls + boys else "–"
    return _("%(girls)s flickor och %(boys)s pojkar (%(share)s flickor)") % {
        "girls": number(girls), "boys": number(boys), "share": share,
    }  # fmt: skip
