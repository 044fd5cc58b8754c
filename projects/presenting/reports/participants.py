"""Those who have taken part, by age band and gender (SUN-29)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.content.answers import decimal
from projects.presenting.reports.loading import KnownReport
from socinv.presentation.money import number, percent

GENDERS = ("girls", "boys", "other")


@dataclass(frozen=True)
class Band:
    """An age band, its three figures and their sum."""

    label: str
    figures: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.figures)


@dataclass(frozen=True)
class Participants:
    """The bands with anybody in them, all of them together, and the same in a sentence."""

    bands: tuple[Band, ...]
    all: Band
    sentence: str


def participants(known: KnownReport, given: Sequence[Mapping[str, Any]]) -> Participants:
    """From the project's beginning to the report's last day. An empty box counts as nobody."""
    rows = {str(row.get("id")): row for row in given}
    bands = [
        Band(one.label, tuple(_whole(rows.get(f"b{one.key}", {}).get(name)) for name in GENDERS))
        for one in known.case.process.project.age_band
    ]
    together = Band(_("Alla"), tuple(sum(one.figures[place] for one in bands) for place in range(len(GENDERS))))
    planned = (known.case.girls or 0) + (known.case.boys or 0)
    return Participants(tuple(one for one in bands if one.total), together, in_words(together.figures, planned))


def _whole(text: Any) -> int:
    found = decimal(text)
    return int(found) if found is not None and found > 0 else 0


def in_words(figures: Sequence[int], planned: int) -> str:
    """23 av 85 planerade deltagare. 52 % är flickor och kvinnor."""
    count = sum(figures)
    if planned:
        said = _("%(count)s deltagare av %(planned)s planerade.") % {"count": number(count), "planned": number(planned)}
    else:
        said = ngettext("%(count)s deltagare.", "%(count)s deltagare.", count) % {"count": number(count)}
    if not count:
        return said
    share = percent(Decimal(figures[0]) / count)
    return f"{said} " + _("%(share)s är flickor och kvinnor.") % {"share": share}
