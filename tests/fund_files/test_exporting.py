"""What goes to the accounting system, put together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from repayment.files.exporting import Books, Paid, Reduced, paid_as_sie, reduced_as_csv, reduced_as_sie
from repayment.files.reading import read_file
from repayment.files.sie_writing import Sender

BOOKS = Books("2090", "8100", "R")
SENDER = Sender("Sundhults kommun", "", date(2026, 3, 1))
REDUCED = [
    Reduced("Skolnämnden", 2028, "Närvaro", "9001", Decimal("150000.50")),
    Reduced("Skolnämnden", 2028, "Läslust", "", Decimal(20_000)),
    Reduced("Vårdnämnden", 2028, "Närvaro", "9001", Decimal(70_000)),
]


def test_a_verification_for_each_frame() -> None:
    found = read_file(reduced_as_sie(REDUCED, BOOKS, SENDER))
    assert not found.mistakes
    frames = [row for row in found.rows if row.account == "8100"]
    assert [(row.verification, row.number, row.amount) for row in frames] == [
        ("R1", "9001", Decimal("150000.50")), ("R1", "", Decimal(20_000)), ("R2", "9001", Decimal(70_000)),
    ]  # fmt: skip
    assert sum(row.amount for row in found.rows) == 0
    assert {row.day for row in found.rows} == {date(2028, 1, 1)}


def test_a_line_for_each_committee_and_plan() -> None:
    lines = reduced_as_csv(REDUCED, BOOKS).decode("utf-8-sig").splitlines()
    assert lines[1] == "Skolnämnden;2028;9001;Närvaro;8100;2090;150000,5"
    assert len(lines) == 4


def test_several_years_are_told_as_the_format_counts_them() -> None:
    paid = [
        Paid(entry, date(2024 + entry, 5, 1), Decimal(1), "9001", "P", "935900", 'Bidrag "ett"') for entry in (1, 2)
    ]  # fmt: skip
    text = paid_as_sie(paid, BOOKS, SENDER).decode("cp437")
    assert "#RAR 0 20260101 20261231\r\n#RAR -1 20250101 20251231\r\n" in text
    assert '#VER R 1 20250501 "Bidrag \\"ett\\""\r\n{\r\n#TRANS 935900 {6 9001} -1.00 20250501' in text
    assert "#ORGNR" not in text
    assert not read_file(text.encode("cp437")).mistakes
