"""A file of costs comes in, is read through, and is booked once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from projects.models import Project
from repayment.ledger.accounts import AccountKind
from repayment.models import CostFile, CostRow, Entry
from socinv.lifecycle import clock
from tests.case.pages import words
from tests.factories.funds import do, held, keeper, the_fund
from tests.factories.house import House, a_house
from tests.fund_files.examples import sie, verification
from tests.fund_files.funds import (
    FILES,
    OUTSIDER,
    READER,
    a_kept_file,
    a_paid_project,
    book_file,
    csv_of,
    line,
    queries_of,
    upload,
)
from tests.projects.reading import problems, read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_paid_project(house)


def told(answer: Any) -> str:
    return " ".join(str(one) for one in answer.wsgi_request._messages)


def test_a_file_is_read_through_and_booked(house: House, project: Project) -> None:
    data = csv_of(line(project), line(project, "12,50", "A2"), line(project, 7, "A3", number="7777"))
    answer = upload(keeper(house), data)
    file = CostFile.objects.get()
    assert answer["Location"] == file.get_absolute_url()
    assert not Entry.objects.filter(kind="cost").exists()
    page = words(read(keeper(house), file.get_absolute_url()))
    assert "30 012,50 kr att bokföra" in page
    assert "Allt ryms i det som är utbetalt." in page
    assert "Hör inte till fonden" in page
    answer = signed_in(keeper(house)).post(file.get_absolute_url())
    assert "30 012,50 kr är bokfört" in told(answer).replace("\xa0", " ")
    entry = Entry.objects.get(kind="cost")
    assert (entry.amount, entry.project_id, entry.file) == (Decimal("30012.50"), project.pk, "kostnader.csv")
    assert list(entry.cost_rows.values_list("verification", flat=True)) == ["A1", "A2"]
    assert held(house, AccountKind.CONSUMED, project) == Decimal("30012.50")
    assert "Redan bokförda" in words(read(keeper(house), file.get_absolute_url()))


def test_costs_beyond_what_is_paid_are_shown_as_the_receivers_own(house: House, project: Project) -> None:
    file = a_kept_file(house, csv_of(line(project, 130_000)))
    page = words(read(keeper(house), file.get_absolute_url()))
    assert "Fonden står för 100 000 kr. Resten, 30 000 kr" in page
    signed_in(keeper(house)).post(file.get_absolute_url())
    assert held(house, AccountKind.CONSUMED, project) == 100_000
    assert Entry.objects.get(kind="cost").amount == 130_000


def test_sie_is_booked_without_the_grant_and_the_debts(house: House, project: Project) -> None:
    number, today = project.account_number.number, clock.today()
    objects = f'{{6 "{number}"}}'
    grant = f'#VER F 1 20260131 "Bidrag"\n{{\n#TRANS 935900 {objects} -100000.00\n#TRANS 4590 {{}} 100000.00\n}}\n'
    text = sie(grant, verification("A", "1", objects=objects)).replace("20260131", f"{today:%Y%m%d}")
    text = text.replace("20260101 20261231", f"{today.year}0101 {today.year}1231")
    upload(keeper(house), text.encode("cp437"), "uttag.se")
    file = CostFile.objects.get()
    page = words(read(keeper(house), file.get_absolute_url()))
    assert "Filen har 100 kr att bokföra." in page
    assert "Internbidraget" in page
    assert file.form == "sie"


def test_nothing_is_booked_twice(house: House, project: Project) -> None:
    """The same file again, a double click, and another file with the same rows and one more."""
    data = csv_of(line(project))
    upload(keeper(house), data)
    upload(keeper(house), data, "samma.csv")
    file = CostFile.objects.get()
    client = signed_in(keeper(house))
    client.post(file.get_absolute_url())
    assert "Inget bokfördes" in told(client.post(file.get_absolute_url()))
    book_file(house, csv_of(line(project), line(project, 5, "A9")))
    assert sorted(Entry.objects.filter(kind="cost").values_list("amount", flat=True)) == [Decimal(5), Decimal(30_000)]
    assert CostRow.objects.count() == 2


def test_two_alike_in_one_file_are_both_booked(house: House, project: Project) -> None:
    book_file(house, csv_of(line(project), line(project)))
    assert Entry.objects.get(kind="cost").amount == 60_000
    book_file(house, csv_of(line(project), line(project), line(project)))
    assert held(house, AccountKind.CONSUMED, project) == 90_000


def test_what_was_reversed_may_be_booked_again(house: House, project: Project) -> None:
    data = csv_of(line(project))
    book_file(house, data)
    do(house, "reverse_entry", entry=Entry.objects.get(kind="cost"), reason="Fel fil")
    assert held(house, AccountKind.CONSUMED, project) == 0
    assert book_file(house, data).amount == 30_000
    assert list(CostRow.objects.order_by("pk").values_list("turn", flat=True)) == [1, 2]
    assert book_file(house, data).amount == 0


def test_the_database_keeps_a_row_from_being_booked_twice(house: House, project: Project) -> None:
    book_file(house, csv_of(line(project)))
    row = CostRow.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "tom.csv", "Filen är tom"),
        (b"PK\x03\x04rest", "kostnader.csv", "arbetsbok från Excel"),
        (b"hej\n", "hej.csv", "inga rubriker"),
        (b"x" * (10 * 1024 * 1024 + 1), "stor.csv", "större än 10 MB"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field(
    house: House, project: Project, data: bytes, name: str, says: str
) -> None:
    assert says in problems(upload(keeper(house), data, name))["file"][0]
    assert not CostFile.objects.exists()


def test_no_file_chosen(house: House, project: Project) -> None:
    assert problems(signed_in(keeper(house)).post(FILES, {}))["file"] == ["Välj en fil."]


def test_mistakes_are_told_line_by_line_and_nothing_is_kept(house: House, project: Project) -> None:
    wrong = line(project, "tusen", "A2"), line(project, "tusen", "A3", number="7777")
    answer = upload(keeper(house), csv_of(line(project), *wrong))
    assert "rättas" in problems(answer)["file"][0]
    page = words(answer.content.decode())
    assert "Rad 3" in page
    assert "Rad 4" not in page  # somebody else's project
    assert not CostFile.objects.exists()


def test_another_municipalitys_books_are_refused(house: House, project: Project) -> None:
    today = clock.today()

    def books(orgnr: str, number: str) -> bytes:
        objects = f'{{6 "{project.account_number.number}"}}'
        text = sie(f"#ORGNR {orgnr}\n", verification("A", number, objects=objects))
        return text.replace("#RAR 0 20260101 20261231\n", "").replace("20260131", f"{today:%Y%m%d}").encode()

    book_file(house, books("212000-2411", "1"))
    upload(keeper(house), books("212000-2411", "2"))
    assert CostFile.objects.count() == 2
    answer = upload(keeper(house), books("212000-0142", "3"))
    assert "organisationsnummer 212000-0142" in words(answer.content.decode())
    assert CostFile.objects.count() == 2


def test_costs_from_before_the_fund_and_after_today(house: House, project: Project) -> None:
    early, late = clock.today() - timedelta(days=60), clock.today() + timedelta(days=40)
    file = a_kept_file(house, csv_of(line(project, day=early)))
    assert "Före fonden" in words(read(keeper(house), file.get_absolute_url()))
    answer = upload(keeper(house), csv_of(line(project, day=late)))
    assert "har inte varit än" in words(answer.content.decode())


def test_a_file_is_thrown_away_only_while_nothing_of_it_is_booked(house: House, project: Project) -> None:
    client = signed_in(keeper(house))
    unwanted, wanted = a_kept_file(house, csv_of(line(project))), a_kept_file(house, csv_of(line(project, 5)))
    client.post(wanted.get_absolute_url())
    client.post(reverse("cost-file-discard", args=[unwanted.pk]))
    assert "finns kvar" in told(client.post(reverse("cost-file-discard", args=[wanted.pk])))
    assert list(CostFile.objects.all()) == [wanted]
    assert client.get(reverse("cost-file-discard", args=[wanted.pk])).status_code == 405


def test_the_file_is_given_back_as_it_came(house: House, project: Project) -> None:
    file = a_kept_file(house, csv_of(line(project)), "Kostnader maj.csv")
    answer = signed_in(keeper(house)).get(reverse("cost-file-download", args=[file.pk]))
    assert answer.content == csv_of(line(project))
    assert (
        "Kostnader%20maj.csv" in answer["Content-Disposition"] or "Kostnader maj.csv" in answer["Content-Disposition"]
    )
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_readers_see_which_files_but_not_what_is_in_them(house: House, project: Project) -> None:
    file = a_kept_file(house, csv_of(line(project)))
    page = read(house.person(READER), FILES)
    assert "kostnader.csv" in page
    assert 'type="file"' not in page
    client = signed_in(house.person(READER))
    for address in (file.get_absolute_url(), reverse("cost-file-download", args=[file.pk])):
        assert client.get(address).status_code == 403
    assert client.post(file.get_absolute_url()).status_code == 403
    assert client.post(reverse("cost-file-discard", args=[file.pk])).status_code == 403
    assert upload(house.person(READER), csv_of(line(project, 9))).status_code == 403
    assert not Entry.objects.filter(kind="cost").exists()


def test_for_those_outside_there_is_nothing(house: House, project: Project) -> None:
    file = a_kept_file(house, csv_of(line(project)))
    elsewhere = a_house()
    for person in (house.person(OUTSIDER), house.person("outsider"), elsewhere.person("coordination.method")):
        client = signed_in(person)
        for address in (FILES, file.get_absolute_url(), reverse("cost-file-download", args=[file.pk])):
            assert client.get(address).status_code == 404, (person, address)
        assert client.post(file.get_absolute_url()).status_code == 404
    assert Client().get(FILES).status_code == 302


def test_before_a_fund_is_open_there_are_no_files(house: House) -> None:
    assert signed_in(keeper(house)).get(FILES).status_code == 404


def test_the_number_of_queries_does_not_grow(house: House, project: Project) -> None:
    few = a_kept_file(house, csv_of(*(line(project, 1 + at, f"A{at}") for at in range(2))))
    many = a_kept_file(house, csv_of(*(line(project, 1 + at, f"B{at}", day=clock.today() - timedelta(days=at))
                                      for at in range(35))))  # fmt: skip
    person = keeper(house)
    assert queries_of(person, few.get_absolute_url()) == queries_of(person, many.get_absolute_url())
    before = queries_of(person, FILES)
    for at in range(5):
        a_kept_file(house, csv_of(line(project, 1000 + at)))
    assert queries_of(person, FILES) == before
    assert the_fund(house).cost_files.count() == 7
