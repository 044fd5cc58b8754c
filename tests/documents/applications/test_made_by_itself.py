"""Where the process file says so, the memo and the letter are ordered with the answer, by the system."""

from __future__ import annotations

import pytest

from applications.models import Step
from socinv.documents.models import Document
from socinv.lifecycle.process import all_processes
from socinv.lifecycle.process.schema import Process, Review, StepRule
from tests.factories.acts import decide, reopen
from tests.factories.cases import an_application_for_decision
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import a_variant, under


def test_a_decision_becomes_a_memo_of_its_own_act(house: House) -> None:
    step = decide(house, an_application_for_decision(house).case)
    memo = Document.objects.get(case=step.case)
    assert (memo.kind, memo.thing_id, memo.version, memo.status) == ("decision-memo", step.pk, 1, "ordered")
    assert memo.ordered_by.is_system
    event = step.case.events.get(thing="documents.document", verb="order")
    assert event.cause is not None
    assert (event.cause.verb, event.cause.thing_id) == ("decide", step.pk)
    assert "500" in memo.source["lead"]


def test_a_new_decision_becomes_a_memo_of_its_own(house: House) -> None:
    case = an_application_for_decision(house).case
    first = decide(house, case)
    reopen(house, first)
    second = decide(house, case, "declined")
    made = Document.objects.filter(case=case).order_by("serial")
    assert [(one.kind, one.thing_id) for one in made] == [
        ("decision-memo", first.pk), ("decline-letter", second.pk), ("decision-memo", second.pk),
    ]  # fmt: skip
    assert [one.serial for one in made] == [1, 2, 3]


def test_nothing_is_made_where_the_file_does_not_say_so(db: None) -> None:
    first = a_process()

    def silent(rules: tuple[StepRule, ...]) -> tuple[StepRule, ...]:
        return tuple(rule.model_copy(update={"documents": ()}) for rule in rules)

    review = Review(idea=silent(first.review.idea), application=silent(first.review.application))
    with a_variant(review=review) as process:
        house = under(a_house(), process)
        step = decide(house, an_application_for_decision(house).case, "declined")
        assert Step.objects.get(pk=step.pk).status == "answered"
        assert not Document.objects.exists()


@pytest.mark.parametrize("process", all_processes().values(), ids=lambda one: f"{one.slug}-{one.version}")
def test_every_guideline_says_it_of_its_decision_and_wherever_a_case_is_declined(process: Process) -> None:
    for rule in (*process.steps("idea"), *process.steps("application")):
        assert ("decision-memo" in rule.documents) == (rule.kind == "decision"), rule.step
        assert ("decline-letter" in rule.documents) == ("declined" in rule.leads.values()), rule.step
