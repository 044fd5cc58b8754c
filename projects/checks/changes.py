"""What is said when a change is asked for, weighed and decided."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.granting import why_not
from projects.checks.saying import LARGEST, MOST_YEARS, Problems, before_decision, decided, local, needed

if TYPE_CHECKING:
    from projects.models import Change, Position, Project


def change(change: Change, *, kind: str = "", what: str = "", reason: str = "", **more: Any) -> Problems:
    """A known kind, said in words; the dates and the money hold together (SUN-07)."""
    found = needed(what, "what", _("Skriv vad som ska ändras.")) | needed(reason, "reason", _("Skriv varför."))
    way = change.case.process.change.way(kind)
    if way is None:
        return found | {"kind": _("Välj vad som ska ändras.")}
    raised_by = more.get("raised_by")
    if raised_by and raised_by not in way.raised_by:
        return found | {"kind": _("Ni kan inte väcka frågan om den ändringen. Välj något annat.")}
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
        return {"ends": before_decision(project.case.decided_on)}
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
    minuted = change.case.process.change.minuted
    found = needed(reasons, "reasons", _("Skriv skälen."))
    found |= decided(day, item, local(change.asked_at), needs_item=minuted)
    if outcome not in ("granted", "declined"):
        found["outcome"] = _("Välj ett utfall.")
    if outcome == "granted" and change.amount and change.amount > 0:
        text = why_not(change.case, change.amount, more=True)
        found |= {"outcome": text} if text else {}
    return found


def position(
    position: Position, *, outcome: str = "", reasons: str = "", day: Any = None, item: str = "",
    judgements: dict[str, dict[str, str]] | None = None, **_rest: Any,
) -> Problems:  # fmt: skip
    """What a body says before the decision: each condition judged, one that fails with why (ORE-19)."""
    rule = position.rule
    found = needed(reasons, "reasons", _("Skriv skälen."))
    found |= decided(day, item, local(position.change.asked_at), needs_item=rule.minuted)
    answer = rule.choice(outcome)
    if answer is None:
        found["outcome"] = _("Välj ett svar.")
    said = judgements or {}
    for one in rule.condition:
        judged = said.get(one.key, {})
        if judged.get("verdict") not in ("holds", "fails"):
            found[f"judgement-{one.key}"] = _("Välj om förutsättningen håller.")
        elif judged["verdict"] == "fails":
            found |= needed(judged.get("why"), f"why-{one.key}", _("Skriv varför den inte håller."))
    fails = [one for one in said.values() if one.get("verdict") == "fails"]
    if rule.condition and answer is not None and answer.leads == "on" and not fails:
        found.setdefault("outcome", _("Alla förutsättningar håller enligt er. Välj ett annat svar, eller ändra."))
    return found
