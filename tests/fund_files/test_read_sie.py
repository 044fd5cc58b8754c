"""SIE 4 read: the transactions of projects, and every line that cannot be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from repayment.files.contents import Contents
from repayment.files.reading import read_file
from tests.fund_files.examples import SIE, sie, verification


def mistakes(contents: Contents) -> list[tuple[int, str]]:
    return [(one.line, one.text) for one in contents.mistakes]


def test_a_whole_file() -> None:
    contents = read_file(SIE.encode("cp437"))
    assert (contents.form, contents.orgnr, contents.owner) == ("sie", "212000-2411", "Sundhults kommun")
    assert not contents.mistakes
    first, debt, other = contents.rows
    assert (first.number, first.account, first.day) == ("9001", "5010", date(2026, 1, 31))
    assert (first.amount, first.verification, first.text) == (Decimal("1250.50"), "A17", 'Lön "Kärnan"')
    assert (debt.is_balance, debt.number) == (True, "")
    assert other.day == date(2026, 2, 2)


@pytest.mark.parametrize("coding", ["cp437", "utf-8", "utf-8-sig", "cp1252"])
def test_swedish_letters_in_whatever_they_are_written(coding: str) -> None:
    data = sie(verification("A", "1", text="Åtgärd på förskolan")).encode(coding)
    assert read_file(data).rows[0].text == "Åtgärd på förskolan"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_end_of_line(ending: str) -> None:
    assert len(read_file(SIE.replace("\n", ending).encode("cp437")).rows) == 3


def test_rows_of_correction_and_unknown_labels_are_skipped() -> None:
    lines = '#VER A 1 20260131 ""\n{\n#RTRANS 5010 {6 1} 5.00\n#TRANS 5010 {6 1} 5.00\n#BTRANS 5010 {} 9.00\n'
    contents = read_file(sie(lines + "#TRANS 2440 {} -5.00\n}\n#PROSA hej\n").encode())
    assert [row.amount for row in contents.rows] == [Decimal(5), Decimal(-5)]
    assert not contents.mistakes


def test_the_kind_of_account_as_the_file_says_it() -> None:
    contents = read_file(sie("#KTYP 5010 T\n#KTYP 2440 K\n" + verification("A", "1")).encode())
    assert [row.is_balance for row in contents.rows] == [True, False]


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 {6 "1"} 1,50\n}\n', 7, "decimalpunkt"),
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 {6 "1"} 1.555\n}\n', 7, "decimalpunkt"),
        ('#VER A 1 20260231 "x"\n{\n}\n', 5, "20260131"),
        ('#VER A 1\n{\n#TRANS 5010 {6 "1"} 1\n}\n', 5, "saknar nummer eller datum"),
        ('#VER A 1 20270131 "x"\n{\n}\n', 5, "räkenskapsår"),
        ('#VER "" "" 20260131 "x"\n{\n#TRANS 5010 {6 "1"} 1\n#TRANS 2440 {} -1\n}\n', 7, "saknar nummer"),
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 {6 "1"} 7\n#TRANS 2440 {} -5\n}\n', 5, "skiljer 2,00"),
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 {6} 7\n}\n', 7, "par av dimension"),
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 {6 1 6 2} 7\n}\n', 7, "två projekt"),
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 7\n}\n', 7, "inom klamrar"),
        ('#VER A 1 20260131 "x\n{\n}\n', 5, "citattecken"),
        ('#VER A 1 20260131 "x"\n{\n#TRANS 5010 {6 1 7\n}\n', 7, "klammer"),
        ("#TRANS 5010 {} 7\n", 5, "utanför"),
        ("hej\n", 5, "etikett"),
        ("}\n", 5, "stänger ingen"),
        ('#VER A 1 20260131 "x"\n{\n', 5, "slutar aldrig"),
        ('#VER A 1 20260131 "x"\n{\n#VER A 2 20260131 "x"\n{\n}\n', 7, "den förra"),
    ],
)
def test_every_mistake_is_said_once_with_its_line(lines: str, line: int, says: str) -> None:
    contents = read_file(sie(verification("B", "1"), lines).encode())
    found = [one for one in mistakes(contents) if one[0]]
    assert len(found) == 1, found
    assert found[0][0] == line + 5
    assert says in found[0][1]


def test_other_types_and_files_without_projects_are_told() -> None:
    assert "typ 4" in mistakes(read_file(b"#FLAGGA 0\n#SIETYP 2\n"))[0][1]
    assert "inga verifikationer" in mistakes(read_file(b"#FLAGGA 0\n#SIETYP 4\n"))[0][1]
    no_project = sie(verification("A", "1", objects="{1 100}"))
    assert "dimension 6" in mistakes(read_file(no_project.encode()))[0][1]


def test_an_object_among_others() -> None:
    contents = read_file(sie(verification("A", "1", objects='{1 "100" 6 "P 7"}')).encode())
    assert contents.rows[0].number == "P 7"
