"""What must be in place before a verb is possible in a project, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.conditions import nothing_missing
from socinv.lifecycle import clock
from socinv.lifecycle.graph import condition
from socinv.organisation.models import Membership

if TYPE_CHECKING:
    from projects.models import Change, Evaluation, FollowUp, Project, Report, ResultsRequest
    from socinv.lifecycle.process.project_schema import Before

__all__ = [
    "asks_for_eu", "case_is_granted", "evaluation_is_not_sent", "follow_up_has_begun", "has_number",
    "is_assessed_for_eu", "is_described", "is_staffed", "is_weighed", "no_change_waits", "nothing_missing",
    "period_has_begun", "project_goes_on", "project_has_results", "project_may_change", "reports_are_sent",
]  # fmt: skip


@condition(gettext_lazy("Ansökan har inte fått bifall."))
def case_is_granted(project: Project) -> bool:
    return bool(project.case.status == "granted")


@condition(gettext_lazy("Projektbeskrivningen är inte inlämnad. Projektet kan inte börja förrän den finns."))
def is_described(project: Project) -> bool:
    """SUN-32, where the file has a project description."""
    return project.submitted_at is not None or not project.parts


@condition(gettext_lazy("Det är inte prövat om projektet kan få EU-medel. Gör det först."))
def is_assessed_for_eu(project: Project) -> bool:
    """SUN-55, where the guideline asks for it."""
    return project.eu_assessed_at is not None or not project.case.process.project.eu


@condition(gettext_lazy("Riktlinjen frågar inte efter EU-medel."))
def asks_for_eu(project: Project) -> bool:
    return bool(project.case.process.project.eu)


def _who_is_missing(project: Project) -> str:
    return _("Det saknas någon som är %(seats)s. Utse någon först.") % {
        "seats": ", ".join(empty_seats(project)),
    }


@condition(_who_is_missing)  # type: ignore[arg-type]
def is_staffed(project: Project) -> bool:
    """Somebody holds each seat that the file says is needed (SUN-12)."""
    return not empty_seats(project)


def empty_seats(project: Project) -> list[str]:
    """The needed seats that nobody holds today, by their titles inside a sentence."""
    groups = {"steering-group": project.steering_group_id, "project-group": project.project_group_id}
    today = Membership.objects.on(clock.today()).filter(body__in=groups.values(), person__is_active=True)
    held = set(today.values_list("body", "role"))
    seats = project.case.process.project.seat
    return [seat.title.lower() for seat in seats if seat.needed and (groups[seat.group], seat.role) not in held]


def seats_to_fill(project: Project) -> list[str]:
    """The needed seats that nobody holds until further notice, today or from a later day, by their titles."""
    groups = {"steering-group": project.steering_group_id, "project-group": project.project_group_id}
    lasting = Membership.objects.filter(body__in=groups.values(), ends=None, person__is_active=True)
    held = set(lasting.values_list("body", "role"))
    seats = project.case.process.project.seat
    return [seat.title.lower() for seat in seats if seat.needed and (groups[seat.group], seat.role) not in held]


@condition(gettext_lazy("Projektet har inget projektnummer. Be samordnarna lägga in det."))
def has_number(project: Project) -> bool:
    """SUN-50: before the first payment, and so before the start."""
    return bool(project.number)


@condition(gettext_lazy("En ändring väntar på beslut. Den måste vara avgjord först."))
def no_change_waits(thing: Any) -> bool:
    return not thing.project.changes.filter(status="asked").exists()


@condition(gettext_lazy("Projektet kan bara ändras medan det planeras eller pågår."))
def project_may_change(thing: Any) -> bool:
    return thing.project.status in ("planned", "running")


@condition(gettext_lazy("Projektet pågår inte."))
def project_goes_on(thing: Any) -> bool:
    return thing.project.status in ("running", "closing")


@condition(gettext_lazy("Utvärderingen bygger på rapporterna och är inlämnad. Rapporten kan inte ändras längre."))
def evaluation_is_not_sent(report: Report) -> bool:
    """What the evaluation rests on is not changed under it (SUN-34)."""
    evaluation = getattr(report.project, "evaluation", None)
    return evaluation is None or evaluation.status not in ("submitted", "judged")


def _when_it_begins(report: Report) -> str:
    from socinv.presentation.dates import day

    return _("Rapporten gäller tiden från %(day)s. Den perioden har inte börjat.") % {"day": day(report.period_from)}


@condition(_when_it_begins)  # type: ignore[arg-type]
def period_has_begun(report: Report) -> bool:
    return report.period_from <= clock.today()


def _when_it_opens(follow_up: FollowUp) -> str:
    from socinv.presentation.dates import day

    when = day(follow_up.opens_on) if follow_up.opens_on else ""
    return _("Uppföljningen gäller tiden efter projektet. Den kan lämnas in från %(day)s.") % {"day": when}


@condition(_when_it_opens)  # type: ignore[arg-type]
def follow_up_has_begun(follow_up: FollowUp) -> bool:
    """ORE-21."""
    return follow_up.opens_on is None or follow_up.opens_on <= clock.today()


def _who_weighs(change: Change) -> str:
    from projects import parties

    waits = next((one for one in _chain(change) if one.key not in _taken(change)), None)
    who = parties.title_of(change.case, waits.by) if waits else ""
    return _("%(who)s ska säga sitt innan det beslutas.") % {"who": who}


def _chain(change: Change) -> tuple[Before, ...]:
    found: tuple[Before, ...] = change.case.process.change.chain(change.kind)
    return found


def _taken(change: Change) -> set[str]:
    return {one.key for one in change.positions.all() if one.status == "taken"}


@condition(_who_weighs)  # type: ignore[arg-type]
def is_weighed(change: Change) -> bool:
    """Everyone who is to say something before the decision has done so (ORE-19)."""
    chain = _chain(change)
    return not chain or {one.key for one in chain} <= _taken(change)


@condition(gettext_lazy("Projektet har inte börjat. Det finns inga resultat att fråga efter än."))
def project_has_results(request: ResultsRequest) -> bool:
    return request.project.status not in ("new", "planned", "shelved")


def _which_reports(evaluation: Evaluation) -> str:
    return _("Alla %(reports)s är inte inskickade. Skicka dem först.") % {
        "reports": evaluation.case.process.reporting.plural
    }


@condition(_which_reports)  # type: ignore[arg-type]
def reports_are_sent(evaluation: Evaluation) -> bool:
    """The evaluation rests on the reports: none of them is still being written (SUN-33)."""
    return not evaluation.project.reports.filter(status__in=("draft", "proposed", "returned")).exists()
