"""A grant that the fund does not hold is refused with the figures; one that it holds is reserved there (SUN-45)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from applications.models import Step
from projects.models import Project
from repayment.fund.cases import added_years, granted_years
from repayment.fund.reading import planned_of
from repayment.ledger.accounts import AccountKind
from repayment.models import Entry
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid
from tests.factories.cases import an_application_for_decision, decision, open_step
from tests.factories.funds import appropriate, held, open_the_fund, the_fund
from tests.factories.house import House
from tests.factories.projects import a_running_project, ask_change, decide_change

pytestmark = pytest.mark.django_db


def waiting(house: House, department: str = "education") -> Step:
    return open_step(an_application_for_decision(house, department).case, "decision")


def first_year(step: Step) -> int:
    """The first that the application costs the fund something."""
    return min(granted_years(step.case, Decimal(500_000)))


def grant(house: House, step: Step, **changes: Any) -> None:
    perform(step, "decide", by=house.person("management-group.chair"), **decision(**changes))


def refused(house: House, step: Step, **changes: Any) -> str:
    with pytest.raises(Invalid) as caught:
        grant(house, step, **changes)
    assert set(caught.value.problems) == {"amount"}
    assert Step.objects.get(pk=step.pk).status == "open"
    return str(caught.value.problems["amount"]).replace("\xa0", " ")


def test_nothing_is_refused_before_there_is_a_fund(house: House) -> None:
    grant(house, waiting(house))
    assert not Entry.objects.exists()


@pytest.mark.rule("SUN-45")
def test_a_grant_is_refused_without_an_allocation(house: House) -> None:
    step = waiting(house)
    open_the_fund(house, 499_999)
    appropriate(house, 400_000, first_year(step))
    assert refused(house, step) == "I fonden finns 499 999 kr som ingen har beviljats. Det räcker inte till 500 000 kr."


@pytest.mark.rule("SUN-45")
def test_a_grant_is_refused_without_an_appropriation_for_its_first_year(house: House) -> None:
    step = waiting(house)
    open_the_fund(house, 5_000_000)
    assert "inget resultatanslag" in refused(house, step)


@pytest.mark.rule("SUN-45")
def test_a_grant_fits_in_what_is_left_of_the_appropriation(house: House) -> None:
    first, second = waiting(house), waiting(house, "social")
    open_the_fund(house, 5_000_000)
    for year in range(first_year(first), first_year(first) + 4):
        appropriate(house, 600_000, year)
    grant(house, first)
    assert held(house, AccountKind.RESERVED, Project.objects.get(case=first.case)) == 500_000
    text = refused(house, second)
    assert "Av årets resultatanslag på 600 000 kr återstår" in text
    grant(house, second, amount=Decimal(100_000))
    assert held(house, AccountKind.FREE) == 4_400_000


def test_the_reservation_says_which_decision(house: House) -> None:
    step = waiting(house)
    open_the_fund(house, 5_000_000)
    appropriate(house, 5_000_000, first_year(step))
    grant(house, step)
    entry = Entry.objects.filter(kind="reservation").first()
    assert entry is not None
    assert entry.decision == f"{step.addressee} {clock.today().isoformat()} § 41"


def test_a_grant_taken_back_is_free_again(house: House) -> None:
    step = waiting(house)
    open_the_fund(house, 5_000_000)
    appropriate(house, 5_000_000, first_year(step))
    grant(house, step)
    perform(Step.objects.get(pk=step.pk), "reopen", by=house.person("management-group.chair"), reason="Fel belopp")
    assert held(house, AccountKind.FREE) == 5_000_000
    assert not planned_of(the_fund(house))[0].spoken_for


def test_more_and_less_money_by_a_change(house: House) -> None:
    project = a_running_project(house)
    year = min(added_years(project.case, Decimal(100_000)))
    open_the_fund(house, 1_000_000, rows=[{"project": project, "amount": Decimal(500_000)}])
    appropriate(house, 1_000_000, year)
    change = ask_change(house, project, "setup", amount=Decimal(500_001))
    with pytest.raises(Invalid) as caught:
        decide_change(house, change)
    assert "500 000" in str(caught.value.problems["outcome"]).replace("\xa0", " ")
    decide_change(house, change, outcome="declined")
    decide_change(house, ask_change(house, project, "setup", amount=Decimal(100_000)))
    assert held(house, AccountKind.RESERVED, project) == 600_000
    decide_change(house, ask_change(house, project, "setup", amount=Decimal(-250_000)))
    assert held(house, AccountKind.RESERVED, project) == 350_000


def test_an_early_end_frees_what_is_not_paid(house: House) -> None:
    project = a_running_project(house)
    open_the_fund(house, 1_000_000, rows=[{"project": project, "amount": Decimal(500_000)}])
    ends = (project.ends or clock.today()) - timedelta(days=100)
    decide_change(house, ask_change(house, project, "early-end", ends=ends))
    assert held(house, AccountKind.RESERVED, project) == 0
    assert held(house, AccountKind.FREE) == 1_000_000
