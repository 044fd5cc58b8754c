"""What the part's page says of the calculation, which has a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from applications.calculation.reading import read_case
from applications.models import Written
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.sentence import meaning_of, sentence
from socinv.lifecycle.process import Part


@dataclass(frozen=True)
class Apart:
    """Where the page is, and what stands there in one sentence."""

    url: str
    text: str


def calculation_beside(thing: Written, part: Part) -> Apart | None:
    """None where the part has no such question. No query when the case's parts are prefetched."""
    if not any(field.is_apart for field in part.field):
        return None
    rule = thing.case.process.coverage
    found = Computed(read_case(thing.case), rule.years if rule else None)
    return Apart(reverse("calculation", args=[thing.case.ref]), sentence(meaning_of(found)))
