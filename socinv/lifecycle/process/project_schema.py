"""The shape of what a process file says of a project: its seats, its reports, the decisions about it."""

from __future__ import annotations

from typing import Literal

from socinv.lifecycle.process.forms_schema import Choice, Element

RESPONSIBLE = "responsible-committee"
"""In the place of a body: the committee that the applying department answers to."""


class SeatRule(Element):
    """A place in a project. ``role``: the seat in the group; ``single``: one person at a time; ``needed`` to start.

    ``share``: how much of full time, in per cent; ``begins``: when it should begin, said where somebody is appointed;
    ``head_of``: only a head may have it, of the department that applies or of one that takes part.
    """

    key: str
    title: str
    inside: str
    group: Literal["steering-group", "project-group"]
    role: str
    single: bool = False
    needed: bool = False
    share: int = 0
    begins: str = ""
    head_of: Literal["", "applicant", "participant"] = ""
    task: str = ""


class GroupRule(Element):
    """One of the project's two groups: what it is called and what it does (2.8)."""

    title: str
    task: str


class ProjectRule(Element):
    """What a grant becomes: its groups and seats, and what must be there before the start.

    ``reported_to``: the body that is told of the project plan when the project begins. Without ``eu`` nobody asks for
    EU money, without ``age_band`` nobody counts participants by age. ``ordered``: the application's questions that the
    order to the project leader gives again; ``documents``: made by themselves when the project begins.
    """

    title: str
    days: int
    describes: str
    steering: GroupRule
    group: GroupRule
    seat: tuple[SeatRule, ...]
    reported_to: str = ""
    eu: tuple[Choice, ...] = ()
    eu_text: str = ""
    age_band: tuple[Choice, ...] = ()
    ordered: tuple[str, ...] = ()
    documents: tuple[Literal["project-order"], ...] = ()


class Reporting(Element):
    """The reporting schedule. ``period_ends``: "06-30"; ``days``: after the period's end; ``shortest``: days.

    ``at`` "half": a report to the project's middle day, alone or beside ``period_ends``. ``definite`` and ``plural``:
    the title's other forms. ``sent_by``: the seats that send, those of the steering group where none is named.
    ``received_by``: who has the turn when it has been sent, the coordinators for the body or the body itself.
    ``informs``: bodies that are told when it has been received.
    """

    title: str
    definite: str = "rapporten"
    plural: str = "rapporter"
    period_ends: tuple[str, ...] = ()
    at: Literal["", "half"] = ""
    days: int
    shortest: int = 0
    sent_by: tuple[str, ...] = ()
    to: str
    roles: tuple[str, ...] = ("chair", "secretary")
    received_by: Literal["coordinators", "body"] = "coordinators"
    read_in: int
    informs: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_single(self) -> bool:
        """One report in the whole of the project: it needs no number."""
        return self.at == "half" and not self.period_ends


class Way(Choice):
    """An outcome of a decision. ``means``: which of the outcomes that the system knows it is; else its own key.

    ``names_parts``: those who decide so say which parts it is about. ``raised_by``: of a change, who may raise it
    besides those who always may, as a body or a seat.
    """

    means: str = ""
    names_parts: bool = False
    raised_by: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        return self.means or self.key


class Decided(Element):
    """A decision about a running or ended project: who takes it, in which roles, within how many days.

    ``minuted``: it has the number of its item in the minutes.
    """

    title: str
    by: str
    roles: tuple[str, ...] = ("chair", "secretary")
    days: int
    minuted: bool = True
    text: str = ""
    choices: tuple[Way, ...] = ()

    def way(self, key: str) -> Way | None:
        return next((one for one in self.choices if one.key == key), None)

    def means(self, key: str) -> str:
        """Which of the known outcomes a choice is; nothing for one that the file does not offer."""
        found = self.way(key)
        return found.meaning if found else ""


class Answer(Choice):
    """What a body may say before a decision, and whether the matter then goes on or stops there."""

    leads: Literal["on", "stop"]


class Before(Element):
    """A body or a seat that must say something before a change is decided, in the order of the file.

    ``kinds``: the changes it is about. ``condition``: what is judged one by one: whether it still holds, and why.
    """

    key: str
    title: str
    turn: str
    by: str
    roles: tuple[str, ...] = ("chair", "secretary")
    kinds: tuple[str, ...]
    days: int
    minuted: bool = False
    text: str = ""
    condition: tuple[Choice, ...] = ()
    choices: tuple[Answer, ...]

    def choice(self, key: str) -> Answer | None:
        return next((one for one in self.choices if one.key == key), None)


class Changing(Decided):
    """The decision about a change, and what must be said before it, in order."""

    before: tuple[Before, ...] = ()

    def chain(self, kind: str) -> tuple[Before, ...]:
        return tuple(one for one in self.before if kind in one.kinds)


class Continuing(Decided):
    """The decision about what becomes of the work. ``compares``: the question about the alternatives, where the
    decision must answer it. ``moves``: whether it may move resources between committees."""

    compares: str = ""
    compares_help: str = ""
    moves: bool = True


class Closing(Element):
    """The end: the evaluation is due so many days after the project's last day (5).

    ``informs``: bodies that are told when it has been judged.
    """

    title: str
    days: int
    judged: Decided
    informs: tuple[str, ...] = ()


class FollowingUp(Element):
    """A follow-up evaluation, so many years after the project's last day. ``by``: a body or a seat."""

    title: str
    definite: str = "uppföljningen"
    from_years: int
    to_years: int
    by: str
    roles: tuple[str, ...] = ("chair", "member", "deputy", "secretary")
    read_in: int = 30
    informs: tuple[str, ...] = ()
    text: str = ""


class Request(Element):
    """Who may ask for results of a project, and how many days the steering group has to answer."""

    title: str
    asked_by: tuple[str, ...]
    days: int
