"""What is said of how a project went and what becomes of the work."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from projects.checks.saying import LARGEST, Problems, decided, local, needed
from socinv.organisation.models import Body

if TYPE_CHECKING:
    from projects.models import Evaluation, ScaleUp


def verdict(
    evaluation: Evaluation, *, verdict: str = "", reasons: str = "", day: Any = None, item: str = ""
) -> Problems:
    rule = evaluation.case.process.closing.judged
    found = needed(reasons, "reasons", _("Skriv skälen."))
    found |= decided(day, item, local(evaluation.submitted_at), needs_item=rule.minuted)
    if rule.way(verdict) is None:
        found["verdict"] = _("Välj en bedömning.")
    return found


def proposal(scale_up: ScaleUp, *, continuation: str = "", proposal: str = "", **more: Any) -> Problems:
    """How it goes on, the whole or parts with their names (SUN-44)."""
    found = needed(proposal, "proposal", _("Beskriv förslaget.")) | decided(
        more.get("day"), more.get("item"), scale_up.project.evaluation.judged_on, needs_item=_is_minuted(scale_up)
    )
    if continuation not in ("permanent", "scale-up"):
        found["continuation"] = _("Välj hur arbetet ska fortsätta.")
    parts, cost = more.get("parts"), more.get("yearly_cost")
    found |= _parts(parts)
    if cost is not None and not 0 <= cost <= LARGEST:
        found["yearly_cost"] = _("Skriv kostnaden per år i kronor.")
    return found


def dropping(scale_up: ScaleUp, *, proposal: str = "", day: Any = None, item: str = "") -> Problems:
    return needed(proposal, "proposal", _("Skriv varför.")) | decided(
        day, item, scale_up.project.evaluation.judged_on, needs_item=_is_minuted(scale_up)
    )


def _is_minuted(scale_up: ScaleUp) -> bool:
    rule = scale_up.case.process.proposal
    return rule is not None and rule.minuted


def _parts(parts: list[str] | None) -> Problems:
    if parts is not None and (not parts or any(not str(part).strip() for part in parts)):
        return {"parts": _("Skriv vilka delar det gäller, en på varje rad.")}
    if parts and any(len(str(part)) > 200 for part in parts):
        return {"parts": _("Skriv varje del kort, med högst 200 tecken.")}
    return {}


def scale_up(scale_up: ScaleUp, *, outcome: str = "", reasons: str = "", **more: Any) -> Problems:
    """The decision in one of the file's ways: with resources moved between two different committees (SUN-36), with
    the parts it is about, and with the alternatives weighed, where the file asks for it (ORE-23, NOR-12)."""
    rule = scale_up.case.process.scale_up
    since = scale_up.proposed_on or scale_up.project.evaluation.judged_on
    found = needed(reasons, "reasons", _("Skriv skälen.")) | decided(
        more.get("day"), more.get("item"), since, needs_item=rule is not None and rule.minuted
    )
    way = rule.way(outcome) if rule else None
    if way is None or rule is None:
        return found | {"outcome": _("Välj ett utfall.")}
    if rule.compares:
        found |= needed(more.get("compared"), "compared", _("Skriv vad jämförelsen med alternativen visar."))
    if way.names_parts:
        found |= _parts(more.get("parts") or [])
    elif more.get("parts"):
        found["parts"] = _("Ta bort delarna, eller välj det utfall som gäller bara delar.")
    return found | _moves(scale_up, more.get("moves") or [], is_approved=way.meaning == "approved", may=rule.moves)


def _moves(scale_up: ScaleUp, moves: list[dict[str, Any]], *, is_approved: bool, may: bool) -> Problems:
    found: Problems = {}
    if moves and not may:
        found["moves"] = _("Beslutet flyttar inga resurser.")
    elif moves and not is_approved:
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
