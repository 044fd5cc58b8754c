"""The pages where the fund's money is booked: who may, what is asked, what is wrong, twice and out of order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from projects.models import Project
from repayment.fund.reading import balances, entries_of
from repayment.ledger.accounts import Account, AccountKind, equity
from repayment.models import Entry, Fund, ProjectNumber
from socinv.lifecycle import clock
from tests.factories.house import House
from tests.factories.projects import a_running_project
from tests.fund_pages.funds import (
    BY,
    KEEPER,
    OPENED,
    READER,
    a_fund_house,
    a_funded_project,
    an_open_fund,
    book,
    fund_of,
    pay,
)
from tests.lists.asking import client_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_fund_house()


def latest(house: House) -> int:
    return Entry.objects.filter(fund=fund_of(house)).order_by("-number").values_list("number", flat=True)[0]


def send(house: House, name: str, *args: Any, **said: Any) -> Any:
    """The form as a browser sends it, opened now."""
    said = {"day": clock.today().isoformat(), "opened-after": latest(house), **said}
    return client_of(house.person(KEEPER)).post(reverse(name, args=args), said)


def text_of(response: Any) -> str:
    found: str = response.content.decode()
    return found


def allocation(**more: Any) -> dict[str, Any]:
    return {"source": "result", "amount": "1,25 mnkr", "decision": BY, "within_target": "on", **more}


def test_money_is_set_aside(house: House) -> None:
    an_open_fund(house)
    shown = page(house.person(KEEPER), reverse("fund-set-aside"))
    assert "Årets resultat" in shown
    assert "Återförda medel" not in shown.partition("<form")[2], "repayments come in as such"
    response = send(house, "fund-set-aside", **allocation())
    assert response.status_code == 302
    assert equity(balances(fund_of(house))) == 11_250_000
    entry = entries_of(fund_of(house)).first()
    assert entry is not None
    assert (entry.kind, entry.decision, entry.within_target) == ("allocation", BY, True)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"amount": "många"}, "Skriv beloppet i kronor"),
        ({"amount": ""}, "Fyll i belopp"),
        ({"decision": ""}, "Skriv med vilket beslut."),
        ({"within_target": ""}, "god ekonomisk hushållning"),
        ({"source": "other"}, "Välj något av det som står i listan"),
        ({"day": "2040-01-01"}, "Dagen har inte varit än."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    house: House, said: dict[str, Any], problem: str
) -> None:
    an_open_fund(house)
    text = text_of(send(house, "fund-set-aside", **allocation(**{"text": "Enligt bokslutet", **said})))
    assert problem in text
    assert 'value="Enligt bokslutet"' in text
    assert "ds-error-summary" in text
    assert equity(balances(fund_of(house))) == 10_000_000


@pytest.mark.rule("SUN-47")
def test_an_appropriation_over_what_is_set_aside_is_refused_with_the_figures(house: House) -> None:
    an_open_fund(house, 1_000_000)
    said = {"year": clock.today().year, "decision": BY}
    text = text_of(send(house, "fund-appropriate", amount="1 000 001", **said))
    assert "Högst 1\u00a0000\u00a0000\u00a0kr till går att anslå." in text
    assert 'value="1 000 001"' in text
    assert send(house, "fund-appropriate", amount="1000000", **said).status_code == 302


@pytest.mark.rule("SUN-50")
def test_a_project_gets_its_number_and_is_paid(house: House) -> None:
    project = a_funded_project(house, number="")
    ref = project.case.ref
    early = send(house, "fund-pay", ref, amount="100", year=clock.today().year)
    assert "Projektet har inget projektnummer" in text_of(early)
    assert send(house, "fund-number", ref, number="778899").status_code == 302
    numbered = ProjectNumber.objects.get(project=project)
    assert (numbered.number, numbered.project_type, numbered.account) == ("778899", "11", "935900")
    shown = page(house.person(KEEPER), reverse("fund-pay", args=[ref]))
    for words in ("778899", "935900", "500\u00a0000\u00a0kr"):
        assert words in shown, words
    over = send(house, "fund-pay", ref, amount="500 001", year=clock.today().year)
    assert "Av det beviljade är 500\u00a0000\u00a0kr inte utbetalt." in text_of(over)
    response = send(house, "fund-pay", ref, amount="300 000", year=clock.today().year, reference="4711")
    assert response.headers["Location"] == f"{project.get_absolute_url()}#pengarna"
    assert balances(fund_of(house))[Account(AccountKind.PAID, project.pk)] == 300_000


def test_a_taken_number_is_refused(house: House) -> None:
    other = a_running_project(house, "social")
    a_funded_project(house)
    text = text_of(send(house, "fund-number", other.case.ref, number="112233"))
    assert "Ett annat projekt har det numret." in text


def test_a_button_pressed_twice_books_once(house: House) -> None:
    project = a_funded_project(house)
    said = {"amount": "1000", "year": clock.today().year, "opened-after": latest(house)}
    for _time in range(2):
        assert send(house, "fund-pay", project.case.ref, **said).status_code == 302
    assert balances(fund_of(house))[Account(AccountKind.PAID, project.pk)] == 1_000


def test_one_who_comes_second_reads_what_has_been_booked_and_may_go_on(house: House) -> None:
    project = a_funded_project(house)
    opened = latest(house)
    pay(house, project, 7_000)
    said = {"amount": "1000", "year": clock.today().year}
    response = send(house, "fund-pay", project.case.ref, **said | {"opened-after": opened})
    assert response.status_code == 409
    text = text_of(response)
    assert "Något sådant har bokförts sedan du öppnade sidan" in text
    assert 'value="1000"' in text
    assert f'value="{latest(house)}"' in text
    assert send(house, "fund-pay", project.case.ref, **said).status_code == 302
    assert balances(fund_of(house))[Account(AccountKind.PAID, project.pk)] == 8_000


@pytest.mark.rule("SUN-48")
def test_unused_money_is_frozen_and_decided_about(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    project = a_funded_project(house)
    pay(house, project, 100_000)
    book(house, project, 30_000)
    year, ref = clock.today().year, project.case.ref
    early = send(house, "fund-freeze", year=year)
    assert f"{year} är inte slut." in text_of(early)
    later = clock.now() + timedelta(days=200)
    monkeypatch.setattr(clock, "now", lambda: later)
    keeper = house.person(KEEPER)
    assert "70\u00a0000\u00a0kr var utbetalt och inte förbrukat" in page(keeper, reverse("fund"))
    assert "70\u00a0000\u00a0kr" in page(keeper, reverse("fund-freeze"))
    assert send(house, "fund-freeze", year=year).status_code == 302
    assert "kvar att frysa" in text_of(send(house, "fund-freeze", year=year))
    assert reverse("fund-carry-over", args=[ref]) in page(keeper, reverse("fund"))
    said = {"decision": BY}
    assert "Projektet har 70\u00a0000\u00a0kr fryst." in text_of(
        send(house, "fund-carry-over", ref, amount="70001", **said)
    )
    assert send(house, "fund-carry-over", ref, amount="50000", **said).status_code == 302
    assert send(house, "fund-hand-back", ref, amount="20000", **said).status_code == 302
    assert balances(fund_of(house))[Account(AccountKind.PAID, project.pk)] == 50_000
    assert balances(fund_of(house)).get(Account(AccountKind.FROZEN, project.pk), 0) == 0


def test_a_wrong_entry_is_put_right_once(house: House) -> None:
    project = a_funded_project(house)
    pay(house, project, 5_000)
    number = latest(house)
    assert "Skriv varför verifikationen är fel." in text_of(send(house, "fund-reverse", number, reason=""))
    response = send(house, "fund-reverse", number, reason="Fel projekt.")
    assert response.headers["Location"] == reverse("fund-entry", args=[number])
    assert balances(fund_of(house)).get(Account(AccountKind.PAID, project.pk), 0) == 0
    again = send(house, "fund-reverse", number, reason="Fel projekt.")
    assert again.status_code == 302
    assert entries_of(fund_of(house)).filter(kind="reversal").count() == 1


def test_the_fund_is_opened_with_what_is_set_aside_and_left_to_pay(house: House) -> None:
    project = a_running_project(house)
    keeper = house.person(KEEPER)
    address, back = reverse("fund-open"), reverse("fund")
    assert str(project) in page(keeper, address)
    assert 'value="500\u00a0000"' in page(keeper, address)
    said = {"day": OPENED.isoformat(), f"project-{project.pk}-amount": "450 000", "source-result-amount": "2 mnkr"}
    text = text_of(client_of(keeper).post(address, said))
    for problem in ("Skriv med vilket beslut.", "Kryssa i rutan"):
        assert problem in text, problem
    assert 'value="450 000"' in text
    assert not Fund.objects.filter(municipality=house.municipality).exists()
    whole = said | {"source-result-decision": BY, "source-result-within_target": "on"}
    short = whole | {"source-result-amount": "100"}
    assert "Det avsatta måste räcka." in text_of(client_of(keeper).post(address, short))
    assert client_of(keeper).post(address, whole).headers["Location"] == back
    now = balances(fund_of(house))
    assert now[Account(AccountKind.RESERVED, project.pk)] == 450_000
    assert equity(now) == 2_000_000
    assert client_of(keeper).get(address).headers["Location"] == back
    assert client_of(keeper).post(address, whole).headers["Location"] == back


PAGES = ["fund-set-aside", "fund-appropriate", "fund-freeze", "fund-receive"]
OF_PROJECT = ["fund-number", "fund-pay", "fund-carry-over", "fund-hand-back"]


def addresses(project: Project, number: int) -> list[str]:
    return [
        *(reverse(name) for name in PAGES), *(reverse(name, args=[project.case.ref]) for name in OF_PROJECT),
        reverse("fund-reverse", args=[number]),
    ]  # fmt: skip


def test_who_may_act_and_who_may_not(house: House) -> None:
    project = a_funded_project(house)
    pay(house, project, 5_000)
    other = a_fund_house()
    an_open_fund(other)
    for address in addresses(project, latest(house)):
        assert client_of(house.person(KEEPER)).get(address).status_code == 200, address
        assert client_of(house.person(READER)).get(address).status_code == 403, address
        assert client_of(house.person(READER)).post(address, {}).status_code == 403, address
        assert client_of(house.person("affiliated")).get(address).status_code == 404, address
        if project.case.ref in address or "verifikationer" in address:
            assert client_of(other.person(KEEPER)).get(address).status_code == 404, address
