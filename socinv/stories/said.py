"""From what a story says in an act to what perform is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from inspect import signature
from typing import Any

from applications.models import Case, Step
from projects.models import Project
from socinv.lifecycle import clock
from socinv.organisation.models import Body, Department, Membership, User
from socinv.stories import repaying
from socinv.stories.moments import Almanac, day_of
from socinv.stories.things import Thing

ANSWERS = ("give_expertise", "assess", "take_stance", "prepare", "decide", "give_views", "sign", "weigh")
PEOPLE = ("person", "for_method", "for_evaluation")
DAYS = ("answered_on", "due", "day", "starts", "ends")
MONEY = ("amount", "yearly_cost")
FIGURES = ("place",)


class NoSuch(ValueError):
    """Somebody or something the story does not have."""


@dataclass(frozen=True)
class Teller:
    """Reads what is said in one story: its people by key, and what its days are counted from."""

    people: Mapping[str, User]
    almanac: Almanac

    def data_of(self, thing: Thing, verb: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """The keyword arguments of the verb. What is dated is dated the day of the step unless the story says
        another. Raises NoSuch, NoTime."""
        data = {key: self._value(thing.case, key, value) for key, value in said.items()}
        if verb == "release" and isinstance(thing, Project):
            data["membership"] = _membership(thing, data.pop("person", None))
        if isinstance(thing, Step):
            if verb in ANSWERS:
                data.setdefault("answered_on", clock.today())
        elif "day" in signature(getattr(type(thing), verb)).parameters:
            data.setdefault("day", clock.today())
        if verb in ("appoint", "release"):
            data.setdefault("starts" if verb == "appoint" else "ends", clock.today())
        return data

    def _value(self, case: Case, key: str, said: Any) -> Any:
        if key in PEOPLE:
            return self._person(said)
        if key in DAYS:
            return day_of(said, self.almanac)
        if key in MONEY:
            return Decimal(str(said))
        if key == "judgements":
            return {name: _judgement(name, one) for name, one in said.items()}
        if key == "department":
            return _department(case, said)
        if key == "responses":
            return dict(_response(case, name, one) for name, one in said.items())
        if key in repaying.SAID:
            return repaying.plan_value(key, said, partial(body_named, case.municipality_id), self.almanac)
        if key == "moves":
            return [_move(case, one) for one in said]
        if key == "comment":
            return _comment(case, said)
        return str(said) if type(said) in (int, float) and key not in FIGURES else said

    def _person(self, key: str) -> User:
        if key not in self.people:
            raise NoSuch(f"{key!r} står inte under people")
        return self.people[key]


def _judgement(name: str, said: Any) -> dict[str, str]:
    """``[met, why]`` as a verdict and its reason; a reason may have commas in it."""
    if not isinstance(said, list) or not said:
        raise NoSuch(f"bedömningen {name!r} skrivs [omdöme, skäl]")
    verdict, *why = (str(word) for word in said)
    return {"verdict": verdict, "why": ", ".join(why)}


def _department(case: Case, key: Any) -> Department:
    department = Department.objects.filter(municipality=case.municipality_id, key=key).first()
    if department is None:
        raise NoSuch(f"det finns ingen förvaltning {key!r}")
    return department


def _response(case: Case, body: str, said: Any) -> tuple[str, dict[str, str]]:
    """``kfn: [followed, why]``: the position on that body's latest views."""
    view = case.steps.filter(kind="views", body__key=body).order_by("id").last()
    if view is None:
        raise NoSuch(f"{body!r} har inte lämnat synpunkter")
    given = _judgement(body, said)
    return str(view.pk), {"position": given["verdict"], "why": given["why"]}


def field_named(case: int | None, field: str) -> str:
    """What a story calls a field that must be pointed out: an answer to views goes by the committee that gave them."""
    name, _, views = field.rpartition("-")
    if name not in ("position", "response") or not views.isdecimal():
        return field
    step = Step.objects.filter(case=case, pk=views, kind="views").select_related("body").first()
    return f"{name}-{step.body.key}" if step and step.body else field


def _comment(case: Case, part: str) -> Any:
    """The latest open comment to a part."""
    comment = case.comments.filter(part=part, resolved_at=None).last()
    if comment is None:
        raise NoSuch(f"delen {part!r} har ingen öppen kommentar")
    return comment


def _membership(project: Project, person: User | None) -> Membership:
    """The person's place in the project, the latest given."""
    groups = (project.steering_group_id, project.project_group_id)
    found = Membership.objects.filter(body__in=groups, person=person).order_by("starts", "id").last()
    if found is None:
        raise NoSuch(f"{person or 'ingen'} har ingen plats i projektet")
    return found


def _move(case: Case, said: Mapping[str, Any]) -> dict[str, Any]:
    """``{from: sn, to: kfn, amount: 240000, from_year: 2020}``; without from the money is new."""
    unknown = sorted(set(said) - {"from", "to", "amount", "from_year"})
    if unknown:
        raise NoSuch(f"en flytt av resurser har inget {unknown[0]!r}")
    return {
        "from_body": body_named(case.municipality_id, said["from"]) if "from" in said else None,
        "to_body": body_named(case.municipality_id, said.get("to")),
        "amount": Decimal(str(said.get("amount", 0))), "from_year": said.get("from_year"),
    }  # fmt: skip


def body_named(municipality: int, key: Any) -> Body:
    """The municipality's body of that key. Raises NoSuch."""
    body = Body.objects.filter(municipality=municipality, key=key).first()
    if body is None:
        raise NoSuch(f"det finns inget organ {key!r}")
    return body
