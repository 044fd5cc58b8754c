"""A verb, a state or a role without its row fails."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models
from django_fsm import FSMFieldMixin

from applications.models import Application, Case, Idea, Step
from projects.models import Change, Evaluation, FollowUp, Position, Project, Report, ResultsRequest, ScaleUp
from repayment.models import Fund, Plan
from socinv.documents.models import Document
from socinv.lifecycle.graph import verbs_of
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.house import a_process
from tests.matrix.cast import Cast
from tests.matrix.situations import SITUATIONS
from tests.matrix.table import GROUNDS, SIGHT, THINGS, roles, table

pytestmark = pytest.mark.django_db
MODELS: dict[str, type[models.Model]] = {
    "case": Case, "idea": Idea, "application": Application,
    "project": Project, "report": Report, "change": Change, "evaluation": Evaluation, "scaleup": ScaleUp,
    "request": ResultsRequest, "plan": Plan, "position": Position, "followup": FollowUp,
    "meeting": Meeting, "item": AgendaItem, "document": Document, "fund": Fund,
}  # fmt: skip


@pytest.mark.parametrize("thing", THINGS)
def test_every_verb_in_every_situation_has_one_row(thing: str) -> None:
    wanted, model = table(thing), MODELS.get(thing, Step)
    assert not wanted.twice
    assert wanted.verbs == set(verbs_of(model))
    rows = {(verb, situation) for verb, situation, _one in wanted.cells}
    assert rows == {(verb, situation) for verb in verbs_of(model) for situation in SITUATIONS[thing]}
    assert set(wanted.cells.values()) <= set(GROUNDS)


@pytest.mark.parametrize("thing", THINGS)
def test_every_state_has_a_situation(thing: str) -> None:
    wanted, model = table(thing), MODELS.get(thing, Step)
    states = {str(value) for value, _label in _choices(model)}
    met = {wanted.state_of(situation) for situation in SITUATIONS[thing]}
    assert met | set(wanted.never) == states
    assert not met & set(wanted.never)


def test_every_role_has_one_class_in_each_table(cast: Cast) -> None:
    rows = roles()
    assert set(rows) == set(cast.people)
    assert {len(row) for row in rows.values()} == {len(THINGS) + len(SIGHT)}
    for thing in THINGS:
        known = {*table(thing).classes, "out", "none"}
        assert {row[thing] for row in rows.values()} <= known
        assert known <= {row[thing] for row in rows.values()}, "a class that nobody has"


def test_every_thing_with_a_state_has_a_table() -> None:
    machines = {
        model for model in apps.get_models() if any(isinstance(one, FSMFieldMixin) for one in model._meta.get_fields())
    }
    assert machines == {Step, *MODELS.values()}
    kinds = {rule.kind for phase in ("idea", "application") for rule in a_process().steps(phase)}
    assert kinds <= set(THINGS)


def _choices(model: type[models.Model]) -> list[tuple[object, object]]:
    field = model._meta.get_field("status")
    assert isinstance(field, models.Field)
    return list(field.choices or ())
