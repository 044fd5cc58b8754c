"""Who is told of what happens in a project: those the page names before the click, and nobody who may not see it."""

from __future__ import annotations

from typing import Any

import pytest

from applications.access import those_who_see
from applications.models import Case
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.perform import perform
from socinv.notices.audience import Told, told_of
from socinv.notices.models import Notice
from tests.matrix.cast import Cast
from tests.matrix.situations import at
from tests.matrix.words import words_for

pytestmark = pytest.mark.django_db
METHOD, CHAIR, OWNER = "coordination.method", "management-group.chair", "project.owner"
PROJECT = ("steering-group", "project-group")
EVERYONE = (*PROJECT, "coordinators", "management-group", "followers")
POLITICIANS = ("planning-committee", "concerned-committees")
DECIDED_PLAN = ("steering-group", "coordinators", "concerned-committees", "followers")
# The thing and its situation, the verb, who does it, and the groups that are told, as the guideline has it.
ACTS: list[tuple[str, str, str, str, tuple[str, ...]]] = [
    ("project", "planned", "appoint", METHOD, PROJECT),
    ("project", "planned", "release", METHOD, PROJECT),
    ("project", "planned", "submit", "project.leader", ("steering-group", "coordinators")),
    ("project", "planned", "start", OWNER, EVERYONE),
    ("project", "running", "begin_closing", OWNER, EVERYONE),
    ("project", "planned", "comment", METHOD, ("project-group", "coordinators")),
    ("report", "draft", "comment", METHOD, ("project-group", "coordinators")),
    ("report", "draft", "submit", "project.member", ("steering-group",)),
    ("report", "proposed", "hand_back", OWNER, ("project-group",)),
    ("report", "proposed", "send", OWNER, ("management-group", "coordinators", "project-group", "followers")),
    ("report", "sent", "accept", METHOD, PROJECT),
    ("report", "sent", "send_back", METHOD, PROJECT),
    ("change", "new", "ask", OWNER, ("management-group", "coordinators", "steering-group")),
    ("change", "asked", "withdraw", OWNER, ("management-group", "coordinators", "steering-group")),
    ("change", "asked-by-decider", "withdraw", CHAIR, ("management-group", "coordinators", "steering-group")),
    ("change", "asked", "decide", CHAIR, (*EVERYONE, "concerned-committees")),
    ("evaluation", "draft", "submit", "project.leader", ("management-group", "coordinators", "steering-group")),
    ("evaluation", "submitted", "send_back", CHAIR, ("project-group",)),
    ("evaluation", "submitted", "judge", CHAIR, (*EVERYONE, *POLITICIANS)),
    ("scaleup", "awaited", "propose", CHAIR, ("council", "coordinators", "steering-group")),
    ("scaleup", "awaited", "drop", CHAIR, (*EVERYONE, *POLITICIANS)),
    ("scaleup", "proposed", "decide", "council.chair", (*EVERYONE, *POLITICIANS)),
    ("plan", "awaited", "decide", CHAIR, DECIDED_PLAN),
    ("plan", "awaited", "exempt", CHAIR, (*DECIDED_PLAN, "management-group")),
    ("plan", "decided", "adjust", CHAIR, (*DECIDED_PLAN, "repaying-committees")),
    ("plan", "decided", "exempt", CHAIR, (*DECIDED_PLAN, "repaying-committees", "management-group")),
    ("plan", "decided", "follow_up", OWNER, ("management-group", "coordinators", "repaying-committees")),
    ("plan", "running-followed", "reconcile", METHOD, (*DECIDED_PLAN, "repaying-committees", "management-group")),
    ("request", "new", "ask", "planning-committee.chair", ("steering-group", "coordinators")),
    ("request", "asked", "answer", OWNER, ("asked", "planning-committee")),
]


def people(groups: list[Told]) -> set[int]:
    return {person.pk for told in groups for person in told.people}


def rows_of(event: Event) -> set[int]:
    """Everybody who was told of the act, or of what followed from it."""
    return set(Notice.objects.filter(event__case=event.case, event__gte=event.pk).values_list("recipient", flat=True))


@pytest.mark.rule("SUN-03", "SUN-33")
@pytest.mark.parametrize(("thing", "situation", "verb", "by", "keys"), ACTS, ids=lambda one: str(one)[:20])
def test_said_before_the_click(
    cast: Cast, thing: str, situation: str, verb: str, by: str, keys: tuple[str, ...]
) -> None:
    subject: Any = at(thing, situation, cast)
    case = Case.objects.get(pk=subject.case.pk)
    Following.objects.create(municipality_id=case.municipality_id, person=cast.person("culture.head"), case=case)
    said = words_for(cast, subject, verb)
    groups = told_of(subject, verb, str(said.get("outcome", "")))
    assert {told.key for told in groups} == set(keys)
    assert all(told.who and told.what and told.people for told in groups)
    event = perform(subject, verb, by=cast.person(by), **said)
    assert people(groups) - {event.actor_id} <= rows_of(event), "all who were named are told"
    of_the_act = set(Notice.objects.filter(event=event).values_list("recipient", flat=True))
    newcomers = people(told_of(subject, verb)) if verb == "appoint" else set()
    assert of_the_act <= people(groups) | newcomers, "and of the act itself nobody else"
    assert rows_of(event) <= set(those_who_see(case).values_list("pk", flat=True)), "and all of them see it"
