"""For which projects repayment applies: the years of the guideline, and those when the decision must say it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.repayment_check import repayment_problems
from socinv.lifecycle.process.repayment_schema import RepaymentRule, repayment_applies
from tests.factories.house import a_process
from tests.repayment.plans import RULE

YEARS = st.integers(2000, 2060)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
SHORT_RULE: dict[str, Any] = {"when": "with-application", "applies_before": 2019, "not_from": 2020, "silent": (2019,)}
ASKED: dict[str, Any] = {
    f"{name}_field": f"repayment.repayment{key}"
    for name, key in (("choice", ""), ("from", "-from"), ("years", "-years"))
}
AFTER_RULE: dict[str, Any] = {"when": "none", "applies_before": 2021, "not_from": 2022, "silent": (2021,)}


@pytest.mark.rule("ORE-24")
@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2018, 12, 31), "yes"), (date(2019, 1, 1), "must-be-said"), (date(2019, 12, 31), "must-be-said"),
        (date(2020, 1, 1), "no"), (date(2026, 5, 1), "no"),
    ],
)  # fmt: skip
def test_a_year_that_the_guideline_says_nothing_of_must_be_said(day: date, said: str) -> None:
    assert repayment_applies(RepaymentRule(**SHORT_RULE), day) == said


@pytest.mark.rule("NOR-13")
@pytest.mark.parametrize(
    ("day", "said"), [(date(2020, 12, 31), "yes"), (date(2021, 6, 1), "must-be-said"), (date(2022, 1, 1), "no")]
)
def test_before_after_and_in_the_year_between(day: date, said: str) -> None:
    assert repayment_applies(RepaymentRule(**AFTER_RULE), day) == said


@given(DAYS)
def test_without_years_it_is_the_same_for_everybody(day: date) -> None:
    assert repayment_applies(RepaymentRule(when="with-application"), day) == "yes"
    assert repayment_applies(RepaymentRule(when="at-closing"), day) == "yes"
    assert repayment_applies(RepaymentRule(when="none"), day) == "no"


@given(before=YEARS, gap=st.integers(0, 5), day=DAYS, silent=st.booleans())
def test_every_day_has_one_answer_and_the_silent_years_are_exactly_the_gap(
    before: int, gap: int, day: date, *, silent: bool
) -> None:
    """Whether the gap is written out as silent or only left open says the same."""
    between = tuple(range(before, before + gap))
    rule = RepaymentRule(
        when="with-application", applies_before=before, not_from=before + gap, silent=between if silent else ()
    )
    said = repayment_applies(rule, day)
    assert (said == "yes") == (day.year < before)
    assert (said == "no") == (day.year >= before + gap)
    assert (said == "must-be-said") == (day.year in between)


@given(since=YEARS, day=DAYS)
def test_from_a_year_on(since: int, day: date) -> None:
    said = repayment_applies(RepaymentRule(when="at-closing", applies_from=since), day)
    assert said == ("yes" if day.year >= since else "must-be-said")


@given(YEARS)
def test_a_years_savings_are_reported_in_the_year_after(year: int) -> None:
    assert RepaymentRule(**RULE).report_by(year) == date(year + 1, 3, 31)
    assert RepaymentRule(**{**RULE, "followed_up": "yearly"}).report_by(year) == date(year + 1, 12, 31)


def _process(**changes: Any) -> Process:
    return a_process().model_copy(update={"repayment": RepaymentRule(**{**RULE, **changes})})


def test_a_file_without_a_mistake() -> None:
    assert list(repayment_problems(_process())) == []
    assert list(repayment_problems(a_process().model_copy(update={"repayment": None}))) == []
    assert list(repayment_problems(_process(**SHORT_RULE, **ASKED))) == []
    assert list(repayment_problems(_process(**AFTER_RULE))) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"by": "director"}, "by nämner organet"),
        ({"by": "managment-group"}, 'Menade du "management-group"?'),
        ({"roles": ()}, "ingen kan besluta om planen"),
        ({"roles": ("boss",)}, "ingen kan besluta om planen"),
        ({"days": 0}, "planen har ingen tidsgräns"),
        ({"longest": 0}, "Skriv minst ett år"),
        ({"followed_up": "31 mars"}, "är ingen dag på året"),
        ({"followed_up": "02-29"}, "är ingen dag på året"),
        ({"followed_up": "13-01"}, "är ingen dag på året"),
        ({"reported_by": ()}, "reported_by är tom"),
        ({"reported_by": ("owners",)}, 'Menade du "owner"?'),
        ({"reconciled_by": ("nobody",)}, 'reconciled_by nämner "nobody"'),
        ({"reported_by": ("leadr",)}, 'Menade du "leader"?'),
        ({"when": "with-application", **ASKED, "from_field": ""}, "from_field saknas"),
        ({"when": "with-application", **ASKED, "years_field": "repayment.year"}, "years_field nämner frågan"),
        ({"when": "with-application", **ASKED, "exempt_after": 10}, "Skriv båda, eller ta bort exempt_after"),
        ({"when": "with-application", **ASKED, "days": 0}, "planen har ingen tidsgräns"),
        ({"applies_before": 2022, "not_from": 2020}, "både återföra (applies_before) och inte återföra (not_from)"),
        ({"applies_from": 2020, "not_from": 2020}, "säger emot not_from = 2020"),
        ({"applies_before": 2020, "silent": (2019,)}, "2019 står i silent"),
        ({"not_from": 2020, "silent": (2021,)}, "2021 står i silent"),
        ({"applies_from": 2020, "silent": (2021,)}, "2021 står i silent"),
    ],
)
def test_each_mistake_is_explained(changes: dict[str, Any], said: str) -> None:
    found = list(repayment_problems(_process(**changes)))
    assert len(found) == 1, found
    assert found[0].startswith("repayment: ")
    assert said in found[0]
