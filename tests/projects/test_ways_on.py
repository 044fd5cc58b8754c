"""What becomes of the work where nobody proposes: decided at once in the file's own ways, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Project, ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import an_evaluated_project, at_the_end
from tests.projects.variants import nothing_after, ways

pytestmark = pytest.mark.django_db


@contextmanager
def _evaluated(**changes: Any) -> Iterator[tuple[House, Project]]:
    """A project on its last day, judged, under a guideline that goes on so."""
    with a_variant(**changes) as process:
        house = under(a_house(), process)
        project = an_evaluated_project(house)
        with clock.at(at_the_end(project)):
            yield house, project


def _decide(house: House, project: Project, outcome: str, by: str = "education-committee.chair", **more: Any) -> Any:
    said = {"reasons": "Därför.", "day": clock.today(), "item": "7", "compared": "Billigare än i dag.", **more}
    perform(ScaleUp.objects.get(project=project), "decide", by=house.person(by), outcome=outcome, **said)
    return ScaleUp.objects.get(project=project)


def _page(house: House, who: str, url: str) -> str:
    client = Client()
    client.force_login(house.person(who))
    return client.get(url, follow=True).content.decode()


@pytest.mark.rule("NOR-12")
def test_the_responsible_committee_has_the_turn_at_once() -> None:
    with _evaluated(**ways()) as (house, project):
        scale_up = ScaleUp.objects.get(project=project)
        item = WorkItem.objects.open().get(thing="projects.scaleup")
        assert (scale_up.status, item.verb, item.body) == ("proposed", "decide", house.bodies["education-committee"])
        with pytest.raises(Refused):
            _decide(house, project, "frame", by="social-committee.chair")
        found = _decide(house, project, "frame")
        assert (found.status, found.way, found.outcome) == ("decided", "frame", "approved")
        assert Project.objects.get(pk=project.pk).status == "closed"
        page = _page(house, "social.writer", project.get_absolute_url())
        assert "Genom omprioritering inom budgetramen" in page
        assert "Billigare än i dag." in page


@pytest.mark.rule("NOR-12")
def test_not_at_all_is_a_way_too() -> None:
    with _evaluated(**ways()) as (house, project):
        assert _decide(house, project, "not").outcome == "declined"
        assert Project.objects.get(pk=project.pk).status == "closed"
        history = _page(house, "social.writer", reverse("case-history", args=[project.case.ref]))
        assert "ingen implementering" in history


@pytest.mark.rule("ORE-23")
def test_it_is_weighed_against_the_alternatives_and_parts_are_named() -> None:
    with _evaluated(**ways("management-group")) as (house, project):
        by = "management-group.chair"
        for outcome, more, field in (
            ("frame", {"compared": " "}, "compared"), ("parts", {}, "parts"), ("frame", {"parts": ["En"]}, "parts"),
            ("approved", {}, "outcome"), ("frame", {"item": ""}, "item"),
        ):  # fmt: skip
            with pytest.raises(Invalid) as wrong:
                _decide(house, project, outcome, by, **more)
            assert field in wrong.value.problems
        found = _decide(house, project, "parts", by, parts=["Läxhjälpen", "Samtalen"])
        assert (found.outcome, found.parts, found.is_whole) == ("approved", ["Läxhjälpen", "Samtalen"], False)


@pytest.mark.rule("ORE-23")
def test_on_the_page() -> None:
    with _evaluated(**ways()) as (house, project):
        url = reverse("project-scale-up", args=[project.case.ref])
        client = Client()
        client.force_login(house.person("education-committee.chair"))
        page = client.get(reverse("your-turn")).content.decode()
        assert "Besluta om fortsättningen" in page
        page = client.get(url).content.decode()
        assert "Jämfört med alternativen" in page
        assert "move-1" not in page, "no resources are moved by this guideline"
        typed = {"outcome": "parts", "parts": "", "compared": "Så här.", "reasons": "Skälen.", "item": "9",
                 "day": clock.today().isoformat()}  # fmt: skip
        page = client.post(url, typed).content.decode()
        assert "Skriv vilka delar det gäller, en på varje rad." in page
        assert "Skälen." in page
        page = client.post(url, {**typed, "parts": "Läxhjälpen\nSamtalen"}, follow=True).content.decode()
        assert "Beslutet är registrerat." in page
        assert "Samtalen" in page
        assert client.get(reverse("project-propose", args=[project.case.ref])).status_code == 404


@pytest.mark.rule("STO-05")
def test_where_nothing_comes_after_the_project_closes_when_it_is_judged() -> None:
    with _evaluated(**nothing_after()) as (house, project):
        assert project.status == "closed"
        assert not ScaleUp.objects.filter(project=project).exists()
        closed = Event.objects.get(thing="projects.project", verb="close")
        assert closed.said["day"] == project.evaluation.judged_on.isoformat()  # type: ignore[union-attr]
        assert "Fortsättning" not in _page(house, "social.writer", project.get_absolute_url())
        client = Client()
        client.force_login(house.person("council.chair"))
        assert client.get(reverse("project-scale-up", args=[project.case.ref])).status_code == 404
        for address in ("progress", "project-list", "lesson-list", "calendar"):
            assert client.get(reverse(address)).status_code == 200
