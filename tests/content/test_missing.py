"""What is missing: every question that must be answered, at its field, in the file's words, and no other."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.content.answers import Answers
from applications.content.columns import COLUMNS
from applications.content.missing import missing
from socinv.lifecycle.process import Field
from tests.factories.content import SPECIAL
from tests.factories.house import a_process

PROCESS = a_process()
FORMS = ("idea", "application")


def cell(key: str, kind: str, choices: tuple[tuple[str, Any], ...]) -> str:
    if kind == "choice":
        return choices[0][0]
    years = {"first_year": "2029", "last_year": "2033", "year": "2027"}
    return years.get(key, {"actor": "department:1", "payer": "fund"}.get(kind, "12"))


def value(field: Field) -> Any:
    if field.key in SPECIAL:
        return SPECIAL[field.key]
    if field.is_rows:
        return [{"id": "r1"} | {one.key: cell(one.key, one.kind, one.choices) for one in COLUMNS[field.kind]}]
    if field.kind == "choice":
        return field.choices[0].key
    return [] if field.kind == "departments" else "12"


def whole_form(form: str) -> Answers:
    return {part.key: {field.key: value(field) for field in part.field} for part in PROCESS.parts(form)}


WHOLE = {form: whole_form(form) for form in FORMS}
ALL = [(form, part.key, field) for form in FORMS for part in PROCESS.parts(form) for field in part.field]
NEEDED = [(form, part, field) for form, part, field in ALL if field.required]


def anchor(field: Field) -> str:
    """Where the line leads: the field, or the first of its buttons."""
    return f"id_{field.key}_0" if field.kind == "choice" else f"id_{field.key}"


def lines(form: str, answers: Answers) -> list[tuple[str, str, str]]:
    return [(line.part, line.anchor, line.text) for line in missing(PROCESS.parts(form), answers, {})]


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_form_lacks_nothing(form: str) -> None:
    assert lines(form, WHOLE[form]) == []


@pytest.mark.rule("SUN-19", "SUN-23")
@pytest.mark.parametrize("form", FORMS)
def test_an_empty_form_lacks_each_needed_answer_in_the_order_of_the_form(form: str) -> None:
    wanted = [(part, anchor(field), field.missing) for one, part, field in NEEDED if one == form]
    assert lines(form, {}) == wanted
    assert all(text for _part, _anchor, text in wanted)


@pytest.mark.rule("SUN-19", "SUN-23")
@pytest.mark.parametrize(("form", "part", "field"), NEEDED, ids=[f"{f}.{p}.{k.key}" for f, p, k in NEEDED])
def test_each_needed_answer_is_missed_alone(form: str, part: str, field: Field) -> None:
    answers = deepcopy(WHOLE[form])
    del answers[part][field.key]
    assert (part, anchor(field), field.missing) in lines(form, answers)
    others = [line for line in lines(form, answers) if line[1] != anchor(field)]
    assert others == [], "one gap is one line"


@given(st.sets(st.sampled_from([(form, part, field.key) for form, part, field in ALL])))
def test_each_answer_given_takes_lines_away_and_adds_none_about_others(gaps: set[tuple[str, str, str]]) -> None:
    for form in FORMS:
        answers = deepcopy(WHOLE[form])
        gone = {(part, key) for one, part, key in gaps if one == form}
        for part, key in gone:
            del answers[part][key]
        assert {
            (part, where.removeprefix("id_").removesuffix("_0")) for part, where, _text in lines(form, answers)
        } <= gone


@pytest.mark.parametrize(
    ("part", "key", "decides", "choice"),
    [
        (part.key, field.key, field.required_if.field, field.required_if.is_)
        for form in FORMS
        for part in PROCESS.parts(form)
        for field in part.field
        if field.required_if
    ],
)
def test_what_a_choice_asks_for_is_missed_with_that_choice_only(part: str, key: str, decides: str, choice: str) -> None:
    form = "idea" if PROCESS.part("idea", part) and PROCESS.part("idea", part).find(key) else "application"  # type: ignore[union-attr]
    answers = deepcopy(WHOLE[form])
    answers[part] |= {decides: choice, key: ""}
    assert (part, f"id_{key}") in [line[:2] for line in lines(form, answers)]
    answers[part][decides] = "something-else"
    assert (part, f"id_{key}") not in [line[:2] for line in lines(form, answers)]


@pytest.mark.parametrize(
    ("form", "part", "key", "given", "holds"),
    [
        ("idea", "problem", "age-from", "0", True),
        ("idea", "problem", "age-from", "-1", False),
        ("idea", "problem", "age-to", "29", True),
        ("idea", "problem", "age-to", "30", False),
        ("idea", "problem", "age-to", "10", True),  # as the first age
        ("idea", "problem", "age-to", "9", False),
        ("application", "method", "ends", "2027-01-01", True),  # the day it starts
        ("application", "method", "ends", "2026-12-31", False),
        ("application", "repayment", "repayment-from", "2028", False),  # the year it ends
        ("application", "repayment", "repayment-from", "2029", True),
        ("application", "repayment", "repayment-from", "2038", True),
        ("application", "repayment", "repayment-from", "2039", False),
        ("application", "repayment", "repayment-years", "1", True),
        ("application", "repayment", "repayment-years", "0", False),
        ("application", "repayment", "repayment-years", "10", True),
        ("application", "repayment", "repayment-years", "11", False),
    ],
)
def test_figures_and_days_at_their_bounds(form: str, part: str, key: str, given: str, holds: bool) -> None:
    answers = deepcopy(WHOLE[form])
    answers[part][key] = given
    found = [line for line in lines(form, answers) if line[:2] == (part, f"id_{key}")]
    assert (found == []) == holds, found


@pytest.mark.parametrize("kind", ["indicators", "costs", "benefits", "partners"])
def test_an_empty_cell_is_missed_by_its_row(kind: str) -> None:
    part, field = next((p, f) for p in PROCESS.parts("application") for f in p.field if f.kind == kind)
    for column in COLUMNS[kind]:
        answers = deepcopy(WHOLE["application"])
        first = value(field)[0]
        answers[part.key][field.key] = [first, first | {"id": "r2", column.key: ""}]
        wanted = (part.key, f"id_{field.key}-r2-{column.key}", str(column.missing) % {"row": 2})
        assert wanted in lines("application", answers)


@pytest.mark.rule("SUN-23")
@pytest.mark.parametrize(
    ("part", "key", "column", "given", "words"),
    [
        ("indicators", "indicators", "shows", "process", "Minst ett mått ska visa effekt"),
        ("indicators", "indicators", "money", "no", "Minst ett mått ska gå att räkna i pengar"),
        ("costs", "costs", "payer", "eu", "Minst en kostnad ska betalas av fonden"),
        ("gains", "benefits", "last_year", "2028", "det sista året kan inte vara före det första"),
    ],
)
def test_what_a_table_must_hold_as_a_whole(part: str, key: str, column: str, given: str, words: str) -> None:
    answers = deepcopy(WHOLE["application"])
    answers[part][key][0][column] = given
    (line,) = lines("application", answers)
    assert words in line[2]
    assert line[1].startswith(f"id_{key}-r1-")
