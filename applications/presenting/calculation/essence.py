"""What a calculation comes to, for a page or a paper about something else: one sentence and a small table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.perspectives import MUNICIPALITY, PUBLIC_SECTOR, SOCIETY
from applications.calculation.reading import FORM, read_case, tables
from applications.content.sums import Sums
from applications.models import Case
from applications.presenting.calculation.amounts import rate_text, whole
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.covering import Covering, covering
from applications.presenting.calculation.sentence import meaning_of, sentence
from applications.presenting.calculation.tables import RATIO_PLACES, name_of
from socinv.presentation.money import NO_VALUE, number, percent


@dataclass(frozen=True)
class Essence:
    """``sums``: None while there is nothing to count; ``covering``: the guideline's own test, where it has one."""

    text: str
    sums: Sums | None
    covering: Covering | None


def essence_of(case: Case, names: Mapping[int, str]) -> Essence | None:
    """None where the application asks for no gains. No query where the case's parts are prefetched."""
    if not tables(case.process.parts(FORM), "benefits"):
        return None
    rule = case.process.coverage
    found = Computed(read_case(case), rule.years if rule else None)
    meaning = meaning_of(found)
    if not (meaning.costs and meaning.gains):
        return Essence(sentence(meaning), None, None)
    return Essence(sentence(meaning), _sums(found, names), covering(found))


def _sums(found: Computed, names: Mapping[int, str]) -> Sums:
    """Net present value, gain a krona and how often the money comes back, from three places."""
    lines = []
    for one in (MUNICIPALITY, PUBLIC_SECTOR, SOCIETY):
        result, simulated = found.result(one), found.simulation(one)
        ratio = result.benefit_cost_ratio
        lines.append((
            name_of(one, names), number(whole(result.net_present_value)),
            NO_VALUE if ratio is None else number(ratio, RATIO_PLACES),
            percent(Decimal(repr(simulated.gains))) if simulated else NO_VALUE,
        ))  # fmt: skip
    words = {"year": found.base_year, "rate": rate_text(found.rate)}
    caption = _("Kalkylen i kronor, %(year)d års värde med %(rate)s kalkylränta") % words
    return Sums(caption, (_("Sett från"), _("Nettonuvärde"), _("Vinst per krona"), _("Tillbaka i")), tuple(lines), ())
