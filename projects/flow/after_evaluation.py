"""What follows from the life of an evaluation (4, 5)."""

from __future__ import annotations

from datetime import timedelta

from applications.content.answers import answers_of, decimal
from applications.content.versions import keep_version
from applications.flow.after_writing import put_away, remark, settle
from applications.flow.work import end_turn, turn_of_body
from projects.flow.bodies import turn_of_party
from projects.flow.prefill import prefill
from projects.flow.values import facts_of, value_rows
from projects.given import row_of
from projects.models import Evaluation, FollowUp, Lesson, LessonKind
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User

COMPLETE_IN = 21  # days

on("projects.evaluation", "comment")(remark)
on("projects.evaluation", "resolve_comment")(settle)
on("projects.evaluation", "remove_attachment")(put_away)


@on("projects.evaluation", "open")
def write(evaluation: Evaluation, event: Event) -> None:
    """The project leader's turn (SUN-37)."""
    prefill(evaluation)
    _turn_of_leader(evaluation)


@on("projects.evaluation", "send_back")
def complete(evaluation: Evaluation, event: Event) -> None:
    end_turn(evaluation)
    evaluation.due = clock.today() + timedelta(COMPLETE_IN)
    evaluation.save(update_fields=["due"])
    _turn_of_leader(evaluation)


def _turn_of_leader(evaluation: Evaluation) -> None:
    title = evaluation.case.process.closing.title
    turn_of_body(evaluation, "submit", title, evaluation.due, evaluation.project.project_group, ("chair",))


@on("projects.evaluation", "submit")
def await_judgement(evaluation: Evaluation, event: Event) -> None:
    """Kept as it was sent in, its figures read out, and to the body that judges (SUN-34)."""
    end_turn(evaluation)
    keep_version(evaluation.case, "evaluation", event)
    facts = facts_of(evaluation, answers_of(evaluation.case, "evaluation"))
    evaluation.comparison = str(facts.get("comparison") or "")
    evaluation.spent, evaluation.saving = decimal(facts.get("spent")), decimal(facts.get("saving"))
    evaluation.save(update_fields=["comparison", "spent", "saving"])
    rule = evaluation.case.process.closing.judged
    due = clock.today() + timedelta(days=rule.days)
    turn_of_party(evaluation, "judge", rule.title, due, rule.by, rule.roles)


@on("projects.evaluation", "judge")
def judged(evaluation: Evaluation, event: Event) -> None:
    """What came of each measure and what was learned is kept; a closing project goes on to the proposal."""
    end_turn(evaluation)
    _take_outcomes(evaluation)
    take_lessons(evaluation)
    if evaluation.project.status == "closing":
        perform(evaluation.project, "evaluate", by=User.objects.system(), cause=event)


def _take_outcomes(evaluation: Evaluation) -> None:
    given = value_rows(evaluation, answers_of(evaluation.case, "evaluation"), "values")
    for indicator in evaluation.project.indicators.all():
        row = given.get(row_of(indicator), {})
        indicator.outcome, indicator.outcome_missing = decimal(row.get("value")), str(row.get("missing") or "")
        indicator.save(update_fields=["outcome", "outcome_missing"])


def take_lessons(written: Evaluation | FollowUp) -> None:
    """What the project learned, kept where others search."""
    case = written.case
    problem = " ".join(str(part.get("problem", "")) for part in answers_of(case, "application").values())
    about = f"{case.title}. {case.summary} {problem}".strip()
    rows = value_rows(written, answers_of(case, written.form), "lessons").values()
    Lesson.objects.bulk_create(
        Lesson(
            municipality_id=case.municipality_id, project=written.project, text=str(row.get("what") or ""),
            kind=row.get("kind") or LessonKind.ADVICE, about=about,
        )
        for row in rows
    )  # fmt: skip
