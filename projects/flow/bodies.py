"""The bodies that a project's matters go to: its own groups, and whom the process file names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.flow.work import turn_of_body
from applications.models import Case
from projects import parties
from socinv.organisation.models import Body, BodyKind

if TYPE_CHECKING:
    from datetime import date

    from socinv.lifecycle.process.project_schema import GroupRule


def new_groups(case: Case) -> dict[str, Any]:
    """The two groups of a new project, still without people."""
    rule = case.process.project
    return {
        "steering_group": _group(case, BodyKind.STEERING_GROUP, rule.steering),
        "project_group": _group(case, BodyKind.PROJECT_GROUP, rule.group),
    }


def _group(case: Case, kind: BodyKind, rule: GroupRule) -> Body:
    name = _("%(group)s för %(project)s") % {"group": rule.title, "project": case}
    return Body.objects.create(
        municipality_id=case.municipality_id, key=f"{kind.value}-{case.ref}", kind=kind, name=name
    )


def turn_of_party(thing: Any, verb: str, label: str, due: date | None, key: str, roles: tuple[str, ...]) -> None:
    """The turn of whom the file names by the key: a body, the committee responsible, or a seat in the project."""
    party = parties.party_of(thing, key, roles)
    turn_of_body(thing, verb, label, due, party.body, party.roles)
