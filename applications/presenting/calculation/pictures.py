"""The two pictures that are drawn as those of other pages: the years, and who pays and who gains."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.discounting import present_value
from applications.calculation.inputs import NONE
from applications.calculation.perspectives import MUNICIPALITY
from applications.content.naming import who
from applications.presenting.calculation.amounts import whole
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.tables import back_text
from socinv.presentation.charts import BarChart, BarRow, bar_chart
from socinv.presentation.column_chart import ColumnChart, ColumnGroup, column_chart
from socinv.presentation.money import in_mnkr, number

TKR = Decimal(1000)
MOST_YEARS = 40


def years_picture(found: Computed) -> ColumnChart:
    """The municipality's net year by year, in the first year's value: added up, and each year's own."""
    result = found.result(MUNICIPALITY)
    total, groups = NONE, []
    for one in result.years:
        total += one.present_net
        amounts = (total / TKR, one.present_net / TKR)
        groups.append(ColumnGroup(str(one.year), amounts, tuple(number(amount, 0) for amount in amounts)))
    words = {"back": back_text(result.present_pay_back), "net": in_mnkr(result.net_present_value)}
    return column_chart(
        _("När kommer pengarna tillbaka till kommunen?"),
        _("Tusen kronor i %(year)d års värde. Tillbaka: %(back)s. Vid kalkylens slut är summan %(net)s mnkr.")
        % (words | {"year": found.base_year}),
        groups, slug="ar-for-ar", label_name=_("År"), series=(_("Summan hittills"), _("Årets netto")), most=MOST_YEARS,
    )  # fmt: skip


def who_picture(found: Computed, names: Mapping[int, str]) -> BarChart:
    """What each pays and what each gains over all years, in the first year's value."""
    keys = sorted({*found.flows.costs, *found.flows.benefits}, key=lambda key: (key != "fund", _order(key), key))

    def worth(flows: Mapping[str, Mapping[int, Decimal]], key: str) -> Decimal:
        return whole(present_value(flows.get(key, {}), found.base_year, found.rate))

    rows = []
    for key in keys:
        pays, gains = worth(found.flows.costs, key), worth(found.flows.benefits, key)
        rows.append(BarRow(who(key, names), gains, number(gains), pays, number(pays)))
    return bar_chart(
        _("Vem betalar och vem vinner?"),
        _("Kronor över alla år, i %(year)d års värde. Ramen är det som betalas, den fyllda stapeln det som vinns.")
        % {"year": found.base_year},
        rows, slug="vem", label_name=_("Vem"), value_name=_("Vinner"), planned_name=_("Betalar"),
    )  # fmt: skip


def _order(key: str) -> int:
    return 0 if key.startswith("department:") else 1
