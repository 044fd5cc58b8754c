"""Steps with an official report written to them, and what their documents are asked with."""

from __future__ import annotations

from typing import Any

from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of
from tests.factories.cases import an_application_for_decision, open_step
from tests.factories.house import House
from tests.factories.kept import kept

WORDING, GROUNDS = "att bifalla ansökan\natt bevilja 650 000 kr", "Metoden är prövad.\n\nFlera förvaltningar deltar."


def writes(by: User, step: Step, wording: str = WORDING, grounds: str = GROUNDS, seen: int = 0) -> Step:
    perform(step, "write_report", by=by, wording=wording, grounds=grounds, seen=seen)
    return Step.objects.get(pk=step.pk)


@kept
def a_reported_decision(house: House, **changes: Any) -> Step:
    """The decision waits, and the coordinators have written what they propose."""
    case = an_application_for_decision(house, **changes).case
    return writes(house.person("coordination.method"), open_step(case, "decision"))


def standing(house: House, who: str) -> Standing:
    return standing_of(house.person(who), house.municipality.pk, clock.today())


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)
