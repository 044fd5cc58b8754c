"""The processes that there are, as a table. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from socinv.lifecycle.process.schema import Process
from socinv.lifecycle.process.table import table


def listed(processes: Iterable[Process], day: date) -> str:
    """A row a version, the latest of each municipality first, and which one new cases start under that day."""
    in_order = sorted(processes, key=lambda one: one.slug)
    rows = []
    for slug, group in groupby(in_order, key=lambda one: one.slug):
        versions = sorted(group, key=lambda one: one.process.valid_from, reverse=True)
        current = next((one for one in versions if one.process.valid_from <= day), None)
        for one in versions:
            head = one.process
            rows.append((slug, one.version, head.municipality, str(head.valid_from), _state(one, current)))
    return table((_("Namn"), _("Version"), _("Kommun"), _("Gäller från"), _("Nu")), rows)


def _state(one: Process, current: Process | None) -> str:
    if one is current:
        return _("gäller för nya ärenden")
    if current is None or one.process.valid_from > current.process.valid_from:
        return _("gäller ännu inte")
    return _("gäller för ärenden som började under den")
