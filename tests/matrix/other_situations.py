"""What other guidelines have than the first file: a chain before a change, and a follow-up some years later."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from applications.models import Case
from projects.models import Change, FollowUp, Position, Project
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from tests.factories.processes import registered
from tests.factories.projects import ask_change, write
from tests.matrix import bringing as to
from tests.matrix.cast import Cast
from tests.projects.variants import CONDITIONS, ending_in_turn, followed_up

Build = Callable[[Cast, Project], Any]
JUDGED = {one.key: {"verdict": "fails", "why": "Det har ändrats."} for one in CONDITIONS}


@cache
def in_turn() -> Process:
    return registered(**ending_in_turn())


@cache
def following_up() -> Process:
    return registered(**followed_up("leader"))


def _under(process: Process, project: Project) -> Project:
    Case.objects.filter(pk=project.case_id).update(process_slug=process.slug)
    return to.fresh(project)


# -- what is said before a change


def _asked(cast: Cast, project: Project) -> Change:
    return ask_change(cast.house, to.running(cast, _under(in_turn(), project)), "early-end", ends=clock.today())


def _open(cast: Cast, project: Project) -> Position:
    return Position.objects.get(change=_asked(cast, project), status="open")


def _new(cast: Cast, project: Project) -> Position:
    change = _asked(cast, project)
    Position.objects.filter(change=change).delete()
    return Position(
        municipality_id=change.municipality_id, case=change.case, change=change, key="team",
        body=cast.house.bodies["network"],
    )  # fmt: skip


def _said(outcome: str) -> Build:
    def build(cast: Cast, project: Project) -> Position:
        position = _open(cast, project)
        perform(
            position, "take", by=cast.person("network.chair"), outcome=outcome, reasons="Därför.", day=clock.today(),
            judgements=JUDGED,
        )  # fmt: skip
        return position

    return build


def _open_owner(cast: Cast, project: Project) -> Position:
    return Position.objects.get(change=_said("fails")(cast, project).change, status="open")


def _cancelled(cast: Cast, project: Project) -> Position:
    position = _open(cast, project)
    perform(position.change, "withdraw", by=cast.person("project.owner"), reason="Det behövs inte.")
    return position


def stopped_change(cast: Cast, project: Project) -> Change:
    return Change.objects.get(pk=_said("holds")(cast, project).change_id)


OF_POSITIONS: dict[str, Build] = {
    "new": _new, "open": _open, "open-owner": _open_owner, "taken": _said("fails"), "cancelled": _cancelled,
}  # fmt: skip

# -- the evaluation some years later


def _new_follow_up(cast: Cast, project: Project) -> FollowUp:
    project = to.reports_in(cast, _under(following_up(), project))
    return FollowUp(municipality_id=project.municipality_id, case=project.case, project=project)


def _follow_up(*, is_written: bool = True, has_begun: bool = True) -> Build:
    def build(cast: Cast, project: Project) -> FollowUp:
        found = FollowUp.objects.get(project=to.evaluated(cast, _under(following_up(), project)))
        if is_written:
            write(found, by=cast.person("project.leader"))
        if has_begun:
            FollowUp.objects.filter(pk=found.pk).update(opens_on=clock.today())
        return FollowUp.objects.get(pk=found.pk)

    return build


def _then(verb: str, **said: Any) -> Build:
    """Sent in, and then that."""

    def build(cast: Cast, project: Project) -> FollowUp:
        found: FollowUp = _follow_up()(cast, project)
        perform(found, "submit", by=cast.person("project.leader"))
        if verb:
            perform(found, verb, by=cast.person("coordination.method"), **said)
        return found

    return build


OF_FOLLOW_UPS: dict[str, Build] = {
    "new": _new_follow_up,
    "draft": _follow_up(),
    "draft-not-written": _follow_up(is_written=False),
    "draft-not-begun": _follow_up(has_begun=False),
    "submitted": _then(""),
    "returned": _then("send_back", reason="Skriv mer."),
    "received": lambda cast, project: _then("receive", day=clock.today())(cast, project),
}
