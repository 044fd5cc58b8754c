"""The shape of what a process file says of a project: its seats, its reports, the decisions about it."""

from __future__ import annotations

from typing import Literal

from socinv.lifecycle.process.forms_schema import Choice, Element


class SeatRule(Element):
    """A place in a project. ``role``: the seat in the group; ``single``: one person at a time; ``needed`` to start."""

    key: str
    title: str
    inside: str
    group: Literal["steering-group", "project-group"]
    role: str
    single: bool = False
    needed: bool = False
    task: str = ""


class GroupRule(Element):
    """One of the project's two groups: what it is called and what it does (2.8)."""

    title: str
    task: str


class ProjectRule(Element):
    """What a grant becomes: its groups and seats, and what must be there before the start."""

    title: str
    days: int
    describes: str
    steering: GroupRule
    group: GroupRule
    seat: tuple[SeatRule, ...]
    eu: tuple[Choice, ...] = ()
    eu_text: str = ""
    age_band: tuple[Choice, ...] = ()


class Reporting(Element):
    """The reporting schedule. ``period_ends``: "06-30"; ``days``: after the period's end; ``shortest``: days."""

    title: str
    period_ends: tuple[str, ...]
    days: int
    shortest: int
    to: str
    roles: tuple[str, ...] = ("chair", "secretary")
    read_in: int
    text: str = ""


class Decided(Element):
    """A decision about a running or ended project: who takes it, in which roles, within how many days."""

    title: str
    by: str
    roles: tuple[str, ...] = ("chair", "secretary")
    days: int
    text: str = ""
    choices: tuple[Choice, ...] = ()


class Closing(Element):
    """The end: the evaluation is due so many days after the project's last day (5)."""

    title: str
    days: int
    judged: Decided


class Request(Element):
    """Who may ask for results of a project, and how many days the steering group has to answer."""

    title: str
    asked_by: tuple[str, ...]
    days: int
