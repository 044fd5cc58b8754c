"""Internal grants and frame reductions go out as files, and no payment twice without it being said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Project
from repayment.files.reading import read_file
from repayment.models import AccountingExport, Entry, ExportedEntry
from socinv.lifecycle import clock
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from tests.case.pages import words
from tests.factories.funds import do, keeper, open_the_fund, pay
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import registered, under
from tests.factories.projects import a_project_ready_to_start
from tests.fund.test_other_guidelines import guideline
from tests.fund_files.funds import (
    FRAMES,
    OUTSIDER,
    PAYMENTS,
    READER,
    a_kept_file,
    a_paid_project,
    csv_of,
    line,
    queries_of,
)
from tests.projects.reading import problems, read, signed_in
from tests.repayment import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_paid_project(house)


def asked(**changes: Any) -> dict[str, Any]:
    today = clock.today()
    return {
        "first": f"{today.year}-01-01", "last": today.isoformat(), "form": "sie", "account": "4590", "series": "F",
    } | changes  # fmt: skip


def make(house: House, address: str = PAYMENTS, **changes: Any) -> Any:
    return signed_in(keeper(house)).post(address, asked(**changes))


def content(export: AccountingExport) -> bytes:
    return bytes(export.content)


def test_a_payment_goes_out_as_sie(house: House, project: Project) -> None:
    """Revenue on the receiver's account and the project's number, and the other half where it was said (SUN-48)."""
    page = words(read(keeper(house), PAYMENTS))
    assert "100 000 kr har inte gått ut i någon fil än." in page
    assert make(house)["Location"] == PAYMENTS
    export = AccountingExport.objects.get()
    found = read_file(content(export))
    assert not found.mistakes
    number = project.account_number.number
    assert [(row.account, row.number, row.amount) for row in found.rows] == [
        ("935900", number, Decimal(-100_000)), ("4590", "", Decimal(100_000)),
    ]  # fmt: skip
    assert found.rows[0].verification == f"F{Entry.objects.get(kind='payment').number}"
    answer = signed_in(keeper(house)).get(reverse("accounting-export", args=[export.pk]))
    assert answer.content == content(export)
    assert ".si" in answer["Content-Disposition"]


def test_as_csv(house: House, project: Project) -> None:
    make(house, form="csv")
    (row,) = read_file(content(AccountingExport.objects.get())).rows
    assert (row.number, row.account, row.amount) == (project.account_number.number, "935900", Decimal(100_000))


def test_no_payment_goes_out_twice_without_saying_so(house: House, project: Project) -> None:
    make(house)
    assert "inte redan finns i en fil" in problems(make(house))["__all__"][0]
    page = words(read(keeper(house), PAYMENTS))
    assert "Alla betalningar de här dagarna finns redan i en fil." in page
    pay(house, project, 5_000)
    make(house)
    assert len(read_file(content(AccountingExport.objects.first() or AccountingExport())).rows) == 2
    make(house, again="on")
    assert AccountingExport.objects.count() == 3
    assert ExportedEntry.objects.count() == 4


def test_a_reversed_payment_goes_out_as_its_mirror(house: House, project: Project) -> None:
    make(house)
    do(house, "reverse_entry", entry=Entry.objects.get(kind="payment"), reason="Fel belopp")
    make(house)
    rows = read_file(content(AccountingExport.objects.first() or AccountingExport())).rows
    assert [(row.account, row.amount) for row in rows] == [("935900", Decimal(100_000)), ("4590", Decimal(-100_000))]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("account", "", "Fyll i"),
        ("account", "abc", "siffror"),
        ("first", "2026-13-01", "åååå-mm-dd"),
        ("last", "2000-01-01", "inte ligger före"),
        ("series", "f1", "stora bokstäver"),
        ("form", "xls", "Välj"),
    ],
)
def test_what_was_typed_is_kept_beside_the_mistake(
    house: House, project: Project, field: str, value: str, says: str
) -> None:
    answer = make(house, **{"account": "4591", field: value})
    assert says in problems(answer)[field][0]
    if field != "account":
        assert 'value="4591"' in answer.content.decode()
    assert not AccountingExport.objects.exists()


def test_the_next_file_begins_where_the_last_one_was_booked(house: House, project: Project) -> None:
    make(house, account="4777", series="SIF", form="csv")
    page = read(keeper(house), PAYMENTS)
    assert 'value="4777"' in page
    assert 'value="SIF"' in page


def test_only_those_who_keep_the_fund_make_files(house: House, project: Project) -> None:
    make(house)
    file = reverse("accounting-export", args=[AccountingExport.objects.get().pk])
    reader, outside = signed_in(house.person(READER)), signed_in(house.person(OUTSIDER))
    elsewhere = a_house()
    open_the_fund(elsewhere, 1_000_000)
    other = signed_in(keeper(elsewhere))
    for address in (PAYMENTS, FRAMES, file):
        assert reader.get(address).status_code == 403
        assert outside.get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert other.get(file).status_code == 404
    assert reader.post(PAYMENTS, asked()).status_code == 403
    assert outside.post(PAYMENTS, asked()).status_code == 404
    assert AccountingExport.objects.count() == 1


def test_frames_where_no_plan_holds(house: House, project: Project) -> None:
    answer = make(house, FRAMES, year="2031", receiver_account="8100")
    assert "Ingen nämnds ram" in problems(answer)["year"][0]
    assert not AccountingExport.objects.exists()


def test_frames_go_out_as_a_verification_for_each_committee() -> None:
    fund = a_process().repayment
    assert fund is not None
    rule = RepaymentRule(**plans.RULE, fund=fund.fund)
    house = plans.a_repaying_house(registered(repayment=rule))
    plans.a_decided_plan(house)
    with plans.on(plans.DECIDED):
        open_the_fund(house, 1_000_000)
        page = words(read(keeper(house), FRAMES))
        assert "Ramar som minskas 2028" in page
        assert make(house, FRAMES, year="2028", receiver_account="8100")["Location"] == FRAMES
        export = AccountingExport.objects.get()
        rows = read_file(content(export)).rows
        assert sum(row.amount for row in rows if row.account == "8100") == export.amount == 150_000
        assert len({row.verification for row in rows}) == 2
        assert "ramminskningar-20280101" in read(keeper(house), FRAMES)


def test_in_arrears_the_receivers_account_is_asked_for(house: House) -> None:
    """Costs move nothing until they are paid for (ORE-18), and the guideline names no account."""
    project = a_project_ready_to_start(house)
    under(house, guideline(paid="in-arrears"))
    open_the_fund(house, 2_000_000, rows=[{"project": project, "amount": Decimal(500_000)}])
    project = Project.objects.select_related("case", "account_number").get(pk=project.pk)
    file = a_kept_file(house, csv_of(line(project, 120_000)))
    assert "Fonden betalar i efterskott" in words(read(keeper(house), file.get_absolute_url()))
    signed_in(keeper(house)).post(file.get_absolute_url())
    pay(house, project, 120_000)
    assert "Fyll i" in problems(make(house))["receiver_account"][0]
    make(house, receiver_account="3590")
    rows = read_file(content(AccountingExport.objects.get())).rows
    assert [(row.account, row.amount) for row in rows] == [("3590", Decimal(-120_000)), ("4590", Decimal(120_000))]


def test_the_number_of_queries_does_not_grow(house: House, project: Project) -> None:
    before = queries_of(keeper(house), PAYMENTS)
    for _each in range(4):
        pay(house, project, 1_000)
    assert queries_of(keeper(house), PAYMENTS) == before
