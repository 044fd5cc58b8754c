"""Rows side by side, cell by cell."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from applications.calculation.comparing import compare_cells, compare_rows
from applications.calculation.workbook.keeping import settled

TEXTS = st.text(alphabet="ab01.=\n ", max_size=6)
CELLS = st.dictionaries(st.sampled_from(["what", "yearly", "source"]), TEXTS)
CALC = st.dictionaries(st.sampled_from(["effect", "price", "price_item", "effect_low"]), TEXTS)


def a_row(key: str, **cells: Any) -> dict[str, Any]:
    return {"id": key, **cells}


def test_rows_are_known_by_their_ids() -> None:
    before = [a_row("a", what="En"), a_row("b", what="Två"), a_row("c", what="Tre")]
    after = [a_row("c", what="Tre"), a_row("b", what="Två!"), a_row("d", what="Fyra")]
    assert [(one.how, one.row["id"]) for one in compare_rows(before, after)] == [
        ("removed", "a"), ("changed", "b"), ("added", "d"),
    ]  # fmt: skip


def test_the_same_number_is_no_difference() -> None:
    before = a_row("a", yearly="100", calc={"effect": "0.20", "price": "", "bias": "0"})
    after = a_row("a", yearly="100.0", calc={"effect": "0.2", "bias": "0.1"})
    assert [(one.key, one.before, one.after) for one in compare_cells(before, after)] == [("bias", "0", "0.1")]


@given(CELLS, CALC)
def test_a_row_does_not_differ_from_itself(cells: dict[str, str], calc: dict[str, str]) -> None:
    row = a_row("a", **cells, calc=calc)
    assert compare_rows([row], [row]) == ()


@given(CELLS, CALC)
def test_what_is_read_back_as_it_was_stays_as_it_was(cells: dict[str, str], calc: dict[str, str]) -> None:
    row = a_row("a", **cells, calc=calc) if calc else a_row("a", **cells)
    assert settled(row, row) == row
