"""What must be mended in the calculation before an application is sent in, a line each at its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from applications.calculation.reading import dates_of, read_parts, tables
from applications.content.answers import Answers
from socinv.lifecycle.process import Part


def missing_in_calculation(parts: Sequence[Part], answers: Answers) -> Iterator[tuple[str, str, str]]:
    """(part, HTML id, what to do). Nothing where the lines are amounts alone, or the form has no benefits."""
    if not tables(parts, "benefits"):
        return
    starts, ends = dates_of(parts, answers)
    for line in read_parts(parts, answers, starts=starts, ends=ends).lines:
        for problem in line.problems:
            if problem.is_error:
                text = _("Vinst %(row)d: %(problem)s") % {"row": line.number, "problem": problem.text}
                yield line.part, f"id_{line.field}-{line.key}-yearly", text
