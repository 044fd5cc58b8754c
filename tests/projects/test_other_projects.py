"""Seats only for heads, a share of full time, a plan that is reported, and guidelines that ask for less before a start
and in a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.notices.audience import told_of
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import a_variant, under
from tests.factories.projects import (
    a_planned_project,
    a_project_ready_to_start,
    a_sent_report,
    described,
    report_of,
    staff,
)

pytestmark = pytest.mark.django_db


@contextmanager
def _house(**changes: Any) -> Iterator[House]:
    with a_variant(**changes) as process:
        yield under(a_house(), process)


def _project(**changes: Any) -> dict[str, Any]:
    return {"project": a_process().project.model_copy(update=changes)}


def _seats(key: str, **changes: Any) -> dict[str, Any]:
    seats = tuple(
        one.model_copy(update=changes) if one.key == key else one for one in a_process().project.seat
    )  # fmt: skip
    return _project(seat=seats)


def _page(house: House, who: str, url: str) -> str:
    client = Client()
    client.force_login(house.person(who))
    return client.get(url, follow=True).content.decode()


def _appoint(house: House, project: Project, who: str, seat: str) -> None:
    perform(
        project, "appoint", by=house.person("coordination.method"), person=house.person(who), seat=seat,
        starts=clock.today(),
    )  # fmt: skip


@pytest.mark.rule("ORE-16", "NOR-09")
def test_only_a_head_may_own_the_project() -> None:
    with _house(**_seats("owner", head_of="applicant")) as house:
        project = a_planned_project(house)
        for who in ("education.writer", "social.head", "affiliated"):
            with pytest.raises(Invalid) as wrong:
                _appoint(house, project, who, "owner")
            assert "chef för en förvaltning" in str(wrong.value.problems["person"])
        _appoint(house, project, "education.head", "owner")
        _appoint(house, project, "affiliated", "leader")


@pytest.mark.rule("ORE-15")
def test_the_share_and_when_to_begin_are_shown() -> None:
    begins = "Börjar gärna en till två månader före de andra."
    with _house(**_seats("leader", share=25, begins=begins)) as house:
        project = a_planned_project(house)
        page = _page(house, "coordination.method", project.get_absolute_url())
        assert begins in page
        people = _page(house, "coordination.method", reverse("project-people", args=[project.case.ref]))
        assert "Projektledare, 25 procent" in people
        assert begins in people


@pytest.mark.rule("NOR-09")
def test_the_plan_is_reported_when_the_project_begins() -> None:
    with _house(**_project(reported_to="council")) as house:
        project = a_project_ready_to_start(house)
        start = reverse("project-start", args=[project.case.ref])
        assert "Projektplanen rapporteras till kommunfullmäktige." in _page(house, "coordination.method", start)
        told = {one.key: one for one in told_of(project, "start")}
        assert str(told["council"].what) == "får projektplanen"
        assert house.person("council.chair") in told["council"].people
        perform(project, "start", by=house.person("coordination.method"), day=clock.today())
        page = _page(house, "social.writer", project.get_absolute_url())
        assert "Projektplanen rapporterades till kommunfullmäktige när projektet började" in page


def test_without_questions_of_eu_money_and_of_ages() -> None:
    form = a_process().form
    report = tuple(part for part in form.report if part.key != "participants")
    changes = _project(eu=(), age_band=()) | {"form": form.model_copy(update={"report": report})}
    with _house(**changes) as house:
        project = a_planned_project(house)
        waiting = WorkItem.objects.open().filter(thing="projects.project").values_list("verb", flat=True)
        assert "assess_eu" not in waiting
        with pytest.raises(Refused) as refused:
            perform(project, "assess_eu", by=house.person("coordination.method"), outcome="no", reasons="Nej.")
        assert refused.value.verdict.ground is Ground.CONDITION
        staff(house, project)
        perform(project, "set_number", by=house.person("coordination.method"), number="110001")
        project = described(house, project)
        assert "EU-medel" not in _page(house, "coordination.method", project.get_absolute_url())
        client = Client()
        client.force_login(house.person("coordination.method"))
        assert client.get(reverse("project-eu", args=[project.case.ref])).status_code == 404
        perform(project, "start", by=house.person("project.owner"), day=clock.today())
        sent = a_sent_report(house, report_of(project))
        assert sent.participants is None
        for address in (
            project.get_absolute_url(), sent.get_absolute_url(), reverse("progress"), reverse("project-list"),
            reverse("project-indicators", args=[project.case.ref]),
        ):  # fmt: skip
            assert _page(house, "council.chair", address), address


def test_without_a_project_description_and_without_questions_of_results() -> None:
    changes = {"form": a_process().form.model_copy(update={"project": ()}), "request": None, "orderer": None}
    with _house(**changes) as house:
        project = a_planned_project(house)
        staff(house, project)
        coordinator = house.person("coordination.method")
        perform(project, "set_number", by=coordinator, number="110001")
        perform(project, "assess_eu", by=coordinator, outcome="no", reasons="Nej.")
        waiting = set(WorkItem.objects.open().filter(thing="projects.project").values_list("verb", flat=True))
        assert waiting == {"start"}
        page = _page(house, "project.owner", project.get_absolute_url())
        assert "rojektbeskrivning" not in page.split("Personer")[0]
        perform(project, "start", by=house.person("project.owner"), day=clock.today())
        assert "Efterfråga resultat" not in _page(house, "planning-committee.chair", project.get_absolute_url())
        assert _page(house, "council.chair", reverse("progress"))
