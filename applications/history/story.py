"""Events as a story: act by act, each with the words that were said and with what it led to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from applications.history.sight import MOVING
from applications.models import Case
from applications.telling import quoted, wrote_in
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import sentence
from socinv.presentation.dates import day_of

# Consequences that only repeat, about the whole, what the act itself said.
ECHOES = {
    ("applications.idea", "approve"), ("applications.idea", "decline"), ("applications.idea", "send_back"),
    ("applications.idea", "reopen"),
    ("applications.application", "grant"), ("applications.application", "decline"),
    ("applications.application", "send_back"), ("applications.application", "reopen"),
    ("applications.case", "grant"), ("applications.case", "decline"), ("applications.case", "reopen"),
    ("applications.case", "close_withdrawn"),
}  # fmt: skip


def echo(*consequences: tuple[str, str]) -> None:
    """Let an app above name consequences of its own that only repeat what the act said."""
    ECHOES.update(consequences)


@dataclass
class Act:
    """One act: when, its sentence, what was said, and what followed of itself."""

    number: int
    moment: datetime
    sentence: str
    verb: str = ""
    key: bool = False
    said: str = ""
    led_to: list[str] = field(default_factory=list)


def told(case: Case, events: Iterable[Event], *, inside: bool, echoes: bool = True) -> list[Act]:
    """The events (oldest first) as acts. What followed from an act that is not among them is left out.

    ``inside``: the reader sits or works in the municipality; for others nothing is known to follow from anything.
    ``echoes``: also the consequences that say nothing more than the act did.
    """
    found: list[Act] = []
    of_event: dict[int, Act] = {}
    sitting = _Sitting()
    for event in events:
        event.case = case
        if inside and event.cause_id is not None:
            act = of_event.get(event.cause_id)
            if act is not None:
                of_event[event.pk] = act
                if echoes or (event.thing, event.verb) not in ECHOES:
                    act.led_to.append(sentence(event))
            continue
        if not sitting.takes(event, found):
            found.append(Act(event.pk, event.at, sentence(event), event.verb, event.verb in MOVING, quoted(event)))
        of_event[event.pk] = found[-1]
    return found


class _Sitting:
    """Several parts written by one person on one day read as one act."""

    def __init__(self) -> None:
        self.of: tuple[object, ...] = ()
        self.parts: list[str] = []

    def takes(self, event: Event, acts: list[Act]) -> bool:
        """Whether the event went into the last act as one more part."""
        this = (event.actor_id, event.thing, day_of(event.at)) if event.verb == "write" else ()
        goes_on = bool(this) and this == self.of
        self.of, self.parts = this, self.parts if goes_on else []
        part = str(event.said.get("part", ""))
        if part not in self.parts:
            self.parts.append(part)
        if goes_on:
            acts[-1].sentence, acts[-1].moment = wrote_in(event, self.parts), event.at
        return goes_on
