"""A case in brief: what it costs, what it is to save, and whom it is for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from applications.access import may_read
from applications.models import Case
from applications.presenting.loading import Known
from socinv.presentation.money import kronor, number


def brief_facts(known: Known) -> list[dict[str, Any]]:
    """The key figures that are known (components/meta.html); of the application to those only who may read it."""
    case = known.case
    rows = [(_("Målgrupp"), target_group(case))]
    if may_read(known.standing, case, "application"):
        rows = [
            (_("Kostnad"), kronor(case.applied_amount) if case.applied_amount else ""),
            (_("Väntad besparing"), kronor(case.municipal_saving) if case.municipal_saving else ""),
            *rows,
            (_("Deltagare"), participants(case)),
        ]
    rows.append((_("Metod"), str(case.get_evidence_display()) if case.evidence else ""))
    return [{"term": term, "value": value} for term, value in rows if value]


def target_group(case: Case) -> str:
    """Direkt, 10–12 år."""
    said = [str(case.get_target_display())] if case.target else []
    if case.age_from is not None and case.age_to is not None:
        said.append(_("%(first)d–%(last)d år") % {"first": case.age_from, "last": case.age_to})
    return ", ".join(said)


def participants(case: Case) -> str:
    """40 flickor och 45 pojkar."""
    if case.girls is None or case.boys is None:
        return ""
    return _("%(girls)s flickor och %(boys)s pojkar") % {"girls": number(case.girls), "boys": number(case.boys)}
