"""Whether an answer to a step holds: field name to what to do about it. Nothing wrong is an empty dict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.checks import Problems, needed
from applications.granting import why_not
from socinv.lifecycle import clock

if TYPE_CHECKING:
    from applications.models import Case, Step


def answered(step: Step, outcomes: set[str], data: Mapping[str, Any], *, reasons: bool = True) -> Problems:
    """What every answer needs: one of the outcomes, reasons, and a day between the step's opening and today."""
    found: Problems = {}
    if data.get("outcome") not in outcomes:
        found["outcome"] = _("Välj ett utfall.")
    if reasons or data.get("reasons"):
        found |= needed(str(data.get("reasons") or ""), "reasons", _("Skriv skälen."))
    day = data.get("answered_on")
    opened = timezone.localdate(step.opened_at) if step.opened_at else None
    if not isinstance(day, date):
        found["answered_on"] = _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}
    elif day > clock.today():
        found["answered_on"] = _("Dagen har inte varit än. Skriv vilken dag det bestämdes.")
    elif opened and day < opened:
        found["answered_on"] = _("Ärendet kom hit %(day)s. Skriv den dagen eller en senare.") % {
            "day": opened.isoformat()
        }
    if len(str(data.get("item") or "")) > 20:
        found["item"] = _("Skriv bara paragrafens nummer, till exempel 41.")
    return found


def expertise(step: Step, **data: Any) -> Problems:
    return answered(step, {"strong", "moderate", "weak", "none"}, data)


def stance(step: Step, **data: Any) -> Problems:
    found = answered(step, set(step.rule.leads), data)
    if data.get("delegation") is None and step.rule.minuted:
        found |= item_needed(data)
    return found


def item_needed(data: Mapping[str, Any]) -> Problems:
    return needed(str(data.get("item") or ""), "item", _("Skriv paragrafens nummer i protokollet, till exempel 41."))


def _judged(step: Step, keys: tuple[str, ...], verdicts: set[str], data: Mapping[str, Any]) -> Problems:
    """Every criterion or factor has a verdict and, unless it plainly holds, a reason."""
    judgements = data.get("judgements") or {}
    found: Problems = {}
    for key in keys:
        judgement = judgements.get(key) or {}
        if judgement.get("verdict") not in verdicts:
            found[f"judgement-{key}"] = _("Välj en bedömning.")
        elif judgement["verdict"] != "met" and not str(judgement.get("why") or "").strip():
            found[f"why-{key}"] = _("Skriv varför.")
    return found


MET = {"met", "partly", "not-met"}
WEIGHTS = {"for", "uncertain", "against"}


def assessment(step: Step, **data: Any) -> Problems:
    """Criterion by criterion; outside the target group only with a reason; with the expert's words weighed in."""
    found = answered(step, set(step.rule.leads), data)
    if data.get("outcome") == "returned":
        return found
    found |= _judged(step, step.rule.criteria, MET, data)
    if data.get("outcome") == "approved":
        if any(one.get("verdict") == "not-met" for one in (data.get("judgements") or {}).values()):
            idea = _("Idén kan inte få bifall när ett kriterium inte är uppfyllt.")
            application = _("Ansökan kan inte gå vidare när ett kriterium inte är uppfyllt.")
            found["outcome"] = idea if step.phase == "idea" else application
        if outside_target(step.case) and not str(data.get("terms") or "").strip():
            idea = _("Målgruppen är en annan än barn, unga och unga vuxna. Skriv varför idén ändå får bifall.")
            application = _(
                "Målgruppen är en annan än barn, unga och unga vuxna. Skriv varför ansökan ändå går vidare."
            )
            found["terms"] = idea if step.phase == "idea" else application
    if not found.get("expertise") and _expert_spoke(step) and not str(data.get("expertise") or "").strip():
        found["expertise"] = _("Skriv hur ni har använt expertens bedömning.")
    return found | _financiers(step, data)


def outside_target(case: Case) -> bool:
    """The form says that neither children, young people nor young adults gain (SUN-01)."""
    return case.target == "outside"


def _expert_spoke(step: Step) -> bool:
    return step.case.steps.filter(phase=step.phase, kind="expertise", status="answered").exists()


def _financiers(step: Step, data: Mapping[str, Any]) -> Problems:
    known = {one.key for one in step.case.process.financier}
    if set(data.get("financiers") or []) - known:
        return {"financiers": _("Välj bland finansiärerna i listan.")}
    return {}


def preparation(step: Step, **data: Any) -> Problems:
    """Factor by factor, with scientific expertise (SUN-30)."""
    found = answered(step, set(step.rule.leads), data)
    if data.get("outcome") == "returned":
        return found
    found |= _judged(step, step.rule.factors, WEIGHTS, data)
    if "expertise" in step.rule.asks and not str(data.get("expertise") or "").strip():
        found["expertise"] = _("Skriv vilken vetenskaplig expertis som deltog i beredningen.")
    if "goals" in step.rule.asks:
        found |= goals(step, data)
    return found


def goals(step: Step, data: Mapping[str, Any]) -> Problems:
    """At least one of the municipality's own goals and one of the global ones (NOR-07)."""
    given: set[str] = set(data.get("goals") or [])
    found: Problems = {}
    if given - {one.key for one in step.case.process.goal}:
        return {"goals": _("Välj bland målen i listan.")}
    for group, text in (
        ("municipal", _("Välj minst ett av kommunens mål.")), ("global", _("Välj minst ett av de globala målen.")),
    ):  # fmt: skip
        offered = {one.key for one in step.case.process.goals(group)}
        if offered and not offered & given:
            found[f"goals_{group}"] = text
    return found


def decision(step: Step, **data: Any) -> Problems:
    """A grant has an amount that does not exceed what was applied for; every decision has its item number."""
    found = answered(step, set(step.rule.leads), data)
    if step.rule.minuted:
        found |= item_needed(data)
    if data.get("outcome") == "granted":
        found |= _amount(step, data.get("amount")) | _repayment(step, data) | _covered(step)
    return found | _financiers(step, data)


def _repayment(step: Step, data: Mapping[str, Any]) -> Problems:
    """Where the guideline is silent on the year the project starts, the decision says which (ORE-24, NOR-13)."""
    from applications.repayment_rule import must_be_said

    if must_be_said(step.case) and data.get("repayment") not in ("yes", "no"):
        return {"repayment": _("Riktlinjen säger inte vad som gäller för starten. Välj om medlen ska återföras.")}
    return {}


def _covered(step: Step) -> Problems:
    """The savings of so many years after the project's end cover what it costs (ORE-22)."""
    from applications.content.coverage import shortfall

    rule, missing = step.case.process.coverage, shortfall(step.case)
    if rule is None or missing <= 0:
        return {}
    figure = f"{missing:,.0f}".replace(",", "\u00a0")
    return {
        "outcome": _(
            "Besparingarna inom %(years)d år efter projektets slut är %(missing)s kronor lägre än kostnaden. "
            "Ansökan kan inte få bifall."
        ) % {"years": rule.years, "missing": figure}
    }  # fmt: skip


def _amount(step: Step, amount: Decimal | None) -> Problems:
    applied = step.case.applied_amount or Decimal(0)
    if amount is None or amount <= 0:
        return {"amount": _("Skriv hur mycket som beviljas, i kronor.")}
    if amount > applied:
        figure = f"{applied:,.0f}".replace(",", "\u00a0")
        return {"amount": _("Ansökan gäller %(applied)s kronor. Bevilja högst det.") % {"applied": figure}}
    text = why_not(step.case, amount)
    return {"amount": text} if text else {}
