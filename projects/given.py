"""The rows that a project's forms are given: one for each indicator, one for each age band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.content.fixed import Fixed, FixedRow
from socinv.lifecycle.process import Part
from socinv.presentation.money import NO_VALUE, number

if TYPE_CHECKING:
    from projects.models import Indicator


def given_rows(thing: Any, parts: Sequence[Part]) -> dict[str, Fixed]:
    """The rows of the given tables that the form has; an indicator with what it was and what it is to become."""
    kinds = {field.kind for part in parts for field in part.field if field.is_fixed}
    found: dict[str, Fixed] = {}
    if "participants" in kinds:
        bands = thing.case.process.project.age_band
        found["participants"] = tuple(FixedRow(f"b{band.key}", band.label) for band in bands)
    if "values" in kinds:
        latest = _latest_values(thing)
        before = _("Förra rapporten") if hasattr(thing, "period_from") else _("Senaste rapporten")
        found["values"] = tuple(
            _indicator(one, before, latest.get(one.pk, NO_VALUE)) for one in thing.project.indicators.order_by("number")
        )
    return found


def row_of(indicator: Indicator) -> str:
    """The id of an indicator's row."""
    return f"i{indicator.number}"


def _indicator(one: Indicator, before: str, latest: str) -> FixedRow:
    label = f"{one.name}, {one.unit}" if one.unit and one.unit not in one.name else one.name
    notes = (
        (_("Utgångsläge"), number(one.baseline)),
        (_("Mål"), number(one.target)),
        (before, latest),
    )
    return FixedRow(row_of(one), label, notes)


def _latest_values(thing: Any) -> dict[int, str]:
    """What the report before this one said, by indicator."""
    from projects.models import Measurement
    from projects.models.report import RECEIVED

    earlier = thing.project.reports.filter(status__in=RECEIVED)
    if hasattr(thing, "period_from"):
        earlier = earlier.filter(number__lt=thing.number)
    report = earlier.order_by("-number").first()
    rows = Measurement.objects.filter(report=report, value__isnull=False) if report else ()
    return {row.indicator_id: number(row.value) for row in rows if row.value is not None}
