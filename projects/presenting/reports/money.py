"""A report's money against the budget that holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from projects.models import Project
from socinv.presentation.money import NBSP, NO_VALUE, kronor, percent

Figure = dict[str, str]


@dataclass(frozen=True)
class Economy:
    """Key figures (components/figures.html)."""

    figures: tuple[Figure, ...]


def economy(project: Project, spent: Decimal | None, forecast: Decimal | None) -> Economy:
    """Budget, spent, what is left and the forecast, each with what it means."""
    budget = project.budget
    left = budget - spent if budget is not None and spent is not None else None
    return Economy((
        {"term": _("Budget"), **_kr(budget), "note": _changed(project)},
        {"term": _("Förbrukat"), **_kr(spent), "note": _share(spent, budget)},
        {"term": _("Kvar"), **_kr(left), "note": _("mer än budgeten är förbrukat") if _below(left) else ""},
        {"term": _("Prognos för hela projektet"), **_kr(forecast), "note": _against(forecast, budget)},
    ))  # fmt: skip


def _kr(value: Decimal | None) -> Figure:
    """The figure and its unit apart, so that a narrow column breaks between them."""
    if value is None:
        return {"value": NO_VALUE, "unit": ""}
    figure, _gap, unit = kronor(value).rpartition(NBSP)
    return {"value": figure, "unit": unit}


def _below(value: Decimal | None) -> bool:
    return value is not None and value < 0


def _changed(project: Project) -> str:
    """What was first granted, where a change has moved it."""
    if project.first_budget is None or project.first_budget == project.budget:
        return ""
    return _("beviljades: %(amount)s") % {"amount": kronor(project.first_budget)}


def _share(part: Decimal | None, whole: Decimal | None) -> str:
    if part is None or not whole:
        return ""
    return _("%(share)s av budgeten") % {"share": percent(part / whole)}


def _against(forecast: Decimal | None, budget: Decimal | None) -> str:
    """Over, under or as the budget, in kronor."""
    if forecast is None or budget is None:
        return NO_VALUE if forecast is not None else ""
    if forecast == budget:
        return _("lika mycket som budgeten")
    words = {"amount": kronor(abs(forecast - budget))}
    return (_("%(amount)s mer än budgeten") if forecast > budget else _("%(amount)s mindre än budgeten")) % words
