"""What is said in a project in a random walk: of the right shape, and different each time."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from socinv.lifecycle import clock
from socinv.organisation.models import Body, Membership
from tests.factories.projects import SEATS
from tests.matrix.cast import Cast
from tests.matrix.words import words_for


def said_with(cast: Cast, thing: Any, verb: str, random: Random) -> dict[str, Any]:
    """Proper words for the verb, one time with one outcome and another time with another."""
    said = dict(words_for(cast, thing, verb))
    varied = VARIED.get(f"{thing._meta.model_name} {verb}")
    return said | varied(cast, thing, random) if varied else said


def _change(cast: Cast, thing: Any, random: Random) -> dict[str, Any]:
    kind = random.choice(("setup", "extension", "extension", "early-end"))
    ends, project = None, thing.project
    if kind == "extension":
        ends = project.ends + timedelta(days=random.randrange(1, 500))
    elif kind == "early-end":
        ends = clock.today() + timedelta(days=random.randrange(-30, 90))
    return {"kind": kind, "ends": ends, "amount": random.choice((None, Decimal(50_000), Decimal(-20_000)))}


def _appointment(cast: Cast, thing: Any, random: Random) -> dict[str, Any]:
    """Mostly the one the seat is meant for, in a seat that is empty."""
    groups = (thing.steering_group_id, thing.project_group_id)
    held = set(Membership.objects.on(clock.today()).filter(body__in=groups).values_list("body__kind", "role"))
    rules = thing.case.process.project.seat
    empty = [rule.key for rule in rules if (rule.group, rule.role) not in held]
    seat = random.choice(empty or SEATS)
    who = f"project.{seat}" if random.random() < 0.8 else "affiliated"
    return {
        "seat": seat,
        "person": cast.person(who),
        "starts": clock.today() + timedelta(random.choice((0, 0, 9))),
    }


def _leaving(cast: Cast, thing: Any, random: Random) -> dict[str, Any]:
    groups = (thing.steering_group_id, thing.project_group_id)
    seats = list(Membership.objects.filter(body__in=groups, ends=None).order_by("pk"))
    ends = clock.today() + timedelta(days=random.choice((-1, 0, 20)))
    return {"membership": random.choice(seats or [None]), "ends": ends}


def _moves(cast: Cast, thing: Any, random: Random) -> dict[str, Any]:
    outcome = random.choice(("approved", "approved", "declined"))
    source, goal = (Body.objects.get(pk=cast.house.bodies[f"{key}-committee"].pk) for key in ("social", "culture"))
    move = {"from_body": random.choice((source, None)), "to_body": goal, "amount": Decimal(1), "from_year": 2030}
    return {"outcome": outcome, "moves": [move] if outcome == "approved" else None}


VARIED: dict[str, Any] = {
    "change ask": _change,
    "change decide": lambda cast, thing, random: {"outcome": random.choice(("granted", "granted", "declined"))},
    "project appoint": _appointment,
    "project release": _leaving,
    "project set_number": lambda cast, thing, random: {"number": f"11{random.randrange(10_000)}"},
    "project start": lambda cast, thing, random: {"day": clock.today() - timedelta(days=random.randrange(30))},
    "evaluation judge": lambda cast, thing, random: {
        "verdict": random.choice(("successful", "partly", "unsuccessful"))
    },
    "scaleup propose": lambda cast, thing, random: {"parts": random.choice((None, ["Läxhjälpen"]))},
    "scaleup decide": _moves,
}


def wrong(value: Any, random: Random) -> Any:
    """Something that a careless person could have said instead."""
    if isinstance(value, str):
        return random.choice(["", "  ", "nonsense", "x" * 10_001])
    return clock.today() + timedelta(days=1) if isinstance(value, date) else None
