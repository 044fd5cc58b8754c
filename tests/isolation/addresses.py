"""The address of every route that is about something of a municipality, with the things of a town."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from applications.models import Application, Attachment, Case, Comment, SavedView
from projects.models import Project, Report
from socinv.documents.models import StandardText
from socinv.meetings.models import Meeting
from socinv.organisation.models import ApplicationPeriod, Delegation, Employment, Membership
from tests.isolation.town import Town
from tests.routes.fund_files import keys_of
from tests.routes.meetings import OF_MEETING
from tests.routes.prices import price_keys

Kwargs = dict[str, Any]
Find = Callable[[Town, Case], list[Kwargs]]
# Whoever has the secret address reads that calendar, logged in or not (tests/notices/test_calendar_feed.py).
OF_NOBODY = {"password_reset_confirm", "set_language", "calendar-feed"}
# About one's own municipality, whatever it is called by: the same address is another's thing in another municipality.
BY_NAME = {
    "meeting-plan", "body", "body-export", "case-export", "idea-outcomes-export", "progress-export",
    "frame-list-export", "document", "document-file", "document-again", "fund-entry", "fund-reverse", "fund-statement",
}  # fmt: skip


def routes_with_a_thing() -> set[str]:
    """Every named route whose address says which thing it is about; a new one is to be looked for here."""
    found = {one.name for one in _leaves(get_resolver().url_patterns) if one.name and one.pattern.converters}
    return found - OF_NOBODY - BY_NAME


def _leaves(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one
        elif one.app_name != "admin":
            yield from _leaves(one.url_patterns)


def addresses(town: Town) -> dict[str, list[str]]:
    """By route, with the ref of each of the town's cases."""
    found: dict[str, list[str]] = {}
    for route, find in OF_CASE.items():
        for case in town.cases.values():
            found.setdefault(route, [])
            found[route] += [reverse(route, kwargs={"ref": case.ref, **kwargs}) for kwargs in find(town, case)]
    for route, pk in _of_the_organisation(town).items():
        found[route] = [reverse(route, args=[pk])]
    return found | _of_the_meeting(town)


def _of_the_meeting(town: Town) -> dict[str, list[str]]:
    """Every page of the town's meeting, and of its item."""
    meeting = Meeting.objects.get(municipality=town.house.municipality)
    return {route: [reverse(route, kwargs={"ref": meeting.ref, **find(meeting)})] for route, find in OF_MEETING.items()}


def _once(**kwargs: Any) -> Find:
    return lambda town, case: [kwargs]


def _forms(town: Town, case: Case) -> list[Kwargs]:
    forms = [form for form in ("idea", "application") if hasattr(case, form)]
    forms += ["project", "report-1"] if Project.objects.filter(case=case).exists() else []
    return [{"form": form} for form in forms]


def _parts(town: Town, case: Case) -> list[Kwargs]:
    parts = {form["form"]: case.process.parts(form["form"].split("-")[0]) for form in _forms(town, case)}
    return [{"form": form, "key": found[0].key} for form, found in parts.items() if found]


def _of_application(town: Town, case: Case) -> list[Kwargs]:
    return [{"key": case.process.parts("application")[0].key}] if Application.objects.filter(case=case).exists() else []


def _calculation(town: Town, case: Case) -> list[Kwargs]:
    return [{}] if Application.objects.filter(case=case).exists() else []


def _row_of_calculation(town: Town, case: Case) -> list[Kwargs]:
    return [{"row": "r1"}] if Application.objects.filter(case=case, case__serial__isnull=False).exists() else []


def _steps(town: Town, case: Case) -> list[Kwargs]:
    """All of the case that waits, and of the others the latest."""
    found = list(case.steps.order_by("pk").values_list("pk", flat=True))
    return [{"pk": pk} for pk in (found if case == town.cases["waiting"] else found[-1:])]


def _files(town: Town, case: Case) -> list[Kwargs]:
    return [{"file": ref} for ref in Attachment.objects.filter(case=case).values_list("ref", flat=True)]


def _files_of_forms(town: Town, case: Case) -> list[Kwargs]:
    return [{"form": one.form, "file": one.ref} for one in Attachment.objects.filter(case=case)]


def _comments(town: Town, case: Case) -> list[Kwargs]:
    return [{"form": one.form, "pk": one.pk} for one in Comment.objects.filter(case=case)]


def _departments(town: Town, case: Case) -> list[Kwargs]:
    return [{"pk": case.department_id}]


def _cowriter(town: Town, case: Case) -> list[Kwargs]:
    return [{"pk": town.house.person("co-writer").pk}]


def _versions(town: Town, case: Case) -> list[Kwargs]:
    return [{"form": one.form, "number": one.number} for one in case.versions.all()]


def _forms_of_versions(town: Town, case: Case) -> list[Kwargs]:
    return [{"form": form} for form in set(case.versions.values_list("form", flat=True))]


def _of_project(**kwargs: Any) -> Find:
    return lambda town, case: [kwargs] if Project.objects.filter(case=case).exists() else []


def _seat(town: Town, case: Case) -> list[Kwargs]:
    project = Project.objects.filter(case=case).first()
    return [{"pk": one.pk} for one in project.project_group.memberships.all()] if project else []


def _report(town: Town, case: Case) -> list[Kwargs]:
    return [{"pk": one.pk} for one in Report.objects.filter(case=case)]


def _change(town: Town, case: Case) -> list[Kwargs]:
    project = Project.objects.filter(case=case).first()
    return [{"pk": one.pk} for one in project.changes.all()] if project else []


OF_CASE: dict[str, Find] = {
    **dict.fromkeys(
        ("case", "case-history", "case-conflict", "case-note", "case-coordinators", "case-follow", "expert-invite",
         "case-documents", "need-raised", "approval-ask", "cowriters"), _once(),
    ),
    "case-history-export": _once(kind="json"),
    **dict.fromkeys(
        ("step", "step-reopen", "step-remind", "step-extend", "step-report", "step-lapse", "step-cancel"), _steps
    ),
    **dict.fromkeys(("approval", "information"), _departments),
    **dict.fromkeys(("form", "form-print", "form-submit", "form-withdraw", "form-attachments"), _forms),
    **dict.fromkeys(("form-part", "form-autosave", "form-comment"), _parts),
    **dict.fromkeys(
        ("calculation", "calculation-settings", "calculation-line-new", "calculation-cost-new", "calculation-xlsx",
         "calculation-import", "calculation-versions", "calculation-compared"), _calculation
    ),
    **dict.fromkeys(("calculation-line", "calculation-cost"), _row_of_calculation),
    "form-comment-resolve": _comments,
    "form-support": _of_application,
    "attachment": _files,
    "attachment-remove": _files_of_forms,
    "cowriter-remove": _cowriter,
    "version": _versions,
    "version-difference": _forms_of_versions,
    **dict.fromkeys(
        ("project", "project-judge", "evaluation-return", "project-propose", "project-drop", "project-scale-up",
         "follow-up-receive", "follow-up-return", "project-people", "project-number", "project-eu", "project-start",
         "project-closing", "project-ask", "change-ask", "project-indicators", "repayment-decide", "repayment-adjust",
         "repayment-exempt", "repayment-follow-up", "repayment-reconcile", "repayment", "repayment-savings",
         "repayment-propose", "repayment-settle", "repayment-refund", "repayment-write-off",
         "fund-number", "fund-pay", "fund-carry-over",
         "fund-hand-back"), _of_project(),
    ),
    **dict.fromkeys(
        ("project-report", "report-send", "report-hand-back", "report-read", "report-accept", "report-send-back",
         "project-change", "change-withdraw", "repayment-version"), _of_project(number=1),
    ),
    "project-release": _seat,
    "project-report-by-id": _report,
    "project-change-by-id": _change,
    # A row of these is in tests/routes/world.py; here it is the project's address that must not open.
    **dict.fromkeys(("project-request", "project-position"), _of_project(pk=1)),
}  # fmt: skip


def _of_the_organisation(town: Town) -> dict[str, int]:
    here, house = {"municipality": town.house.municipality}, town.house
    person = dict.fromkeys(("person", "person-seat", "person-employment", "person-leave"), house.person("expert").pk)
    return person | {
        "saved-view-remove": SavedView.objects.get(**here).pk,
        "admin-body": house.bodies["coordination"].pk,
        "membership-add": house.bodies["coordination"].pk,
        "membership": Membership.objects.filter(**here, body__kind="coordination")[0].pk,
        "department": house.departments["social"].pk,
        "employment-add": house.departments["social"].pk,
        "employment": Employment.objects.filter(**here)[0].pk,
        "delegation": Delegation.objects.filter(**here)[0].pk,
        "text": StandardText.objects.get(**here).pk,
        "application-period": _period(town).pk,
        **price_keys(town.house),
        **keys_of(town.house),
    }


def _period(town: Town) -> ApplicationPeriod:
    """One that is there where the guideline has them, and else one that nobody would have made."""
    found, _new = ApplicationPeriod.objects.get_or_create(
        municipality=town.house.municipality, defaults={"title": "Våren", "opens": "2040-01-01", "closes": "2040-02-01"}
    )
    return found
