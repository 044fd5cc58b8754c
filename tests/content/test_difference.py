"""What differs: the same pieces make the old text and the new, whatever the texts are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from applications.content.answers import Answers
from applications.content.difference import compare, differences
from tests.factories.house import a_process

TEXT = st.one_of(st.text(), st.lists(st.sampled_from(["barn", "unga", " ", "\n", ", ", "skola", "é"])).map("".join))
PARTS = a_process().parts("application")


@given(TEXT, TEXT)
def test_each_side_is_whole(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.how != "new") == old
    assert "".join(piece.text for piece in pieces if piece.how != "gone") == new
    assert all(piece.text for piece in pieces)


@given(TEXT)
def test_nothing_differs_from_itself(text: str) -> None:
    assert {piece.how for piece in compare(text, text)} <= {"same"}
    assert differences(PARTS, {"problem": {"problem": text}}, {"problem": {"problem": text}}, {}) == []


def test_a_question_and_a_row_that_differ() -> None:
    old: Answers = {
        "costs": {"costs": [{"id": "r1", "year": "2027", "what": "Tjänst", "payer": "fund", "amount": "100"}]}
    }
    new: Answers = {
        "problem": {"problem": "Nu skrivet."},
        "costs": {
            "costs": [
                {"id": "r1", "year": "2027", "what": "Tjänst", "payer": "fund", "amount": "200"},
                {"id": "r2", "year": "2028", "what": "Lokal", "payer": "eu", "amount": "50"},
            ]
        },
    }
    found = differences(PARTS, old, new, {})
    assert [(change.part.key, change.label.rpartition(", ")[2]) for change in found] == [
        ("problem", "Problem och nuläge"), ("costs", "1"), ("costs", "2"),
    ]  # fmt: skip
    assert [(piece.how, piece.text) for piece in found[1].pieces if piece.how != "same"] == [
        ("gone", "100"), ("new", "200"),
    ]  # fmt: skip


def test_an_answer_that_only_looks_different_does_not_differ() -> None:
    windows: Answers = {"problem": {"problem": "En rad.\r\nEn till."}}
    assert differences(PARTS, windows, {"problem": {"problem": "En rad.\nEn till."}}, {}) == []
    assert differences(PARTS, {"costs": {"costs": []}}, {}, {}) == []
