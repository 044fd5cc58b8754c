"""A municipality that compares its applications, and applications to compare."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.schema import Aim, Comparing, Periods
from socinv.organisation.models import ApplicationPeriod
from tests.factories.cases import an_application_in_preparation
from tests.factories.house import House, a_house
from tests.factories.processes import registered, under

PAGE = "/jamfor/"
BY = ("network",)
COMPARING = Comparing(title="Prioritera ansökningarna", text="Periodens ansökningar bereds tillsammans.", by=BY)
PERIODS = Periods(per_year=2, text="Ansökningar tas emot två gånger om året.")
GOALS = (
    Aim(key="health", title="God hälsa", group="global", number=3),
    Aim(key="safe", title="Trygg uppväxt", group="municipal"),
)


def a_comparing_house(*, periods: bool = True, **changes: Any) -> House:
    """The municipality with a guideline of its own, and a period that is open today."""
    process: Process = registered(comparing=COMPARING, periods=PERIODS if periods else None, goal=GOALS, **changes)
    house = under(a_house(), process)
    if periods:
        a_period(house)
    return house


def a_period(house: House, title: str = "Våren", starts: int = -10, ends: int = 10) -> ApplicationPeriod:
    """A period so many days from today."""
    today = clock.today()
    return ApplicationPeriod.objects.create(
        municipality=house.municipality, title=title, opens=today + timedelta(starts), closes=today + timedelta(ends)
    )


def an_application(house: House, title: str, department: str = "education", **changes: Any) -> Case:
    """One of the latest period that has opened, that waits with the body that prepares it."""
    case = an_application_in_preparation(house, department, **changes).case
    opened = ApplicationPeriod.objects.filter(municipality=house.municipality, opens__lte=clock.today())
    Case.objects.filter(pk=case.pk).update(title=title, period=opened.last())
    return Case.objects.get(pk=case.pk)


def rank(house: House, case: Case, place: int, why: str = "Den når flest.", by: str = "network.chair") -> Case:
    perform(case, "rank", by=house.person(by), place=place, why=why)
    return Case.objects.get(pk=case.pk)


def case_of(title: str) -> Case:
    return Case.objects.get(title=title)


def step_url(case: Case, kind: str) -> str:
    return reverse("step", args=[case.ref, case.steps.get(kind=kind, status="open").pk])
