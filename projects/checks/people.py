"""People, number, EU and start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from projects.checks.saying import Problems, before_decision, needed
from socinv.lifecycle import clock
from socinv.organisation.models import Employment, Membership

if TYPE_CHECKING:
    from projects.models import Project
    from socinv.lifecycle.process.project_schema import SeatRule
    from socinv.organisation.models import User


def appointment(project: Project, *, person: User | None = None, seat: str = "", starts: Any = None) -> Problems:
    """Somebody with a door into the municipality, in a seat of the file, that is free on the day (SUN-12)."""
    found: Problems = {}
    rule = project.case.process.seat(seat)
    if rule is None:
        found["seat"] = _("Välj en plats i projektet.")
    if person is None or not person.is_active:
        found["person"] = _("Välj vem det gäller.")
    elif not person.affiliations.filter(municipality=project.municipality_id).exists():
        found["person"] = _("Personen finns inte i kommunen. Lägg till personen först.")
    decided = project.case.decided_on
    if not isinstance(starts, date):
        found["starts"] = _("Skriv från vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}
    elif decided and starts < decided:
        found["starts"] = before_decision(decided)
    elif starts > clock.today() + timedelta(days=366):
        found["starts"] = _("Välj en dag inom ett år.")
    if found or rule is None or person is None:
        return found
    return _in_seat(project, rule, person, starts)


def _in_seat(project: Project, rule: SeatRule, person: User, starts: date) -> Problems:
    """Whether the person may have the very seat, and it is free on the day."""
    if not may_sit(project, rule, person):
        words = {"seat": rule.title}
        return {"person": _("%(seat)s ska vara chef för en förvaltning i projektet. Välj en av cheferna.") % words}
    group = project.steering_group_id if rule.group == "steering-group" else project.project_group_id
    later = Membership.objects.filter(Q(ends=None) | Q(ends__gte=starts), body=group)
    if later.filter(person=person, role=rule.role).exists():
        return {"person": _("Personen har redan den platsen.")}
    holder = later.filter(role=rule.role).select_related("person").first() if rule.single else None
    if holder is not None:
        return {"seat": _("%(who)s har platsen. Avsluta det uppdraget först.") % {"who": holder.person.name}}
    return {}


def may_sit(project: Project, rule: SeatRule, person: User) -> bool:
    """Where the file lets only a head have the seat: one of the department that applies, or of any that takes part
    (ORE-16, NOR-09)."""
    if not rule.head_of:
        return True
    departments = {project.case.department_id}
    if rule.head_of == "participant":
        departments |= set(project.case.participations.values_list("department_id", flat=True))
    heads = Employment.objects.on(clock.today()).filter(person=person, department__in=departments, is_head=True)
    return bool(heads.exists())


def release(project: Project, *, membership: Membership | None = None, ends: Any = None) -> Problems:
    groups = (project.steering_group_id, project.project_group_id)
    if membership is None or membership.body_id not in groups:
        return {"": _("Uppdraget hör inte till projektet.")}
    if not isinstance(ends, date):
        return {"ends": _("Skriv till och med vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}}
    if ends < membership.starts:
        begun = membership.starts <= clock.today()
        text = _("Uppdraget började %(day)s.") if begun else _("Uppdraget börjar %(day)s.")
        text = f"{text} " + _("Skriv den dagen eller en senare.")
        return {"ends": text % {"day": membership.starts.isoformat()}}
    if ends > clock.today() + timedelta(days=366):
        return {"ends": _("Välj en dag inom ett år.")}
    if membership.ends == ends or (membership.ends and membership.ends < clock.today()):
        return {"ends": _("Uppdraget slutar redan %(day)s.") % {"day": membership.ends.isoformat()}}
    return {}


def number(project: Project, *, number: str = "") -> Problems:
    """The project's own number, which no other project has (SUN-50)."""
    text = number.strip()
    if not text:
        return {"number": _("Skriv projektnumret.")}
    if len(text) > 20 or not all(sign.isalnum() or sign in "-./" for sign in text):
        return {"number": _("Skriv bara siffror och bokstäver, högst 20 tecken.")}
    if text == project.number:
        return {"number": _("Projektet har redan det numret.")}
    others = type(project)._base_manager.filter(municipality=project.municipality_id, number=text)
    if others.exclude(pk=project.pk).exists():
        return {"number": _("Ett annat projekt har det numret. Varje projekt har sitt eget.")}
    return {}


def eu(project: Project, *, outcome: str = "", reasons: str = "", **_rest: Any) -> Problems:
    found = needed(reasons, "reasons", _("Skriv hur ni har bedömt det."))
    if outcome not in {choice.key for choice in project.case.process.project.eu}:
        found["outcome"] = _("Välj vad ni har kommit fram till.")
    return found


def start(project: Project, *, day: Any = None) -> Problems:
    """A day that has been, from the decision to before the last day."""
    found: Problems = {}
    decided = project.case.decided_on
    if not isinstance(day, date):
        found["day"] = _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}
    elif day > clock.today():
        found["day"] = _("Dagen har inte varit än. Skriv vilken dag projektet började.")
    elif decided and day < decided:
        found["day"] = before_decision(decided)
    elif project.ends and day >= project.ends:
        found["day"] = _("Projektet slutar %(day)s. Skriv en dag före.") % {"day": project.ends.isoformat()}
    if not found and project.ends is None:
        found[""] = _("Ansökan säger inte när projektet slutar.")
    return found
