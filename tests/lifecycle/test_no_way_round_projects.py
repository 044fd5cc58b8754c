"""Random people do random things in a project, properly or not quite, through all its years: its order holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from applications.models import Step
from projects.changing import next_change
from projects.models import Project, ResultsRequest
from socinv.lifecycle import clock, policy
from socinv.lifecycle.graph import verbs_of
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of
from tests.factories import acts
from tests.factories.house import House, a_house, a_person
from tests.factories.projects import SEATS, a_planned_project, noon, write
from tests.lifecycle.project_consistency import MODELS, hold, things_of
from tests.lifecycle.project_order import Order
from tests.lifecycle.project_said import said_with, wrong
from tests.matrix.cast import Cast

pytestmark = pytest.mark.django_db
BEGINS = date(2026, 11, 2)
FORMS = ("projects.project", "projects.report", "projects.evaluation")
# What may be done with a turn besides what it asks for.
INSTEAD = {
    "send": ("send", "send", "send", "hand_back"), "accept": ("accept", "accept", "read", "send_back"),
    "judge": ("judge", "judge", "send_back"), "propose": ("propose", "propose", "drop"),
    "decide": ("decide", "decide", "decide", "withdraw"),
}  # fmt: skip
PEOPLE = (
    "project.owner", "project.steering", "project.leader", "project.member", "coordination.method",
    "coordination.evaluation", "management-group.chair", "management-group.secretary", "management-group.member",
    "management-group.co-opted", "council.chair", "council.member", "planning-committee.member",
    "education-committee.chair", "education.head", "education.writer", "network.chair", "affiliated", "outsider",
)  # fmt: skip
luck = st.integers(0, 2**32).map(Random)  # one draw a step: the choices within it follow


class Years(RuleBasedStateMachine):
    """A project where everybody tries everything, as time goes."""

    cast: Cast
    planned: int
    done: dict[str, int]
    ended: set[str]
    tried: int = 0

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now: datetime = noon(BEGINS + timedelta(days=1))
        self.order, self.events, self.pk = Order(), list[Event](), self.planned
        with clock.at(self.now):
            self._look_over()

    def teardown(self) -> None:
        Years.ended.add(self.project.status)
        connection.check_constraints()
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @property
    def project(self) -> Project:
        return Project.objects.select_related("case", "steering_group", "project_group").get(pk=self.pk)

    @property
    def house(self) -> House:
        return self.cast.house

    @initialize(random=luck)
    def the_decision_may_change(self, random: Random) -> None:
        """Half of the projects rest for a while and are granted anew."""
        if random.random() < 0.5:
            with clock.at(self.now):
                self.the_grant_is_taken_back(random)

    @rule(random=luck)
    def something_happens(self, random: Random) -> None:
        """One act a step, so that no walk is without any of them; some days pass between them."""
        self.now += timedelta(days=random.choice((0, 0, 1, 5, 20, 60)))
        choices = [self.the_turn_is_taken, self.anybody_does_anything, self.one_who_may_does_something,
                   self.a_change_is_asked_for, self.results_are_asked_for, self.somebody_leaves, self.somebody_looks,
                   self.the_grant_is_taken_back]  # fmt: skip
        with clock.at(self.now):
            random.choices(choices, weights=[60, 20, 10, 6, 5, 3, 3, 1])[0](random)

    def the_turn_is_taken(self, random: Random) -> None:
        """Somebody whose turn it is does it, or what may be done instead."""
        items = WorkItem.objects.open().filter(case=self.project.case, thing__startswith="projects.")
        item = random.choice([*items.select_related("case").order_by("pk")] or [None])
        if item is None:
            return
        who = self._one_who_can(item, random)
        if who is None:  # whoever had the seat has left it
            self._seat_somebody(random)
            return
        thing = MODELS[item.thing].objects.get(pk=item.thing_id)
        if item.verb == "submit" and item.thing in FORMS and self.house.people.get("project.leader"):
            self._write(thing, who)
        verb = random.choice(INSTEAD.get(item.verb, (item.verb,)))
        if verb in verbs_of(type(thing)):
            self._try(thing, verb, who, self._words(thing, verb, random))

    def _write(self, thing: Any, who: User) -> None:
        """In full, once; by one of the project group, who is the one with the turn."""
        if not thing.case.parts.filter(form=thing.form, saved_by__isnull=False).exists():
            write(thing, by=who)
            self._look_over()

    def _seat_somebody(self, random: Random) -> None:
        words = self._words(self.project, "appoint", random)
        self._try(self.project, "appoint", self.house.person("coordination.method"), words)

    def anybody_does_anything(self, random: Random) -> None:
        """With words that are right, or with one of them wrong."""
        thing = random.choice([*things_of(self.project), *self._begun()])
        verb = random.choice(list(verbs_of(type(thing))))
        said = self._words(thing, verb, random)
        if said and random.random() < 0.5:
            key = random.choice(list(said))
            said[key] = wrong(said[key], random)
        self._try(thing, verb, self.cast.person(random.choice(PEOPLE)), said)

    def one_who_may_does_something(self, random: Random) -> None:
        """Of what one person has a button for, one thing."""
        standing = self._standing(self.cast.person(random.choice(PEOPLE)))
        thing = random.choice(things_of(self.project))
        open_to = policy.verbs_open_to(standing, thing)
        if open_to:
            verb = random.choice(open_to)
            self._try(thing, verb, standing.person, self._words(thing, verb, random))

    def a_change_is_asked_for(self, random: Random) -> None:
        change = next_change(self.project)
        who = random.choice(("project.owner", "project.steering", "management-group.chair"))
        self._try(change, "ask", self.cast.person(who), self._words(change, "ask", random))

    def results_are_asked_for(self, random: Random) -> None:
        asked = self._begun()[-1]
        self._try(asked, "ask", self.house.person("planning-committee.member"), self._words(asked, "ask", random))

    def somebody_leaves(self, random: Random) -> None:
        said = self._words(self.project, "release", random)
        self._try(self.project, "release", self.house.person("coordination.method"), said)

    def the_grant_is_taken_back(self, random: Random) -> None:
        """Only while nothing has been done in the project; then it is granted again."""
        step = Step.objects.filter(case=self.project.case, key="decision", status="answered").latest("pk")
        chair = self.house.person("management-group.chair")
        self._try(step, "reopen", chair, {"reason": "Ett skäl var fel."})
        if self.project.status == "shelved":
            acts.decide(self.house, self.project.case)
            self._look_over()

    def somebody_looks(self, random: Random) -> None:
        """What is shown as a person's turn can be done by that person, unless something is missing."""
        standing = self._standing(self.cast.person(random.choice(PEOPLE)))
        for item in WorkItem.objects.waiting_for(standing).filter(thing__startswith="projects."):
            thing = MODELS[item.thing].objects.get(pk=item.thing_id)
            verdict = policy.ask(standing, item.verb, thing)
            assert verdict or verdict.ground is Ground.CONDITION, (standing.person, item, verdict)

    def _begun(self) -> list[Any]:
        """A change and a question that somebody has on the screen."""
        project = self.project
        body = self.house.bodies["planning-committee"]
        return [
            next_change(project),
            ResultsRequest(municipality_id=project.municipality_id, case=project.case, project=project, body=body),
        ]

    def _standing(self, person: User) -> Standing:
        return standing_of(person, self.house.municipality.pk, clock.today())

    def _one_who_can(self, item: WorkItem, random: Random) -> User | None:
        for role in random.sample(PEOPLE, len(PEOPLE)):
            standing = self._standing(self.cast.person(role))
            if item.is_turn_of(standing, barred=False):
                return standing.person
        assert item.body is not None, f"{item} waits for nobody"
        assert not item.body.memberships.on(clock.today()).filter(role__in=item.roles).exists()
        return None

    def _words(self, thing: Any, verb: str, random: Random) -> dict[str, Any]:
        return said_with(self.cast, thing, verb, random)

    def _try(self, thing: Any, verb: str, person: User, said: dict[str, Any]) -> None:
        Years.tried += 1
        try:
            event = perform(thing, verb, by=person, **said)
        except (Refused, Invalid):
            return
        name = f"{event.thing.rpartition('.')[2]} {verb}"
        self.done[name] = self.done.get(name, 0) + 1
        self._look_over()

    def _look_over(self) -> None:
        """Everything that has happened since the last time, and how it stands now."""
        project = self.project
        known = {one.pk: one.said for one in self.events}
        events = list(Event.objects.filter(case=project.case).select_related("actor", "case").order_by("pk"))
        assert {one.pk: one.said for one in events[: len(known)]} == known, "an event was changed or is gone"
        heads = {self.house.person("education.head").pk}
        for event in events[len(known) :]:
            self.order.follow(event, project, heads, clock.today())
            assert "%(" not in sentence(event)
        self.events = events
        hold(project, events)


@pytest.mark.rule("SUN-07", "SUN-12", "SUN-32", "SUN-33", "SUN-34", "SUN-36")
def test_no_way_round_a_projects_order() -> None:
    with clock.at(noon(BEGINS)):
        house = a_house()
        Years.planned = a_planned_project(house).pk
        for seat in SEATS:
            house.people[f"project.{seat}"] = a_person(municipality=house.municipality)
        Years.cast, Years.done, Years.ended, Years.tried = Cast(house, dict(house.people)), {}, set(), 0
    run_state_machine_as_test(
        Years,
        settings=settings(
            max_examples=8, stateful_step_count=80, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip
    walked = {
        "project start", "report send", "report send_back", "change decide", "project begin_closing",
        "evaluation judge", "scaleup decide", "resultsrequest answer", "project release", "step reopen",
    }  # fmt: skip
    assert walked <= set(Years.done), "the walk did not come all the way"
    assert {"closed", "ended"} <= Years.ended
    assert Years.tried > 300, "steps, of up to 640"
    assert sum(Years.done.values()) > 120, "most were refused: the walk stood still"
