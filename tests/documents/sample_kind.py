"""A kind of document of a case for the tests of the engine: ordered by coordinators, read by those inside."""

from __future__ import annotations

from typing import Any

from applications.access import visible_cases
from applications.models import Case
from socinv.documents.kinds import Kind
from socinv.documents.paper import Paper
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import Standing
from tests.documents.sample import sample

CASE = "applications.case"


def composed(case: Case) -> Paper:
    """The sample about this case: what it says changes with the case's title."""
    return sample(title=f"Om {case.title}", municipality=case.municipality.name, regnr=case.regnr, enclosed=())


def may_order(case: Case, standing: Standing) -> Verdict:
    """The coordinators, unless the case is called Stopp."""
    if not standing.is_coordinator:
        return no(Ground.PERSON, "Samordnarna beställer.")
    return no(Ground.STATE, "Det är inte dags än.") if case.title == "Stopp" else YES


def may_read(case: Case, standing: Standing) -> bool:
    """Those inside who see the case."""
    return standing.is_insider and visible_cases(standing).filter(pk=case.pk).exists()


def of_case(case: Any) -> list[Case]:
    """The case itself."""
    return [case]


SAMPLE = Kind("sample", "Provhandling", "Visar hur en handling görs.", CASE, composed, may_order, may_read,
              "provhandling", of_case)  # fmt: skip
