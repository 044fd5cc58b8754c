"""What was learned: as lines of a list, and beside a form whose problem is like the one they came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.answers import parts_of
from applications.presenting.beside import Box, Line, stands_beside
from projects.lesson_search import similar_lessons, telling_words
from projects.models import Lesson, Verdict
from projects.presenting.judging import lesson_mark
from projects.presenting.marks import VERDICT_MARKS

if TYPE_CHECKING:
    from applications.models import Written
    from socinv.lifecycle.process import Part
    from socinv.organisation.standing import Standing

FORMS, PROBLEM = ("idea", "application"), "problem"
WORDY = ("text", "prose")


@dataclass(frozen=True)
class LessonLine:
    """A lesson with its kind, the project it comes from and how that was judged."""

    lesson: Lesson
    kind: dict[str, str]
    project: str
    url: str
    department: str
    verdict: dict[str, str]


def lines_of(lessons: Iterable[Lesson]) -> list[LessonLine]:
    return [_line(one) for one in lessons]


def _line(lesson: Lesson) -> LessonLine:
    case, said = lesson.project.case, Verdict(lesson.project.evaluation.verdict)
    return LessonLine(
        lesson=lesson,
        kind=lesson_mark(lesson.kind),
        project=str(case),
        url=reverse("project-judge", args=[case.ref]),
        department=case.department.name,
        verdict={"status": VERDICT_MARKS[said], "word": str(said.label)},
    )


@stands_beside
def learned_by_others(standing: Standing, thing: Written, part: Part) -> Box | None:
    """Where a problem is described: what projects with a similar problem learned."""
    if thing.form not in FORMS or part.key != PROBLEM:
        return None
    row = parts_of(thing.case, thing.form).get(part.key)
    given = row.answers if row else {}
    said = [str(given.get(field.key) or "") for field in part.field if field.kind in WORDY]
    lessons = similar_lessons(standing, thing.case, telling_words([thing.case.title, thing.case.summary, *said]))
    if not lessons:
        return None
    lines = tuple(_beside(one) for one in lessons)
    return Box("larom", _("Det andra har lärt sig"), lines, reverse("lesson-list"), _("Alla lärdomar"))


def _beside(lesson: Lesson) -> Line:
    mark, case = lesson_mark(lesson.kind), lesson.project.case
    return Line(lesson.text, mark["status"], mark["word"], str(case), reverse("project-judge", args=[case.ref]))
