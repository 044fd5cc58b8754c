"""The bodies that a project's matters go to, by the process file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.models import Case
from socinv.lifecycle.verdict import Ground, Refused, no
from socinv.organisation.models import Body, BodyKind

if TYPE_CHECKING:
    from socinv.lifecycle.process.project_schema import GroupRule


def body_of(case: Case, key: str) -> Body:
    """The municipality's body of that key. Raises Refused, with what to do, where it has none."""
    body = Body.objects.filter(municipality=case.municipality_id, key=key).first()
    if body is None:
        reason = _("%(title)s: kommunen har inget sådant organ. Be en samordnare lägga till det.") % {
            "title": case.process.body_title(key)
        }
        raise Refused(no(Ground.CONDITION, reason))
    return body


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
