"""The figures of the projects as they are taken out: one row a project, one column a figure (SUN-03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.listing.columns import Column
from projects.presenting.followed import Followed
from projects.presenting.promised import afterwards, judged, saving_of, verdict_of


def _reported(name: str) -> Callable[[Followed], Any]:
    return lambda row: getattr(row.latest, name) if row.latest else None


def _why(row: Followed) -> str:
    return " ".join(row.health.reasons) if row.health else ""


def _verdict(row: Followed) -> str:
    return verdict_of(row.project)[1] if judged(row.project) else ""


def _granted_on(row: Followed) -> date | None:
    return row.project.case.decided_on


def _spent_at_the_end(row: Followed) -> Decimal | None:
    evaluation = judged(row.project)
    return evaluation.spent if evaluation else None


COLUMNS = (
    Column(_("Diarienummer"), lambda row: row.project.case.regnr),
    Column(_("Projekt"), lambda row: str(row.project)),
    Column(_("Söker"), lambda row: row.project.case.department.name),
    Column(_("Läge"), lambda row: row.project.get_status_display()),
    Column(_("Status"), lambda row: row.status_word),
    Column(_("Därför"), _why),
    Column(_("Beviljat den"), _granted_on, kind="day"),
    Column(_("Börjar"), lambda row: row.project.starts, kind="day"),
    Column(_("Slutar"), lambda row: row.project.ends, kind="day"),
    Column(_("Beviljat, kr"), lambda row: row.project.first_budget, kind="money"),
    Column(_("Budget nu, kr"), lambda row: row.project.budget, kind="money"),
    Column(_("Rapporterat till och med"), _reported("period_to"), kind="day"),
    Column(_("Rapport sen sedan"), lambda row: row.late_since, kind="day"),
    Column(_("Förbrukat, kr"), lambda row: row.spent, kind="money"),
    Column(_("Prognos, kr"), _reported("forecast"), kind="money"),
    Column(_("Flickor och kvinnor"), _reported("girls"), kind="number"),
    Column(_("Pojkar och män"), _reported("boys"), kind="number"),
    Column(_("Annat eller ej angivet"), _reported("other"), kind="number"),
    Column(_("Planerade flickor och kvinnor"), lambda row: row.project.case.girls, kind="number"),
    Column(_("Planerade pojkar och män"), lambda row: row.project.case.boys, kind="number"),
    Column(_("Bedömning"), _verdict),
    Column(_("Kostnad enligt utvärderingen, kr"), _spent_at_the_end, kind="money"),
    Column(_("Lovad besparing per år, kr"), lambda row: row.promised, kind="money"),
    Column(_("Besparing per år, kr"), lambda row: saving_of(row.project), kind="money"),
    Column(_("Sedan"), lambda row: afterwards(row.project)),
)
