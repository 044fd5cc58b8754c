"""The numbers under the pictures, as tables of texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.inputs import NONE
from applications.calculation.perspectives import MUNICIPALITY, PUBLIC_SECTOR, SOCIETY, Perspective
from applications.calculation.result import PayBack, Result
from applications.content.naming import who
from applications.content.sums import Sums
from applications.presenting.calculation.amounts import rate_text, whole
from applications.presenting.calculation.computed import Computed
from socinv.presentation.money import NO_VALUE, number

Names = Mapping[int, str]
ByYear = Mapping[str, Mapping[int, Decimal]]
RATIO_PLACES = 2


def name_of(perspective: Perspective, names: Names) -> str:
    """A department by its name; the wholes by ours."""
    known = {
        MUNICIPALITY.key: _("Kommunen"), PUBLIC_SECTOR.key: _("Offentlig sektor"), SOCIETY.key: _("Samhället"),
    }  # fmt: skip
    return known.get(perspective.key) or who(perspective.key, names)


def costs_table(found: Computed, names: Names) -> Sums | None:
    """Per year and payer, the fund first."""
    return _by_year(found.flows.costs, _("Kostnader i kronor, per år och betalare"), names)


def benefits_table(found: Computed, names: Names) -> Sums | None:
    """Per year and who gains."""
    return _by_year(found.flows.benefits, _("Vinster i kronor, per år och vem som vinner"), names)


def _by_year(flows: ByYear, caption: str, names: Names) -> Sums | None:
    keys = sorted(flows, key=lambda key: (key != "fund", not key.startswith("department:"), key))
    years = sorted({year for amounts in flows.values() for year in amounts})
    if not years:
        return None

    def line(title: str, amounts: list[Decimal]) -> tuple[str, ...]:
        return (title, *(number(whole(one)) for one in amounts), number(whole(sum(amounts, NONE))))

    return Sums(
        caption,
        (_("År"), *(who(key, names) for key in keys), _("Summa")),
        tuple(line(str(year), [flows[key].get(year, NONE) for key in keys]) for year in years),
        line(_("Summa"), [sum(flows[key].values(), NONE) for key in keys]),
    )


def present_values(found: Computed, names: Names) -> Sums:
    """Net present value per perspective, at each rate."""
    caption = _("Nettonuvärde i kronor, %(year)d års värde") % {"year": found.base_year}
    return _by_rate(found, names, caption, lambda one: number(whole(one.net_present_value)))


def ratios(found: Computed, names: Names) -> Sums:
    """What each krona gives back."""
    return _by_rate(found, names, _("Vinst per satsad krona"), lambda one: _ratio(one.benefit_cost_ratio))


def pay_backs(found: Computed, names: Names) -> Sums:
    """When the money is back, at each rate."""
    return _by_rate(found, names, _("Året då pengarna är tillbaka"), lambda one: back_text(one.present_pay_back))


def _by_rate(found: Computed, names: Names, caption: str, said: Callable[[Result], str]) -> Sums:
    lines = tuple(
        (name_of(one, names), *(said(found.results[one.key, rate]) for rate in found.rates))
        for one in found.perspectives
    )
    return Sums(caption, (_("Sett från"), *(_rate_head(rate, found.rate) for rate in found.rates)), lines, ())


def _rate_head(rate: Decimal, own: Decimal) -> str:
    if not rate:
        return _("Utan ränta")
    words = {"rate": rate_text(rate)}
    return _("%(rate)s, kalkylens") % words if rate == own else words["rate"]


def _ratio(value: Decimal | None) -> str:
    return NO_VALUE if value is None else number(value, RATIO_PLACES)


def back_text(back: PayBack) -> str:
    """2029 (efter 4,5 år); inte inom kalkylen."""
    if back.year is None or back.years is None:
        return _("inte inom kalkylen")
    words = {"year": back.year, "years": number(back.years, 1)}
    if back.turns_again:
        return _("%(year)d, efter %(years)s år, men inte alla år därefter") % words
    return _("%(year)d, efter %(years)s år") % words
