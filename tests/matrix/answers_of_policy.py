"""What the policy answers everybody about everything in one place, in the words of the tables.

A row says: what it is about | the verbs | who may. Whoever is not named is refused, and on a ground with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from applications.models import Application, Case, Idea, Step
from socinv.lifecycle import policy
from socinv.lifecycle.graph import verbs_of
from socinv.lifecycle.verdict import Ground, Verdict
from tests.factories.following import VERBS
from tests.matrix.everybody import DECLARED, EMPLOYED, Everybody
from tests.matrix.places import Things

MODELS = {"case": Case, "idea": Idea, "application": Application, "step": Step}
NOTHING = "nothing | nobody"
Verdicts = dict[str, Verdict]


def verbs() -> list[str]:
    """Every verb there is: a new one is to be looked at in every place."""
    return [f"{name} | {', '.join(verbs_of(model))}" for name, model in MODELS.items()]


def rows(everybody: Everybody, things: Things) -> list[str]:
    """The rows of one place; things of which the same is said stand together."""
    said: dict[tuple[str, ...], list[str]] = {}
    for name, thing in things.items():
        said.setdefault(_said_of(everybody, name, thing), []).append(name)
    return [f"{', '.join(names)} | {one}" for found, names in said.items() for one in found]


def _said_of(everybody: Everybody, name: str, thing: Any) -> tuple[str, ...]:
    """The verbs that somebody may, by those who may."""
    found: dict[str, list[str]] = {}
    standings = everybody.today()
    for verb in verbs_of(type(thing)):
        verdicts = {role: policy.ask(standing, verb, thing) for role, standing in standings.items()}
        wrong = [*_without_reason(everybody, verdicts), *_not_for_conflict(thing, verb, verdicts)]
        assert not wrong, f"{name} {verb}: {wrong}"
        allowed = [role for role, verdict in verdicts.items() if verdict]
        if allowed:
            found.setdefault(shortly(everybody, allowed), []).append(verb)
    return tuple(f"{', '.join(verbs)} | {who}" for who, verbs in found.items()) or (NOTHING,)


def _without_reason(everybody: Everybody, verdicts: Verdicts) -> Iterator[str]:
    """A no has a ground, a stranger's that he or she is one, and a sentence that says why."""
    for role, verdict in verdicts.items():
        is_stranger = role in everybody.strangers
        if is_stranger and (verdict or verdict.ground is not Ground.OUTSIDE):
            yield f"{role} is no stranger"
        elif not verdict and not str(verdict.reason).endswith("."):
            yield f"{role} is refused without a reason: {verdict.reason!r}"
        elif not is_stranger and verdict.ground is Ground.OUTSIDE:
            yield f"{role} is a stranger"


def _not_for_conflict(thing: Any, verb: str, verdicts: Verdicts) -> Iterator[str]:
    """Where a body's chair may answer, one in the same seat who is in conflict may not, and for that reason."""
    if not isinstance(thing, Step) or thing.body is None or verb not in (*VERBS.values(), "reopen"):
        return
    own = [role for role, verdict in verdicts.items() if verdict and role.startswith(f"{thing.body.key}.")]
    for kind in (DECLARED, EMPLOYED) if own else ():
        verdict = verdicts.get(f"{kind}.{thing.body.key}")
        if verdict is not None and verdict.ground is not Ground.CONFLICT:
            yield f"{kind}.{thing.body.key} is not refused for the conflict"


def shortly(everybody: Everybody, roles: list[str]) -> str:
    """network.chair+secretary education.writer; most of those inside by whom they are not."""
    inside = everybody.insiders
    if len(roles) <= len(inside) / 2:
        return _grouped(everybody, roles)
    words = ["insiders"]
    if but := [role for role in inside if role not in roles]:
        words += ["but", _grouped(everybody, but)]
    if others := [role for role in roles if role not in inside]:
        words += ["and", _grouped(everybody, others)]
    return " ".join(words)


def _grouped(everybody: Everybody, roles: list[str]) -> str:
    found: dict[str, list[str]] = {}
    for role in roles:
        body, _, seat = role.partition(".")
        found.setdefault(body, []).append(seat)
    for kind in (DECLARED, EMPLOYED):
        if kind in found and found[kind] == everybody.of_kind(kind):
            found[kind] = ["all"]
    return " ".join(f"{body}.{'+'.join(seats)}" if seats != [""] else body for body, seats in found.items())
