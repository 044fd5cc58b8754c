"""Whatever the rows, SIE holds them; whatever the bytes, there is an answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from repayment.files.contents import fingerprints
from repayment.files.decoding import Unreadable
from repayment.files.exporting import Books, Paid, paid_as_csv, paid_as_sie
from repayment.files.reading import read_file
from repayment.files.sie_line import fields_of, holdable, line_of
from repayment.files.sie_writing import Sender
from tests.fund_files.examples import CSV, SIE

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
AMOUNTS = st.decimals(Decimal("-99999999.99"), Decimal("99999999.99"), places=2)
TEXTS = st.text(max_size=40)
NUMBERS = st.text("0123456789ABCÅ -", min_size=1, max_size=12).map(str.strip).filter(bool)
PAID = st.builds(
    Paid, entry=st.integers(1, 10**6), day=DAYS, amount=AMOUNTS, number=NUMBERS, project=TEXTS,
    account=st.text("0123456789", min_size=3, max_size=6), text=TEXTS,
)  # fmt: skip
BOOKS = Books("4590", "", "F")
SENDER = Sender("Sundhults kommun", "212000-2411", date(2026, 3, 1))


@given(st.lists(PAID, min_size=1, max_size=8))
def test_what_is_written_as_sie_is_read_again(paid: list[Paid]) -> None:
    contents = read_file(paid_as_sie(paid, BOOKS, SENDER))
    assert not contents.mistakes
    assert (contents.owner, contents.orgnr) == ("Sundhults kommun", "212000-2411")
    written = [
        (f"F{one.entry}", one.day, account, number, amount, holdable(one.text))
        for one in paid
        for account, number, amount in ((one.account, one.number, -one.amount), ("4590", "", one.amount))
    ]
    assert [
        (row.verification, row.day, row.account, row.number, row.amount, row.text) for row in contents.rows
    ] == written


@given(st.lists(PAID, min_size=1, max_size=8))
def test_what_is_written_as_csv_is_read_again(paid: list[Paid]) -> None:
    contents = read_file(paid_as_csv(paid, BOOKS))
    assert not contents.mistakes
    assert [(row.day, row.amount, row.account) for row in contents.rows] == [
        (one.day, one.amount, one.account) for one in paid
    ]


@given(st.lists(TEXTS, max_size=5))
def test_a_line_is_taken_apart_as_it_was_put_together(words: list[str]) -> None:
    assert fields_of(line_of("#X", [*words, tuple(words)])) == [
        "#X", *(holdable(one) for one in words), tuple(holdable(one) for one in words),
    ]  # fmt: skip
    assert all(holdable(holdable(one)) == holdable(one) for one in words)


STARTS = [b"", b"#SIETYP 4\n#VER A 1 20260131 x\n{\n", CSV.encode(), SIE.encode()]


@settings(max_examples=300)
@given(st.binary(max_size=300), st.sampled_from(STARTS), st.integers(0, 400))
def test_any_bytes_are_answered(noise: bytes, start: bytes, at: int) -> None:
    """Read, or refused in words; never anything else."""
    said: object = ""
    try:
        contents = read_file(start[:at] + noise + start[at:])
        said = contents.rows or contents.mistakes
    except Unreadable as problem:
        said = str(problem)
    assert said


@given(st.text('#VERTANS {}"\\6 1.20260131\n-ABC', max_size=200))
def test_what_looks_like_sie_is_answered(text: str) -> None:
    contents = read_file(("#SIETYP 4\n" + text).encode())
    assert contents.rows or contents.mistakes


@given(st.permutations(range(4)))
def test_rows_are_known_again_in_any_order(order: list[int]) -> None:
    rows = read_file((CSV + CSV.splitlines()[1] + "\n").encode()).rows
    assert sorted(fingerprints([rows[at] for at in order])) == sorted(fingerprints(rows))
    assert len(set(fingerprints(rows))) == 4
