"""The price list among the administration's lists."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.models import PriceItem
from socinv.organisation.administered import Administered, administer


def _in_use() -> Any:
    return PriceItem.objects.filter(is_current=True, retired_on=None)


administer(Administered("prices", _("Prislista"), "prices", _in_use))
