"""Whether what was said in an act on a project holds: field name to what to do about it. Nothing wrong is empty."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.organisation.models import Body, Membership

if TYPE_CHECKING:
    from projects.models import Change, Evaluation, Project, Report, ResultsRequest, ScaleUp
    from socinv.organisation.models import User

Problems = dict[str, str]
LONGEST = 10_000
LONGEST_ITEM = 20
MOST_YEARS = 15
LARGEST = Decimal(1_000_000_000)


def _needed(value: str | None, field: str, text: str) -> Problems:
    if value is None or not value.strip():
        return {field: text}
    if len(value) > LONGEST:
        return {field: _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    return {}


def _decided(day: Any, item: Any, since: date | None, *, field: str = "day", needs_item: bool = True) -> Problems:
    """A decision's day, which has been and is not before what it is about; and its number in the minutes."""
    found: Problems = {}
    if not isinstance(day, date):
        found[field] = _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}
    elif day > clock.today():
        found[field] = _("Dagen har inte varit än. Skriv vilken dag det bestämdes.")
    elif since and day < since:
        found[field] = _("Ärendet kom hit %(day)s. Skriv den dagen eller en senare.") % {"day": since.isoformat()}
    text = str(item or "").strip()
    if needs_item and not text:
        found["item"] = _("Skriv paragrafens nummer i protokollet, till exempel 41.")
    elif len(text) > LONGEST_ITEM:
        found["item"] = _("Skriv bara paragrafens nummer, till exempel 41.")
    return found


def _before_decision(decided: date) -> str:
    return _("Projektet beslutades %(day)s. Skriv den dagen eller en senare.") % {"day": decided.isoformat()}


def _local(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None


# -- people, number, EU, start


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
        found["starts"] = _before_decision(decided)
    elif starts > clock.today() + timedelta(days=366):
        found["starts"] = _("Välj en dag inom ett år.")
    if found or rule is None or person is None:
        return found
    group = project.steering_group_id if rule.group == "steering-group" else project.project_group_id
    later = Membership.objects.filter(Q(ends=None) | Q(ends__gte=starts), body=group)
    if later.filter(person=person, role=rule.role).exists():
        return {"person": _("Personen har redan den platsen.")}
    holder = later.filter(role=rule.role).select_related("person").first() if rule.single else None
    if holder is not None:
        return {"seat": _("%(who)s har platsen. Avsluta det uppdraget först.") % {"who": holder.person.name}}
    return {}


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
    found = _needed(reasons, "reasons", _("Skriv hur ni har bedömt det."))
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
        found["day"] = _before_decision(decided)
    elif project.ends and day >= project.ends:
        found["day"] = _("Projektet slutar %(day)s. Skriv en dag före.") % {"day": project.ends.isoformat()}
    if not found and project.ends is None:
        found[""] = _("Ansökan säger inte när projektet slutar.")
    return found


# -- reports


def receipt(report: Report, *, day: Any = None, item: str = "", reasons: str = "") -> Problems:
    return _decided(day, item, _local(report.sent_at), needs_item=False)


def return_(report: Report, *, day: Any = None, reasons: str = "", item: str = "") -> Problems:
    return _decided(day, item, _local(report.sent_at), needs_item=False) | _needed(
        reasons, "reasons", _("Skriv vad som ska kompletteras.")
    )


# -- changes


def change(change: Change, *, kind: str = "", what: str = "", reason: str = "", **more: Any) -> Problems:
    """A known kind, said in words; the dates and the money hold together (SUN-07)."""
    found = _needed(what, "what", _("Skriv vad som ska ändras.")) | _needed(reason, "reason", _("Skriv varför."))
    if kind not in {choice.key for choice in change.case.process.change.choices}:
        return found | {"kind": _("Välj vad som ska ändras.")}
    ends, amount, project = more.get("ends"), more.get("amount"), change.project
    if kind == "extension":
        found |= _later_end(project, ends)
    elif kind == "early-end":
        found |= _earlier_end(project, ends)
    elif ends is not None:
        found["ends"] = _("Välj Förlängning eller Avslut i förtid om slutdagen ska ändras.")
    if amount is not None:
        found |= _amount(project, amount)
    return found


def _later_end(project: Project, ends: Any) -> Problems:
    if not isinstance(ends, date):
        return {"ends": _("Skriv den nya sista dagen.")}
    if project.ends and ends <= project.ends:
        return {"ends": _("Projektet slutar %(day)s. Skriv en senare dag.") % {"day": project.ends.isoformat()}}
    if project.starts and ends > project.starts.replace(day=1) + timedelta(days=366 * MOST_YEARS):
        return {"ends": _("Ett projekt kan pågå högst %(years)d år.") % {"years": MOST_YEARS}}
    return {}


def _earlier_end(project: Project, ends: Any) -> Problems:
    if not isinstance(ends, date):
        return {"ends": _("Skriv vilken dag projektet slutar.")}
    if project.status == "running" and project.starts and ends < project.starts:
        return {"ends": _("Projektet började %(day)s. Skriv en senare dag.") % {"day": project.starts.isoformat()}}
    if project.case.decided_on and ends < project.case.decided_on:
        return {"ends": _before_decision(project.case.decided_on)}
    if project.ends and ends >= project.ends:
        return {"ends": _("Projektet slutar redan %(day)s. Skriv en tidigare dag.") % {"day": project.ends.isoformat()}}
    return {}


def _amount(project: Project, amount: Decimal) -> Problems:
    if abs(amount) > LARGEST:
        return {"amount": _("Beloppet är för stort.")}
    if (project.budget or Decimal(0)) + amount < 0:
        return {"amount": _("Budgeten kan inte bli mindre än noll.")}
    return {}


def change_decision(
    change: Change, *, outcome: str = "", reasons: str = "", day: Any = None, item: str = ""
) -> Problems:
    found = _needed(reasons, "reasons", _("Skriv skälen.")) | _decided(day, item, _local(change.asked_at))
    if outcome not in ("granted", "declined"):
        found["outcome"] = _("Välj ett utfall.")
    return found


# -- evaluation, scale-up


def verdict(
    evaluation: Evaluation, *, verdict: str = "", reasons: str = "", day: Any = None, item: str = ""
) -> Problems:
    found = _needed(reasons, "reasons", _("Skriv skälen.")) | _decided(day, item, _local(evaluation.submitted_at))
    if verdict not in {choice.key for choice in evaluation.case.process.closing.judged.choices}:
        found["verdict"] = _("Välj en bedömning.")
    return found


def proposal(scale_up: ScaleUp, *, continuation: str = "", proposal: str = "", **more: Any) -> Problems:
    """How it goes on, the whole or parts with their names (SUN-44)."""
    found = _needed(proposal, "proposal", _("Beskriv förslaget.")) | _decided(
        more.get("day"), more.get("item"), scale_up.project.evaluation.judged_on
    )
    if continuation not in ("permanent", "scale-up"):
        found["continuation"] = _("Välj hur arbetet ska fortsätta.")
    parts, cost = more.get("parts"), more.get("yearly_cost")
    if parts is not None and (not parts or any(not str(part).strip() for part in parts)):
        found["parts"] = _("Skriv vilka delar det gäller, en på varje rad.")
    elif parts and any(len(str(part)) > 200 for part in parts):
        found["parts"] = _("Skriv varje del kort, med högst 200 tecken.")
    if cost is not None and not 0 <= cost <= LARGEST:
        found["yearly_cost"] = _("Skriv kostnaden per år i kronor.")
    return found


def dropping(scale_up: ScaleUp, *, proposal: str = "", day: Any = None, item: str = "") -> Problems:
    return _needed(proposal, "proposal", _("Skriv varför.")) | _decided(
        day, item, scale_up.project.evaluation.judged_on
    )


def scale_up(scale_up: ScaleUp, *, outcome: str = "", reasons: str = "", **more: Any) -> Problems:
    """The council's decision, with resources moved between two different committees (SUN-36)."""
    found = _needed(reasons, "reasons", _("Skriv skälen.")) | _decided(
        more.get("day"), more.get("item"), scale_up.proposed_on
    )
    if outcome not in ("approved", "declined"):
        found["outcome"] = _("Välj ett utfall.")
    moves = more.get("moves") or []
    if moves and outcome == "declined":
        found["moves"] = _("Vid avslag flyttas inga resurser.")
    for count, move in enumerate(moves, start=1):
        if text := _move(scale_up, move):
            found["moves"] = _("Rad %(row)d: %(text)s") % {"row": count, "text": text}
            break
    return found


def _move(scale_up: ScaleUp, move: dict[str, Any]) -> str:
    source, goal = move.get("from_body"), move.get("to_body")
    amount, year = move.get("amount"), move.get("from_year")
    ours = [one for one in (source, goal) if isinstance(one, Body) and one.municipality_id == scale_up.municipality_id]
    if not isinstance(goal, Body) or len(ours) != len([one for one in (source, goal) if one is not None]):
        return _("välj nämnd.")
    if source is not None and source.pk == goal.pk:
        return _("välj två olika nämnder.")
    if not isinstance(amount, Decimal) or not 0 < amount <= LARGEST:
        return _("skriv beloppet i kronor.")
    if not isinstance(year, int) or not 2000 <= year <= 2100:
        return _("skriv året med fyra siffror.")
    return ""


# -- results asked for


def question(request: ResultsRequest, *, question: str = "", **_rest: Any) -> Problems:
    """A question, and not the very one that already waits: a double press asks once."""
    found = _needed(question, "question", _("Skriv vad ni vill veta."))
    if not found and request.project.results_requests.filter(status="asked", question=question.strip()).exists():
        return {"question": _("Frågan är redan ställd och väntar på svar.")}
    return found


def reply(request: ResultsRequest, *, answer_text: str = "", **_rest: Any) -> Problems:
    return _needed(answer_text, "answer_text", _("Skriv svaret."))
