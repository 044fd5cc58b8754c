"""Who is told of what happens in a case, read from the process file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from guardian.models import UserObjectPermission

from applications.content.anchoring import anchored
from applications.content.participants import actors_of, concerned_committees, departments_of
from applications.flow.stepping import bodies_for
from applications.gathering import followers, in_bodies, in_body_of_key
from applications.models import Application
from socinv.lifecycle import clock
from socinv.lifecycle.process import StepRule
from socinv.notices.audience import LEFT, Told, tells
from socinv.organisation.models import Body, Delegation, Department, Employment, Membership, User

if TYPE_CHECKING:
    from applications.models import Case, Idea, Step

ANSWERS = {"assess", "take_stance", "prepare", "decide", "give_views", "lapse", "sign", "weigh"}


def _applicant(case: Case) -> tuple[User, ...]:
    """Those who wrote the case and still may; where none of them is left, everyone at the department."""
    wrote = case.events.filter(verb__in=["start", "write", "submit"]).values("actor")
    employed = Employment.objects.on(clock.today()).filter(department=case.department_id).values("person")
    granted = UserObjectPermission.objects.filter(
        permission__codename="write_application",
        object_pk__in=[str(pk) for pk in Application.objects.filter(case=case).values_list("pk", flat=True)],
    ).values("user")
    people = User.objects.filter(is_active=True)
    return tuple(people.filter(Q(pk__in=employed) | Q(pk__in=granted), pk__in=wrote)) or tuple(
        people.filter(pk__in=employed)
    )


def _coordinators(case: Case) -> tuple[User, ...]:
    named = [pk for pk in (case.coordinator_method_id, case.coordinator_evaluation_id) if pk is not None]
    if named:
        return tuple(User.objects.filter(pk__in=named, is_active=True))
    return in_bodies(Body.objects.filter(municipality=case.municipality_id, kind="coordination"))


def _heads(departments: Iterable[Department]) -> tuple[User, ...]:
    """Those who lead the departments today."""
    leading = Employment.objects.on(clock.today()).filter(department__in=list(departments), is_head=True)
    return tuple(User.objects.filter(pk__in=leading.values("person"), is_active=True).order_by("name"))


def _heads_of_each(departments: list[Department]) -> dict[int, tuple[User, ...]]:
    """Those who lead each of them today: one query."""
    leading = Employment.objects.on(clock.today()).filter(
        department__in=departments, is_head=True, person__is_active=True
    )
    rows = list(leading.select_related("person").order_by("person__name"))
    return {one.pk: tuple(row.person for row in rows if row.department_id == one.pk) for one in departments}


def _signers(case: Case) -> tuple[User, ...]:
    return (*_heads(departments_of(case)), *in_bodies(actors_of(case), ("chair",)))


_PEOPLE: dict[str, tuple[Callable[[Case], tuple[User, ...]], Callable[[Case], str]]] = {
    "applicant": (_applicant, lambda case: case.department.name),
    "coordinators": (_coordinators, lambda case: _("Samordnarna")),
    "followers": (followers, lambda case: _("De som följer ärendet")),
    "concerned-committees": (
        lambda case: in_bodies(concerned_committees(case), ("chair", "secretary")),
        lambda case: ", ".join(body.name for body in concerned_committees(case)),
    ),
    "heads": (_signers, lambda case: _("Cheferna för dem som deltar")),
}


def group(case: Case, key: str, what: str) -> Told:
    """One audience of the process file as it is today."""
    if key in _PEOPLE:
        people, called = _PEOPLE[key]
        return Told(key, called(case), what, people(case))
    name, seated = in_body_of_key(case.municipality_id, key)
    return Told(key, name, what, seated)


@tells("applications.step")
def of_step(step: Step, verb: str, outcome: str) -> list[Told]:
    """A turn tells those whose turn it is; an answer tells those the file names."""
    if verb in ("open", "remind", "extend"):
        return [_whose_turn(step, step.rule).to_do()]
    if verb == "cancel" and step.person is not None:
        return [Told(LEFT, step.person.name, _("får veta att inbjudan är återkallad"), (step.person,))]
    if verb in ANSWERS:
        return [told for tell in step.rule.tells if (told := group(step.case, tell.to, tell.what)).people]
    if verb == "give_expertise":
        bodies = list(Body.objects.filter(steps__case=step.case, steps__phase=step.phase, steps__status="open"))
        return [Told("body", ", ".join(b.name for b in bodies), _("får bedömningen"), in_bodies(bodies))]
    if verb == "reopen":
        named = [group(step.case, tell.to, _("får veta att utfallet har tagits tillbaka")) for tell in step.rule.tells]
        return [told for told in named if told.people]
    return []


def _whose_turn(step: Step, rule: StepRule) -> Told:
    if step.person is not None:
        return Told("expert", step.person.name, _("får frågan"), (step.person,))
    if step.department is not None:
        return Told("head", step.department.name, _("får veta att chefen ska underteckna"), _heads([step.department]))
    body = step.body
    if body is None:
        return Told("expert", "", "", ())
    return Told("body", body.name, _("får veta att det är deras tur"), _those_who_answer(step, rule))


def _those_who_answer(step: Step, rule: StepRule) -> tuple[User, ...]:
    """In the body with the role, or its delegate; not those in conflict: it is not their turn."""
    day = clock.today()
    seated = Membership.objects.on(day).filter(body=step.body_id, role__in=rule.roles).values("person")
    answering = Q(pk__in=seated)
    if rule.may_delegate:
        answering |= Q(pk__in=Delegation.objects.on(day).filter(body=step.body_id).values("holder"))
    employed = Employment.objects.on(day).filter(department=step.case.department_id).values("person")
    declared = step.case.conflicts.filter(retracted_at=None).values("person")
    people = User.objects.filter(answering, is_active=True).exclude(pk__in=employed).exclude(pk__in=declared)
    return tuple(people.order_by("name"))


@tells("applications.idea")
@tells("applications.application")
def of_form(form: Idea | Application, verb: str, outcome: str) -> list[Told]:
    case = form.case
    if verb == "submit":
        groups = [
            Told("body", body.name, _("får ärendet"), in_bodies([body], rule.roles)).to_do()
            for rule in case.process.first_steps(form.form)
            for body in bodies_for(case, rule)
        ]
        return [*groups, group(case, "coordinators", _("får veta att det har lämnats in"))]
    if verb == "withdraw":
        return [group(case, key, _("får veta att ärendet är återkallat")) for key in ("coordinators", "followers")]
    if verb in ("comment", "resolve_comment"):
        return [
            group(case, "applicant", _("får kommentaren")),
            group(case, "coordinators", _("får kommentaren")),
        ]
    if verb == "ask_for_support":
        return [group(case, "coordinators", _("får frågan"))]
    if verb == "ask_for_approval":
        asked = [one.department for one in anchored(case) if one.approved is None]
        heads = _heads_of_each(asked)
        return [
            Told("head", department.name, _("får veta att chefen ska godkänna"), heads[department.pk]).to_do()
            for department in asked
        ]
    if verb in ("approve", "note_information") and form.form == "application":
        return [group(case, "applicant", _("får veta det"))]
    if verb == "start" and case.raised_by:
        return [group(case, "applicant", _("får behovet")), group(case, "coordinators", _("får veta det"))]
    return []


@tells("applications.case")
def of_case(case: Case, verb: str, outcome: str) -> list[Told]:
    if verb in ("assign_coordinators", "declare_conflict", "flag_conflict", "retract_conflict"):
        return [group(case, "coordinators", _("får ett mejl om det"))]
    return []
