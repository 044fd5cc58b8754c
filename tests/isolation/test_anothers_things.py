"""What belongs to another municipality cannot be chosen, whatever is posted, and cannot be said in an act."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.content.participants import actors_of, concerned_committees, departments_of
from applications.models import Application, Attachment, Case, Comment, Part
from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.organisation.models import Delegation, Department, Employment, Membership
from tests.factories.content import row
from tests.isolation.town import Town, first_form
from tests.writing.pages import Writer, saved

pytestmark = pytest.mark.django_db
ROWS = (Event, Membership, Employment, Delegation, Department, Case)
WAYS = pytest.mark.parametrize("way", [0, 1])


def refused_at(town: Town, role: str, url: str, said: dict[str, Any]) -> set[str]:
    """The fields at which the form says no; nothing may have come of it."""
    client = Client()
    client.force_login(town.house.person(role))
    before = [model._default_manager.count() for model in ROWS]
    response = client.post(url, said)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    assert [model._default_manager.count() for model in ROWS] == before
    return set(response.context["form"].errors)


@WAYS
def test_in_the_administration(towns: tuple[Town, Town], way: int) -> None:
    here, there = towns[way].house, towns[1 - way].house
    person, other = here.person("expert"), there.person("expert")
    body, committee = there.bodies["coordination"], there.bodies["social-committee"]
    posted: list[tuple[str, list[int], dict[str, Any], str]] = [
        ("membership-add", [here.bodies["coordination"].pk], {"person": other.pk, "role": "member"}, "person"),
        ("person-seat", [person.pk], {"body": body.pk, "role": "member"}, "body"),
        ("employment-add", [here.departments["social"].pk], {"person": other.pk}, "person"),
        ("person-employment", [person.pk], {"department": there.departments["social"].pk}, "department"),
        ("delegation-add", [], {"body": committee.pk, "holder": person.pk, "reference": "§ 1"}, "body"),
        ("delegation-add", [], {"body": here.bodies["social-committee"].pk, "holder": other.pk}, "holder"),
        ("department-add", [], {"name": "Kontoret", "committee": committee.pk}, "committee"),
    ]
    for route, args, said, field in posted:
        days = {"starts": "2026-01-01", "ends": "2030-01-01"}
        found = refused_at(towns[way], "coordination.method", reverse(route, args=args), said | days)
        assert field in found, route


@WAYS
def test_in_a_case_and_a_project(towns: tuple[Town, Town], way: int) -> None:
    here, there = towns[way], towns[1 - way]
    waiting, granted, coordinator = here.cases["waiting"], here.cases["granted"], "coordination.method"
    other = there.house.person(coordinator).pk
    found = refused_at(here, coordinator, reverse("case-coordinators", args=[waiting.ref]), {"for_method": other})
    assert "for_method" in found
    said = {"person": other, "seat": "member", "starts": clock.today().isoformat()}
    assert "person" in refused_at(here, coordinator, reverse("project-people", args=[granted.ref]), said)


@WAYS
def test_in_a_form_that_is_written(towns: tuple[Town, Town], way: int) -> None:
    """A department or an actor of another's is no choice: nothing of it is kept."""
    here, there = towns[way], towns[1 - way]
    thing, writer = first_form(here, "draft"), here.house.person("education.writer")
    department, actor = str(there.house.departments["social"].pk), f"actor:{there.house.bodies['actor-0'].pk}"
    for part in thing.case.process.parts(thing.form):
        for field in part.field:
            if field.kind == "departments":
                Writer(writer, thing, part.key).put(field.key, department).press()
                assert department not in saved(thing, part.key)[field.key]
            if field.kind == "actors":
                Writer(writer, thing, part.key).put(f"{field.key}-a0-actor", actor).press()
                assert actor not in [one["actor"] for one in saved(thing, part.key)[field.key]]


@WAYS
def test_what_is_kept_all_the_same_counts_for_nothing(towns: tuple[Town, Town], way: int) -> None:
    """Even if a row came to name another's department or actor: it takes no part, and is asked nothing."""
    here, there = towns[way], towns[1 - way]
    case = here.cases["draft"]
    social, actor = there.house.departments["social"], there.house.bodies["actor-0"]
    for part in Part.objects.filter(case=case):
        for field in next(one for one in case.process.parts(part.form) if one.key == part.key).field:
            if field.kind == "departments":
                part.answers[field.key] = [str(social.pk)]
            if field.kind == "actors":
                part.answers[field.key] = [row("actors", case, "a0", actor=f"actor:{actor.pk}")]
        part.save()
    case = Case.objects.get(pk=case.pk)
    assert departments_of(case) == [case.department]
    assert actors_of(case) == []
    assert {body.municipality_id for body in concerned_committees(case)} == {case.municipality_id}


@WAYS
def test_in_an_act(towns: tuple[Town, Town], way: int) -> None:
    """Past every form: what is said in an act is looked at by municipality."""
    here, there = towns[way], towns[1 - way]
    stranger = there.house.person("education.writer")
    thing, other = first_form(here, "draft"), there.cases["draft"]
    file, comment = Attachment.objects.get(case=other), Comment.objects.get(case=other)
    project = Project.objects.get(case=here.cases["granted"])
    said: list[tuple[Any, str, str, dict[str, Any]]] = [
        (thing, "remove_attachment", "education.writer", {"attachment": file}),
        (thing, "resolve_comment", "education.writer", {"comment": comment}),
        (here.cases["draft"], "assign_coordinators", "coordination.method",
         {"for_method": there.house.person("coordination.method")}),
        (project, "appoint", "coordination.method", {"person": stranger, "seat": "member", "starts": clock.today()}),
    ]  # fmt: skip
    if isinstance(thing, Application):
        social = there.house.departments["social"]
        said += [
            (thing, "invite_cowriter", "education.writer", {"person": stranger}),
            (thing, "approve", "education.head", {"department": social}),
            (thing, "note_information", "education.writer",
             {"department": social, "day": clock.today(), "note": "§ 4"}),
        ]  # fmt: skip
    for subject, verb, role, words in said:
        with pytest.raises(Invalid):
            perform(subject, verb, by=here.house.person(role), **words)


@WAYS
def test_an_act_by_somebody_of_another_is_refused_first_of_all(towns: tuple[Town, Town], way: int) -> None:
    here, there = towns[way], towns[1 - way]
    step = here.cases["waiting"].steps.get(status="open")
    for role in ("coordination.method", there.decider, "superuser", "delegate"):
        for subject, verb in (
            (step, "decide"),
            (here.cases["draft"], "write_note"),
            (first_form(here, "draft"), "submit"),
        ):
            with pytest.raises(Refused) as refused:
                perform(subject, verb, by=there.house.person(role))
            assert refused.value.verdict.ground is Ground.OUTSIDE
