"""The head of a case's pages: where one is, the name, and the facts under it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import may_read
from applications.comparing.group import address_of, is_compared, place_said
from applications.models import Case, CaseStatus
from applications.presenting.loading import Known
from socinv.lifecycle import clock
from socinv.lifecycle.process.schema import Orderer
from socinv.organisation.models import Membership
from socinv.presentation.money import kronor

Fact = dict[str, Any]


def crumbs(case: Case, *below: tuple[str, str]) -> list[dict[str, str]]:
    """Ärenden, the case, and (title, url) of the pages under it."""
    return [
        {"title": _("Ärenden"), "url": reverse("case-list")},
        {"title": case.regnr or str(case), "url": case.get_absolute_url()},
        *({"title": title, "url": url} for title, url in below),
    ]


def facts(known: Known) -> list[Fact]:
    """Registration number, who applies and takes part, how much, and who is responsible (SUN-02, SUN-08)."""
    case = known.case
    rows: list[Fact] = [
        *short_facts(known),
        {"term": _("Sökt belopp"), "value": _applied(known)},
        {"term": _("Beviljat belopp"), "value": kronor(case.granted_amount) if case.granted_amount else ""},
        *_coordinators(case),
    ]
    if is_compared(case):
        rows.append({"term": _("Jämförelse"), "value": place_said(case), "url": address_of(case)})
    if case.status == CaseStatus.GRANTED and case.process.orderer is not None:
        rows.append({"term": case.process.orderer.title, "value": orderer(case, case.process.orderer)})
    return [row for row in rows if row["value"]]


def _coordinators(case: Case) -> list[Fact]:
    """The case's own coordinators: one of each competence, or a single one where the process has no competences."""
    if not case.process.competences:
        return [{"term": _("Handläggare"), "value": str(case.coordinator_method or "")}]
    return [
        {"term": _("Samordnare, innehåll och metod"), "value": str(case.coordinator_method or "")},
        {"term": _("Samordnare, effekt och kalkyl"), "value": str(case.coordinator_evaluation or "")},
    ]


def short_facts(known: Known) -> list[Fact]:
    """What every page of the case says of it."""
    case = known.case
    rows: list[Fact] = [
        {"term": _("Diarienummer"), "value": case.regnr, "number": True},
        {"term": _("Söker"), "value": case.department.name},
        {"term": _("Deltar"), "value": ", ".join(known.participants)},
        {"term": _("Behovet lyftes av"), "value": raised_by(case)},
    ]
    return [row for row in rows if row["value"]]


def _applied(known: Known) -> str:
    """How much and for which years, to those who may read the application as it is."""
    case = known.case
    if not case.applied_amount or not may_read(known.standing, case, "application"):
        return ""
    first, last = (case.starts.year if case.starts else None), (case.ends.year if case.ends else None)
    years = f"{first}–{last}" if first and last and first != last else str(first or "")
    return f"{kronor(case.applied_amount)}, {years}" if years else kronor(case.applied_amount)


def raised_by(case: Case) -> str:
    """Who raised the need, in the file's words, with the body where the person sits (ORE-03)."""
    title = next((one.title for one in case.process.need if one.key == case.raised_by), "")
    return f"{title} ({case.raised_by_body})" if title and case.raised_by_body else title


def orderer(case: Case, rule: Orderer) -> str:
    """Who orders the granted project: those who hold the role in the body that the file names, today (SUN-08)."""
    held = Membership.objects.on(clock.today()).filter(
        municipality=case.municipality_id, body__key=rule.body, role=rule.role
    )
    return ", ".join(seat.person.name for seat in held.select_related("person").order_by("person__name"))
