"""From what a story says in an act to what perform is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from applications.models import Case
from socinv.lifecycle import clock
from socinv.organisation.models import User
from socinv.stories.moments import day_of

ANSWERS = ("give_expertise", "assess", "take_stance", "prepare", "decide")
PEOPLE = ("person", "for_method", "for_evaluation")


class NoSuch(ValueError):
    """Somebody or something the story does not have."""


def data_of(
    verb: str, said: Mapping[str, Any], *, case: Case, people: Mapping[str, User], today: date
) -> dict[str, Any]:
    """The keyword arguments of the verb. An answer is given on the day it is registered unless the story says
    another. Raises NoSuch, NoTime."""
    data = {key: _value(key, value, case, people, today) for key, value in said.items()}
    if verb in ANSWERS:
        data.setdefault("answered_on", clock.today())
    return data


def _value(key: str, said: Any, case: Case, people: Mapping[str, User], today: date) -> Any:
    if key in PEOPLE:
        if said not in people:
            raise NoSuch(f"{said!r} står inte under people")
        return people[said]
    if key in ("answered_on", "due"):
        return day_of(said, today)
    if key == "amount":
        return Decimal(str(said))
    if key == "judgements":
        return {name: _judgement(name, one) for name, one in said.items()}
    if key == "comment":
        return _comment(case, said)
    return str(said) if isinstance(said, int | float) and not isinstance(said, bool) else said


def _judgement(name: str, said: Any) -> dict[str, str]:
    """``[met, why]`` as a verdict and its reason; a reason may have commas in it."""
    if not isinstance(said, list) or not said:
        raise NoSuch(f"bedömningen {name!r} skrivs [omdöme, skäl]")
    verdict, *why = (str(word) for word in said)
    return {"verdict": verdict, "why": ", ".join(why)}


def _comment(case: Case, part: str) -> Any:
    """The latest open comment to a part."""
    comment = case.comments.filter(part=part, resolved_at=None).last()
    if comment is None:
        raise NoSuch(f"delen {part!r} har ingen öppen kommentar")
    return comment
