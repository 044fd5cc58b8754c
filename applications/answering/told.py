"""Who will be told of an answer, by name, without reading everyone's name out of the database.

The same groups as applications.audience tells; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from applications.content.participants import concerned_committees
from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Following
from socinv.organisation.models import Body, Employment, Membership

Recipients = list[dict[str, str]]


def recipients(step: Step, what: str = "") -> Recipients:
    """Name and what they get, in the order of the process file; ``what`` instead of the file's own words."""
    if step.kind == "expertise":
        names = [str(one.body) for one in step.case.steps.all()
                 if one.phase == step.phase and one.status == "open" and one.body]  # fmt: skip
        return [{"name": ", ".join(names), "text": what or _("får bedömningen")}] if names else []
    keys = {tell.to for tell in step.rule.tells}
    names_of = _names(step.case, keys)
    return [{"name": names_of[tell.to], "text": what or tell.what} for tell in step.rule.tells if names_of.get(tell.to)]


def _names(case: Case, keys: set[str]) -> dict[str, str]:
    """What each group is called today; empty when nobody is in it."""
    committees = concerned_committees(case) if "concerned-committees" in keys else []
    found = _bodies(case, keys, [body.pk for body in committees])
    sides = Case.objects.filter(pk=case.pk).annotate(
        applicant=Exists(_employed(case)), followed=Exists(Following.objects.filter(case=case, person__is_active=True))
    ).values_list("applicant", "followed").get()  # fmt: skip
    found |= {"applicant": case.department.name if sides[0] else "", "followers": _followers() if sides[1] else ""}
    if case.coordinator_method_id or case.coordinator_evaluation_id:
        found["coordinators"] = _("Samordnarna")
    return found


def _followers() -> str:
    return _("De som följer ärendet")


def _employed(case: Case) -> QuerySet[Employment]:
    rows: QuerySet[Employment] = Employment.objects.on(clock.today())
    return rows.filter(department=case.department_id, person__is_active=True)


def _bodies(case: Case, keys: set[str], concerned: list[int]) -> dict[str, str]:
    """One query for every body that is named, with whether anyone sits in it today."""
    seats = Membership.objects.on(clock.today()).filter(body=OuterRef("pk"), person__is_active=True)
    rows: list[Any] = list(
        Body.objects.filter(municipality=case.municipality_id)
        .filter(Q(key__in=keys) | Q(kind="coordination") | Q(pk__in=concerned))
        .annotate(seated=Exists(seats), acting=Exists(seats.filter(role__in=("chair", "secretary"))))
        .order_by("name")
    )  # fmt: skip
    found = {body.key: body.name for body in rows if body.seated and body.key in keys}
    if "heads" in keys:
        found["heads"] = _("Cheferna för dem som deltar")
    if any(body.acting for body in rows if body.pk in concerned):
        found["concerned-committees"] = ", ".join(body.name for body in rows if body.pk in concerned)
    if any(body.seated for body in rows if body.kind == "coordination"):
        found["coordinators"] = _("Samordnarna")
    return found
