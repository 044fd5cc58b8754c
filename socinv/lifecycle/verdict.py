"""Answers to "may this person do this to that now", and the exceptions that carry a no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise

Text = str | Promise


class Ground(Enum):
    """What a refusal rests on: tests and stories name it, people read the reason."""

    NONE = "none"
    OUTSIDE = "outside"  # another municipality, or not even a door in
    PERSON = "person"  # not this person's to do
    CONFLICT = "conflict"  # jäv
    STATE = "state"  # not now
    CONDITION = "condition"  # now, but something is missing


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with its ground and a reason in the reader's language."""

    allowed: bool
    ground: Ground = Ground.NONE
    reason: Text = ""

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def is_of_person(self) -> bool:
        """Whether the no rests on who asks: trying again, or later, does not help."""
        return self.ground in (Ground.PERSON, Ground.CONFLICT)


YES = Verdict(True)


def no(ground: Ground, reason: Text) -> Verdict:
    return Verdict(False, ground, reason)


class Refused(Exception):
    """The lifecycle or the policy said no. Nothing was changed."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict.reason))
        self.verdict = verdict


class Invalid(Exception):
    """What was said does not hold. ``problems``: field name to what to do; "" is the whole form."""

    def __init__(self, problems: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{field}: {text}" for field, text in problems.items()))
        self.problems = dict(problems)
