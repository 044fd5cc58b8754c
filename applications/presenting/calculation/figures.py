"""The four or five numbers over the pictures, and how the draws fell for each perspective."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.perspectives import MUNICIPALITY
from applications.calculation.simulation import Simulated
from applications.content.sums import Sums
from applications.presenting.calculation.amounts import rate_text, whole
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.tables import RATIO_PLACES, Names, name_of
from socinv.presentation.money import NO_VALUE, in_mnkr, number, percent


def key_figures(found: Computed) -> list[dict[str, str]]:
    """The municipality's, as components/figures.html takes them."""
    result = found.result(MUNICIPALITY)
    back, ratio, simulated = result.present_pay_back, result.benefit_cost_ratio, found.simulation(MUNICIPALITY)
    after = _("Efter %(years)s år") % {"years": number(back.years, 1)} if back.years is not None else ""
    words = {"rate": rate_text(found.rate), "year": found.base_year}
    shown = [
        {"term": _("Nettonuvärde för kommunen"), "value": in_mnkr(result.net_present_value), "unit": _("mnkr"),
         "note": _("%(year)d års värde, %(rate)s ränta") % words},
        {"term": _("Vinst per satsad krona"), "value": NO_VALUE if ratio is None else number(ratio, RATIO_PLACES),
         "unit": _("kr"), "note": _("För kommunen")},
        {"term": _("Pengarna är tillbaka"), "value": str(back.year or NO_VALUE),
         "note": after or _("Inte inom kalkylen")},
        {"term": _("Hela kostnaden"), "value": in_mnkr(found.read.calculation.total_cost), "unit": _("mnkr"),
         "note": _("Alla betalare, utan ränta")},
    ]  # fmt: skip
    if simulated:
        value, draws = percent(Decimal(repr(simulated.gains))), {"draws": number(simulated.draws)}
        note = _("Av %(draws)s beräkningar") % draws
        shown.insert(3, {"term": _("Pengarna kommer tillbaka i"), "value": value, "note": note})
    return shown


def simulation_table(found: Computed, names: Names) -> Sums | None:
    """None where nothing is uncertain."""
    rows = [(one, found.simulation(one)) for one in found.perspectives]
    lines = tuple((name_of(one, names), *_drawn(simulated)) for one, simulated in rows if simulated)
    if not lines:
        return None
    heads = (_("Sett från"), _("5 % är lägre än"), _("Mittersta"), _("5 % är högre än"), _("Tillbaka i"))
    return Sums(_("Nettonuvärde i kronor när de osäkra siffrorna varierar"), heads, lines, ())


def _drawn(simulated: Simulated) -> tuple[str, ...]:
    values = (number(whole(Decimal(repr(value)))) for value in (simulated.p5, simulated.p50, simulated.p95))
    return (*values, percent(Decimal(repr(simulated.gains))))
