"""How far an indicator has come on its way, said short."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import cast

from django.utils.translation import gettext as _

from projects.models import Indicator
from projects.outcome import Direction, share_reached
from socinv.presentation.money import percent

WHOLE = Decimal("0.01")


def way(one: Indicator, value: Decimal | None) -> str:
    """Målet är nått, 40 % av vägen, åt fel håll; empty where nothing was measured."""
    if value is None:
        return ""
    share = share_reached(one.baseline, one.target, value, cast("Direction", one.direction))
    if one.target == one.baseline:
        return _("nivån hålls") if share else _("nivån hålls inte")
    if share is None or share < 0:
        return _("åt fel håll")
    if share == 0:
        return _("ingen förändring")
    if share >= 1:
        return _("målet är nått")
    return _("%(share)s av vägen") % {"share": percent(share.quantize(WHOLE, rounding=ROUND_DOWN))}
