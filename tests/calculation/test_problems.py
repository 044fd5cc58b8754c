"""What is wrong in a line and between lines: told at the figure, and what stops a submission."""

from __future__ import annotations

from typing import Any

import pytest

from applications.calculation.problems import Problem
from applications.content.missing import missing
from tests.calculation.rows import BENEFITS, PARTS, answers, benefit, calc, reading


def told(*rows: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    return [(one.line, one.input) for one in reading(*rows, **more).problems]


def test_a_sound_line_has_no_problem() -> None:
    assert told(benefit(figures=calc())) == []


@pytest.mark.parametrize(
    ("changes", "input_", "says"),
    [
        ({"participants": ""}, "participants", "fyll i en siffra"),
        ({"price": "mycket"}, "price", "skriv en siffra"),
        ({"deadweight": "1.2"}, "deadweight", "mellan 0 och 100 procent"),
        ({"drop_off": "-0.1", "drop_off_reason": "x"}, "drop_off", "mellan 0 och 100 procent"),
        ({"deadweight_reason": ""}, "deadweight_reason", "skriv varför"),
        ({"attribution": "0.5"}, "attribution_reason", "skriv varför"),
        ({"drop_off": "0.2"}, "drop_off_reason", "skriv varför"),
        ({"bias": "0.1"}, "bias_reason", "skriv varför"),
        ({"effect_low": ""}, "effect_low", "både lägst och högst"),
        ({"effect_high": ""}, "effect_high", "både lägst och högst"),
        ({"effect_low": "0.25"}, "effect_low", "mellan lägst och högst"),
        ({"effect_high": "0.15"}, "effect_high", "mellan lägst och högst"),
        ({"effect_high": "hög"}, "effect_high", "skriv en siffra"),
        ({"deadweight_low": "0", "deadweight_high": "1.5"}, "deadweight_high", "mellan 0 och 100 procent"),
        ({"deadweight": "", "deadweight_reason": ""}, "deadweight", "Är det inget, skriv 0"),
        ({"ground": "judgement", "deadweight": "", "deadweight_reason": ""}, "deadweight", "skriv 0"),
        ({"ground": "comparison"}, "deadweight", "redan borträknat"),
    ],
)
def test_each_problem_is_told_at_its_figure(changes: dict[str, str], input_: str, says: str) -> None:
    (found,) = reading(benefit(figures=calc(**changes))).problems
    assert (found.line, found.input, found.is_error) == ("r1", input_, True)
    assert says in found.text


def test_a_comparison_group_has_already_taken_out_what_is_due_to_others() -> None:
    plain = calc(ground="comparison", deadweight="0", deadweight_reason="")
    assert told(benefit(figures=plain)) == []
    both = plain | {"attribution": "0.5", "attribution_reason": "Delvis"}
    assert told(benefit(figures=both)) == [("r1", "attribution")]


def test_a_price_of_another_year_than_the_calculations() -> None:
    row = benefit(figures=calc(price_year="2020"))
    (found,) = reading(row).problems
    assert "2020 års priser" in found.text
    assert "2027 års" in found.text
    assert told(row, settings={"price_year": "2020"}) == []


def test_what_one_has_instead_of_another_adds_up_to_nought() -> None:
    moved = {"money": "redistribution"}
    alone = benefit("r1", moved, yearly="5000")
    assert told(alone) == [("r1", "money")]
    mirror = benefit("r2", moved, actor="individual", yearly="-5000")
    assert told(alone, mirror) == []
    assert told(alone, mirror | {"last_year": "2032"}) == [("r1", "money")]


def test_the_same_gain_of_the_same_actor_in_the_same_years_is_counted_once() -> None:
    first = benefit("r1", calc())
    assert told(first, benefit("r2", calc(indicator="  vårddygn "))) == [("r2", "indicator")]
    assert told(first, benefit("r2", calc(), actor="region")) == []
    assert told(first, benefit("r2", calc(), first_year="2034", last_year="2035")) == []
    assert told(first, benefit("r2", calc(indicator="Skolår"))) == []
    assert told(benefit("r1"), benefit("r2")) == [], "amounts alone name no indicator"


def test_what_stops_a_submission_is_a_line_at_the_row() -> None:
    given = answers(benefit("r1"), benefit("r2", calc(deadweight_reason="", effect_low="")))
    found = [one for one in missing(PARTS, given, {}) if "Vinst 2" in one.text]
    part, field = BENEFITS
    assert [(one.part, one.anchor) for one in found] == [(part, f"id_{field}-r2-yearly")] * 2
    assert found[0].text == "Vinst 2: Effekt per person och år: skriv både lägst och högst, eller inget av dem"
    assert not [one for one in missing(PARTS, answers(benefit(figures=calc())), {}) if one.part == part
                and "Vinst" in one.text]  # fmt: skip


def test_what_is_only_said_stops_nothing() -> None:
    assert Problem("r1", "", "Bra att veta", is_error=False).is_error is False
    assert reading(benefit(figures=calc(price_source=""))).errors == ()
