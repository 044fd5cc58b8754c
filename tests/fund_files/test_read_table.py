"""CSV read: columns known by their headings, and every row that cannot be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from repayment.files.decoding import Unreadable
from repayment.files.reading import read_file
from tests.fund_files.examples import CSV


def test_a_whole_file() -> None:
    contents = read_file(CSV.encode())
    assert contents.form == "csv"
    assert not contents.mistakes
    first = contents.rows[0]
    assert (first.line, first.number, first.account, first.day) == (2, "9001", "5010", date(2026, 1, 31))
    assert (first.amount, first.verification, first.text) == (Decimal("1250.50"), "A17", "Lön")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_in_any_coding_with_any_separator(coding: str, separator: str) -> None:
    text = "Projektnr;Konto;Bokföringsdatum;Belopp;Ver.nr;Text\n1;5010;20260131;12.5;A1;Åtgärd\n".replace(
        ";", separator
    )
    row = read_file(text.encode(coding)).rows[0]
    assert (row.amount, row.text, row.day) == (Decimal("12.5"), "Åtgärd", date(2026, 1, 31))


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("1 250 000,50", "1250000.50"), ("1\u00a0250,5", "1250.5"), ("-30", "-30"), ("30-", "-30"), ("−7,25", "-7.25")],
)
def test_swedish_amounts(cell: str, amount: str) -> None:
    assert read_file(CSV.replace("300", cell).encode()).rows[2].amount == Decimal(amount)


@pytest.mark.parametrize(
    ("period", "day"), [("202602", "2026-02-28"), ("2026-12", "2026-12-31"), ("2024-02", "2024-02-29")]
)
def test_a_period_is_the_last_day_of_its_month(period: str, day: str) -> None:
    text = f"Projekt;Konto;Period;Utfall;Verifikation\n9001;5010;{period};10;A1\n"
    assert read_file(text.encode()).rows[0].day.isoformat() == day


def test_debit_and_credit_in_columns_of_their_own() -> None:
    text = "Projekt;Konto;Datum;Debet;Kredit;Ver\n1;5010;2026-01-31;100;;A1\n1;5010;2026-01-31;;40,50;A2\n"
    assert [row.amount for row in read_file(text.encode()).rows] == [Decimal(100), Decimal("-40.5")]


def test_titles_above_and_empty_rows_are_passed_over() -> None:
    text = "Huvudbok;;;;\nUttag 2026-03-01;;;;\n" + CSV + ";;;;;\n\n"
    contents = read_file(text.encode())
    assert [row.line for row in contents.rows] == [4, 5, 6]
    assert not contents.mistakes


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2026-02-28;1 250,50", "2026-02-30;1 250,50", "2026-01-31"),
        ("2026-02-28;1 250,50", "2026-02-28;tusen", "1 250 000,50"),
        ("2026-02-28;1 250,50", "2026-02-28;1,255", "två decimaler"),
        ("2026-02-28;1 250,50", "2026-02-28;", "går inte att läsa"),
        ("A44", "", "saknar verifikation"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line(old: str, new: str, says: str) -> None:
    contents = read_file(CSV.replace(old, new).encode())
    assert len(contents.rows) == 2
    (mistake,) = contents.mistakes
    assert (mistake.line, mistake.number) == (3, "9001")
    assert says in mistake.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "tom"),
        (b"\xef\xbb\xbf \r\n", "tom"),
        (b"PK\x03\x04 arbetsbok", "Excel"),
        (b"\xd0\xcf\x11\xe0gammal", "Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"<?xml version='1.0'?><Sie/>", "SIE 5"),
        (b"abc\0def", "inte text"),
        (b"hej\nhopp\n", "rubriker"),
        (b"Projekt;Konto;Belopp\n1;2;3\n", "datum eller period, verifikation"),
        (b"\xff\xfea", "tecken"),
    ],
)
def test_what_is_no_list_is_told_plainly(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_file(data)


def test_only_headings() -> None:
    (mistake,) = read_file(CSV.splitlines()[0].encode()).mistakes
    assert "inga rader" in mistake.text


def test_a_file_of_mistakes_is_not_read_to_its_end() -> None:
    heading, row = CSV.splitlines()[0], "7777;5010;2026-02-30;1;A1;x"
    mistakes = read_file("\n".join((heading, *[row] * 1500)).encode()).mistakes
    assert len(mistakes) == 1001
    assert mistakes[-1].line == 0  # of the whole file: it stops the booking, whoever's the rows are
