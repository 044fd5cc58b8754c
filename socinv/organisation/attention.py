"""What the coordinators need to see to: who is missing, what ends soon, what gives nobody a right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle.process import Process, current_process
from socinv.lifecycle.process.load import versions_of
from socinv.lifecycle.process.schema import BodyRule
from socinv.organisation.models import (
    OF_ONE_PROJECT,
    ApplicationPeriod,
    Body,
    BodyKind,
    Competence,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    SeatRole,
    User,
    next_period,
    period_on,
)

SOON = timedelta(days=60)
BY_COMMITTEES = "concerned-committees"


@dataclass(frozen=True)
class Need:
    """One thing to see to, as a line with a link."""

    title: str
    url: str
    note: str = ""


def process_on(municipality: Municipality, day: date) -> Process | None:
    """The municipality's process that day, None before it has one."""
    try:
        return current_process(municipality.process, day)
    except KeyError:
        return None


def delegates(municipality: Municipality) -> bool:
    """Whether some version of the guideline lets a body hand over its answer."""
    versions = versions_of(municipality.process)
    return any(step.may_delegate for one in versions for phase in ("idea", "application") for step in one.steps(phase))


def missing_bodies(municipality: Municipality, day: date) -> list[BodyRule]:
    """The bodies the process names that have not been added."""
    process = process_on(municipality, day)
    if process is None:
        return []
    there = set(Body.objects.filter(municipality=municipality).values_list("key", flat=True))
    return [rule for rule in process.body if not rule.many and rule.key not in there]


def not_added(municipality: Municipality, day: date) -> list[Need]:
    """The same as lines to click."""
    return [
        Need(rule.title, reverse("admin-body-add"), _("Organet finns i riktlinjen men inte här"))
        for rule in missing_bodies(municipality, day)
    ]


def unable_to_answer(municipality: Municipality, day: date) -> list[Need]:
    """Bodies where nobody can record an answer today, and a coordination without one of its competences (SUN-02)."""
    process = process_on(municipality, day)
    if process is None:
        return []
    held: dict[int, set[str]] = {}
    competences: set[str] = set()
    rows = Membership.objects.on(day).filter(municipality=municipality, person__is_active=True)
    for body, role, competence in rows.values_list("body", "role", "competence"):
        held.setdefault(body, set()).add(role)
        competences.add(competence)
    needs = []
    for body in Body.objects.own().filter(municipality=municipality):
        wanted = _roles_that_answer(process, body)
        if wanted and not wanted & held.get(body.pk, set()):
            roles = [str(role.label).lower() for role in SeatRole if role in wanted]
            needs.append(Need(body.name, reverse("admin-body", args=[body.pk]),
                              _("Ingen kan svara: %(roles)s saknas") % {"roles": _either(roles)}))  # fmt: skip
        if body.kind == "coordination":
            needs += _competences_missing(process, body, competences)
    return needs


def _roles_that_answer(process: Process, body: Body) -> set[str]:
    names = {body.key, BY_COMMITTEES} if body.kind == "committee" else {body.key}
    steps = (*process.steps("idea"), *process.steps("application"))
    return {role for step in steps if step.by in names for role in step.roles}


def _competences_missing(process: Process, body: Body, there: set[str]) -> list[Need]:
    wanted = [one for rule in process.body if rule.key == body.key for one in rule.competences]
    url = reverse("admin-body", args=[body.pk])
    return [
        Need(body.name, url, _("Ingen samordnare har kompetensen %(what)s") % {"what": Competence(one).label})
        for one in wanted
        if one not in there and one in Competence.values
    ]


def _either(words: list[str]) -> str:
    return _(" eller ").join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def resting_delegations(municipality: Municipality, day: date) -> list[Need]:
    """Delegations inside their dates whose holder no longer belongs to the committee (SUN-05)."""
    inside = Delegation.objects.filter(municipality=municipality, starts__lte=day, ends__gte=day)
    resting = inside.exclude(pk__in=Delegation.objects.on(day).values("pk")).select_related("body", "holder")
    return [
        Need(f"{one.body}: {one.holder}", reverse("delegation", args=[one.pk]),
             _("Delegationen vilar: personen hör inte längre till nämnden"))
        for one in resting
    ]  # fmt: skip


def ends_soon(municipality: Municipality, day: date) -> list[tuple[date, Need]]:
    """Seats and delegations whose last day is within two months, the first one first; not those in a project."""
    window = Q(ends__gte=day, ends__lte=day + SOON, starts__lte=day, municipality=municipality)
    seats = Membership.objects.filter(window).exclude(body__kind__in=OF_ONE_PROJECT).select_related("person", "body")
    found = [
        (seat.ends, Need(seat.person.name, reverse("membership", args=[seat.pk]),
                         f"{seat.get_role_display()}, {seat.body}"))
        for seat in seats if seat.ends is not None
    ]  # fmt: skip
    for one in Delegation.objects.filter(window).select_related("holder", "body"):
        if one.ends is not None:
            need = Need(
                one.holder.name, reverse("delegation", args=[one.pk]), _("Delegation, %(body)s") % {"body": one.body}
            )
            found.append((one.ends, need))
    return sorted(found, key=lambda pair: pair[0])


def without_place(municipality: Municipality, day: date) -> list[Need]:
    """People with a door in but neither seat nor employment, now or coming."""
    lasting = Q(ends=None) | Q(ends__gte=day)
    seats = Membership.objects.filter(lasting, municipality=municipality, person=OuterRef("pk"))
    jobs = Employment.objects.filter(lasting, municipality=municipality, person=OuterRef("pk"))
    people = User.objects.filter(affiliations__municipality=municipality, is_active=True)
    found = people.exclude(Exists(seats)).exclude(Exists(jobs)).order_by("name")
    return [Need(person.name, reverse("person", args=[person.pk]), person.title) for person in found]


def without_people(municipality: Municipality, day: date) -> list[Need]:
    """Departments that nobody works at today, so that nobody can apply."""
    jobs = Employment.objects.on(day).filter(department=OuterRef("pk"), person__is_active=True)
    found = Department.objects.filter(~Exists(jobs), municipality=municipality, is_active=True)
    return [Need(one.name, reverse("department", args=[one.pk]), _("Ingen kan skriva ansökningar")) for one in found]


def without_area(municipality: Municipality, day: date) -> list[Need]:
    """Committees whose field is not said, where the process asks for committees of different fields (ORE-01)."""
    process = process_on(municipality, day)
    if process is None or not any(one.different_areas for one in process.eligibility.combination):
        return []
    found = Body.objects.filter(municipality=municipality, kind=BodyKind.COMMITTEE, area="")
    return [Need(one.name, reverse("admin-body", args=[one.pk]), _("Verksamhetsområdet saknas")) for one in found]


def without_head(municipality: Municipality, day: date) -> list[Need]:
    """Actors beside the municipality that nobody leads today: nobody can sign for them."""
    chairs = Membership.objects.on(day).filter(body=OuterRef("pk"), role=SeatRole.CHAIR, person__is_active=True)
    found = Body.objects.filter(~Exists(chairs), municipality=municipality, kind=BodyKind.ACTOR)
    return [Need(one.name, reverse("admin-body", args=[one.pk]), _("Ingen kan underteckna")) for one in found]


def no_period_ahead(municipality: Municipality, day: date) -> list[Need]:
    """Said when applications are taken in during periods and none is open or to come (NOR-03)."""
    process = process_on(municipality, day)
    if process is None or process.periods is None:
        return []
    periods = list(ApplicationPeriod.objects.filter(municipality=municipality, closes__gte=day))
    if period_on(periods, day) or next_period(periods, day):
        return []
    return [Need(_("Ansökningsperioder"), reverse("application-periods"), _("Ingen period är öppen eller kommande"))]
