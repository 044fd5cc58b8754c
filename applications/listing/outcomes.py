"""The outcome of every idea review, as a list for the management group (SUN-10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.access import visible_cases
from applications.listing.columns import Column
from applications.listing.filter_form import offered
from applications.models import Step, StepStatus
from applications.models.step import Outcome
from socinv.lifecycle.process import process_of
from socinv.organisation.standing import Standing
from socinv.organisation.swedish_order import swedish
from socinv.presentation.fields import YearField
from socinv.presentation.forms import PlainForm

OUTCOMES = [(Outcome.APPROVED, Outcome.APPROVED.label), (Outcome.DECLINED, Outcome.DECLINED.label),
            (Outcome.RETURNED, Outcome.RETURNED.label)]  # fmt: skip
MARKS = {Outcome.APPROVED: "yes", Outcome.DECLINED: "no", Outcome.RETURNED: "wait"}


class OutcomeFilter(PlainForm):
    """Which outcomes to show."""

    year = YearField(label=gettext_lazy("År"), required=False)
    outcome = forms.ChoiceField(label=gettext_lazy("Utfall"), required=False, choices=offered(OUTCOMES))

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    @property
    def unknown(self) -> list[str]:
        return [name[:40] for name in self.data if name not in self.fields and name not in ("sort", "page")]


def other_financiers(step: Step) -> str:
    """The financiers named instead, in the process's words, and what was said of them."""
    process = process_of(step.case.process_slug, step.case.process_version)
    titles = {one.key: one.title for one in process.financier}
    named = ", ".join(titles.get(key, key) for key in step.financiers)
    return ": ".join(part for part in (named, step.financiers_note) if part)


def outcome_word(step: Step) -> str:
    return str(Outcome(step.outcome).label)


COLUMNS = (
    Column(gettext_lazy("Dag"), lambda step: step.answered_on, kind="day", sort="day"),
    Column(gettext_lazy("Diarienummer"), lambda step: step.case.regnr, sort="regnr"),
    Column(gettext_lazy("Idé"), lambda step: str(step.case), sort="title"),
    Column(gettext_lazy("Söker"), lambda step: step.case.department.name, sort="department"),
    Column(gettext_lazy("Utfall"), outcome_word, sort="outcome"),
    Column(gettext_lazy("Skäl"), lambda step: step.reasons),
    Column(gettext_lazy("Andra finansiärer"), other_financiers),
)
SORTS: dict[str, Any] = {
    "day": F("answered_on"), "regnr": F("case__regnr"), "title": swedish("case__title"),
    "department": swedish("case__department__name"), "outcome": F("outcome"),
}  # fmt: skip
NEWEST_FIRST = "-day"


def outcomes(standing: Standing, chosen: Mapping[str, Any], sort: str) -> QuerySet[Step]:
    """Every answered idea review the person sees, as filtered and sorted. An unknown sort means the newest first."""
    steps = Step.objects.filter(
        municipality=standing.municipality, kind="assessment", phase="idea", status=StepStatus.ANSWERED,
        case__in=visible_cases(standing),
    )  # fmt: skip
    if "year" in chosen:
        steps = steps.filter(answered_on__year=chosen["year"])
    if "outcome" in chosen:
        steps = steps.filter(outcome=chosen["outcome"])
    key = sort.removeprefix("-")
    by = SORTS.get(key, SORTS["day"])
    down = sort.startswith("-") if key in SORTS else True
    return steps.select_related("case__department", "body").order_by(by.desc() if down else by.asc(), "-id")


def problems(form: OutcomeFilter, sort: str) -> list[str]:
    """What the address asks for that there is not."""
    found = [_("Adressen har ett filter som inte finns: %(name)s. Det används inte.") % {"name": name}
             for name in form.unknown]  # fmt: skip
    if sort.removeprefix("-") not in SORTS:
        found.append(_("Listan går inte att sortera så. Den visar det senaste först."))
    return found
