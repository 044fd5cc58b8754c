"""Random people do random things, properly or not quite: no case ever leaves the order of SUN-30."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from applications.models import Application, Case, Idea, Step
from socinv.lifecycle import clock, policy
from socinv.lifecycle.graph import verbs_of
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of
from tests.factories.content import complete
from tests.factories.starting import start_idea
from tests.lifecycle.consistency import hold
from tests.lifecycle.order import Order
from tests.matrix.cast import Cast, a_cast
from tests.matrix.words import words_for

pytestmark = pytest.mark.django_db
OUTCOMES = {
    "assess": ("approved", "approved", "returned", "declined", "granted"),
    "take_stance": ("yes", "yes", "yes", "no", "done"),
    "prepare": ("done", "done", "returned", "yes"),
    "decide": ("granted", "declined", "returned", "approved"),
    "give_expertise": ("strong", "none", "yes"),
}
MODELS = {"applications.idea": Idea, "applications.application": Application, "applications.step": Step}
OF_THE_ORDER = {"thing__startswith": "applications."}  # what a project has to do comes after it
# What is always open, and would be most of what happens.
SELDOM = {"declare_conflict": 0.1, "retract_conflict": 0.1, "write_note": 0.2}
# One draw a walk: the choices in it follow. With one a step, every second walk would be another's with little changed.
luck = st.integers(0, 2**32).map(Random)


class Town(RuleBasedStateMachine):
    """A municipality where everybody tries everything."""

    cast: Cast
    done: dict[str, int]
    tried: int = 0
    standings: dict[str, Standing]

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.orders: dict[int, Order] = {}
        for department in ("education", "social"):
            self._start(department)

    def teardown(self) -> None:
        numbers = Case.objects.filter(serial__isnull=False).order_by("serial").values_list("serial", flat=True)
        assert list(numbers) == list(range(1, len(numbers) + 1))
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def _start(self, department: str) -> None:
        house = self.cast.house
        case = start_idea(house.departments[department], by=house.person(f"{department}.writer")).case
        self.orders[case.pk] = Order()
        self._look_over(case)

    @initialize(random=luck)
    def a_walk_begins(self, random: Random) -> None:
        self.random = random

    @rule()
    def something_happens(self) -> None:
        """One act a step, so that no walk is without any of them."""
        acts = [self.the_turn_is_taken, self.anybody_does_anything, self.one_who_may_does_something,
                self.a_body_changes_its_mind, self.somebody_looks, self.the_applicant_gives_up]  # fmt: skip
        self.random.choices(acts, weights=[40, 30, 20, 5, 5, 1])[0](self.random)

    def the_turn_is_taken(self, random: Random) -> None:
        """Somebody whose turn it is does it, with one outcome or another."""
        items = list(WorkItem.objects.filter(closed_at=None, **OF_THE_ORDER).select_related("case").order_by("pk"))
        if not items:
            self._start(random.choice(list(self.cast.house.departments)))
            return
        item = random.choice(items)
        if item.verb == "submit":
            self._write(item.case, item.thing.rsplit(".", 1)[-1], random)
        if item.thing in MODELS:
            thing = MODELS[item.thing].objects.get(pk=item.thing_id)  # type: ignore[attr-defined]
            self._try(thing, item.verb, self._one_who_can(item, random), random, properly=True)

    def anybody_does_anything(self, random: Random) -> None:
        case = Case.objects.get(pk=random.choice(list(self.orders)))
        things = [
            case,
            case.idea,
            *Application.objects.filter(case=case),
            *Step.objects.filter(case=case).order_by("pk"),
        ]
        thing = random.choice(things)
        person = self.cast.person(random.choice([role for role in self.cast.people if role != "anonymous"]))
        self._try(thing, random.choice(list(verbs_of(type(thing)))), person, random, properly=False)

    def one_who_may_does_something(self, random: Random) -> None:
        """Of what one person has a button for, one thing: reopening, withdrawing, inviting, declaring."""
        case = Case.objects.get(pk=random.choice(list(self.orders)))
        forms = [case.idea, *Application.objects.filter(case=case)]
        thing = random.choice([case, *forms, forms[-1], *Step.objects.filter(case=case).order_by("-pk")[:3]])
        standing = self._standing(random.choice([role for role in self.cast.people if "." in role]))
        open_to = [verb for verb in policy.verbs_open_to(standing, thing) if random.random() < SELDOM.get(verb, 1)]
        if open_to:
            self._try(thing, random.choice(open_to), standing.person, random, properly=True)

    def a_body_changes_its_mind(self, random: Random) -> None:
        """The latest answer of a case is taken back, in time or too late."""
        case = random.choice(list(self.orders))
        step = Step.objects.filter(case=case, status="answered", body__isnull=False).order_by("-pk").first()
        if step is not None and step.body is not None:
            self._try(step, "reopen", self.cast.person(f"{step.body.key}.chair"), random, properly=True)

    def the_applicant_gives_up(self, random: Random) -> None:
        case = Case.objects.get(pk=random.choice(list(self.orders)))
        thing = random.choice([case.idea, *Application.objects.filter(case=case)])
        self._try(thing, "withdraw", case.opened_by, random, properly=True)

    def somebody_looks(self, random: Random) -> None:
        """What is shown as a person's turn can be done by that person, unless something is missing."""
        role = random.choice([role for role in self.cast.people if role not in ("anonymous", "system")])
        standing = self._standing(role)
        for item in WorkItem.objects.waiting_for(standing):
            thing = apps.get_model(item.thing)._default_manager.get(pk=item.thing_id)
            verdict = policy.ask(standing, item.verb, thing)
            assert verdict or verdict.ground is Ground.CONDITION, (role, item, verdict)

    def _standing(self, role: str) -> Standing:
        """Nobody's seat changes during the walk; invitations are read anew."""
        if role not in self.standings:
            person = self.cast.person(role)
            self.standings[role] = standing_of(person, self.cast.house.municipality.pk, clock.today())
        return replace(self.standings[role])

    def _one_who_can(self, item: WorkItem, random: Random) -> User:
        people = [role for role in self.cast.people if role not in ("anonymous", "system")]
        random.shuffle(people)
        for role in people:
            standing = self._standing(role)
            if _may_be_for(item, standing) and WorkItem.objects.waiting_for(standing).filter(pk=item.pk).exists():
                return standing.person
        raise AssertionError(f"{item} waits for nobody")

    def _write(self, case: Case, form: str, random: Random) -> None:
        taking_part = [self.cast.house.departments["culture"].pk] if random.random() < 0.5 else []
        complete(Case.objects.get(pk=case.pk), form, by=case.opened_by, departments=taking_part)

    def _try(self, thing: Any, verb: str, person: User, random: Random, *, properly: bool) -> None:
        Town.tried += 1
        said = dict(words_for(self.cast, thing, verb))
        if verb in OUTCOMES:
            said["outcome"] = random.choice(OUTCOMES[verb])
            said |= {"amount": 1000, "item": "7"} if verb == "decide" else {}
        if not properly and said and random.random() < 0.5:
            key = random.choice(list(said))
            said[key] = _wrong(said[key], random)
        try:
            event = perform(thing, verb, by=person, **said)
        except (Refused, Invalid):
            return
        self.done[verb] = self.done.get(verb, 0) + 1
        self._look_over(event.case)

    def _look_over(self, case: Case) -> None:
        order = self.orders[case.pk]
        for event in Event.objects.filter(case=case, pk__gt=order.seen).order_by("pk"):
            order.follow(event)
        hold(Case.objects.get(pk=case.pk))


def _may_be_for(item: WorkItem, standing: Standing) -> bool:
    """Whether it is worth the question."""
    return (
        item.person_id == standing.person.pk
        or item.department_id in standing.departments
        or item.body_id in standing.delegations
        or item.body_id in {seat.body for seat in standing.seats}
    )


def _wrong(value: Any, random: Random) -> Any:
    """Something that a careless person could have said instead."""
    if isinstance(value, str):
        return random.choice(["", "  ", "nonsense", "x" * 10_001])
    return clock.today() + timedelta(days=1) if isinstance(value, date) else None


@pytest.mark.rule("SUN-30", "SUN-22", "SUN-04", "SUN-06")
def test_no_way_round_the_order() -> None:
    Town.cast, Town.done, Town.standings, Town.tried = a_cast(), {}, {}, 0
    run_state_machine_as_test(
        Town,
        settings=settings(
            max_examples=16, stateful_step_count=120, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip
    walked = {"submit", "assess", "take_stance", "prepare", "decide", "reopen", "withdraw"}
    assert walked <= set(Town.done), "the walk did not come all the way"
    assert Town.tried > 900, "steps, of up to 1,920"
    assert sum(Town.done.values()) > 350, "most were refused: the walk stood still"
