"""A process file whose fund cannot work says what is wrong with it; one that can is shown on the guideline's page."""

from __future__ import annotations

from typing import Any

import pytest

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.fund_check import fund_problems
from socinv.lifecycle.process.fund_schema import FundSource
from socinv.lifecycle.process.load import all_processes
from socinv.organisation.fund_page import drawn_fund
from tests.factories.house import a_process

TWICE = (FundSource(key="one", title="En", repaid=True), FundSource(key="one", title="Två", repaid=True))


def changed(**fund: Any) -> Process:
    process = a_process()
    assert process.repayment is not None
    assert process.repayment.fund is not None
    rule = process.repayment.fund.model_copy(update=fund)
    return process.model_copy(update={"repayment": process.repayment.model_copy(update={"fund": rule})})


@pytest.mark.parametrize("process", all_processes().values(), ids=lambda one: f"{one.slug}-{one.version}")
def test_every_guideline_says_who_keeps_its_fund(process: Process) -> None:
    assert not list(fund_problems(process))
    assert process.repayment is not None
    assert process.repayment.fund is not None
    drawn = drawn_fund(process)[0]
    assert drawn.title == process.repayment.fund.title
    assert [one.word for one in drawn.outcomes] == [one.title for one in process.repayment.fund.source]


@pytest.mark.parametrize(("fund", "said"), [
    ({"kept_by": "treasurer"}, 'kept_by nämner organet "treasurer"'),
    ({"source": ()}, "inga pengar kan komma in"),
    ({"source": TWICE}, 'source "one": nyckeln finns två gånger'),
    ({"source": TWICE}, "tar alla emot återföringar"),
    ({"source": (FundSource(key="one", title="En", most=-1),)}, "utan minus"),
])  # fmt: skip
def test_what_is_wrong_is_said(fund: dict[str, Any], said: str) -> None:
    assert any(said in one for one in fund_problems(changed(**fund)))


def test_a_guideline_may_say_nothing_of_a_fund() -> None:
    process = changed()
    assert process.repayment is not None
    silent = process.model_copy(update={"repayment": process.repayment.model_copy(update={"fund": None})})
    assert not list(fund_problems(silent))
    assert not drawn_fund(silent)
