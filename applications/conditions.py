"""What must be in place before a verb is possible, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from socinv.lifecycle import clock
from socinv.lifecycle.graph import Condition, condition
from socinv.presentation.dates import longdate

if TYPE_CHECKING:
    from applications.models import Application, Case, Idea, Step


def _status_of(case: Case, form: str) -> str:
    review = getattr(case, form, None)
    return review.status if review else ""


def idea_is(status: str) -> Condition:
    """Where the process has ideas at all."""

    @condition(gettext_lazy("Idén måste ha fått bifall först."))
    def holds(thing: Any) -> bool:
        return not thing.case.process.has_ideas or _status_of(thing.case, "idea") == status

    return holds


def begins_with(form: str) -> Condition:
    @condition(gettext_lazy("I den här kommunen börjar ett ärende inte så."))
    def holds(thing: Any) -> bool:
        first: str = thing.case.process.first_form
        return first == form

    return holds


def application_is(status: str) -> Condition:
    @condition(gettext_lazy("Ansökan är inte avgjord."))
    def holds(thing: Any) -> bool:
        return _status_of(thing.case, "application") == status

    return holds


def idea_or_application_is(status: str) -> Condition:
    @condition(gettext_lazy("Varken idén eller ansökan är avgjord."))
    def holds(thing: Any) -> bool:
        return status in (_status_of(thing.case, "idea"), _status_of(thing.case, "application"))

    return holds


def _what_is_missing(thing: Idea | Application) -> str:
    from applications.content.missing import missing_in

    lines = missing_in(thing)
    head = ngettext("%(count)d uppgift saknas: ", "%(count)d uppgifter saknas: ", len(lines)) % {"count": len(lines)}
    return head + "; ".join(str(line.text) for line in lines)


@condition(_what_is_missing)  # type: ignore[arg-type]
def nothing_missing(thing: Idea | Application) -> bool:
    """Every required part is there (SUN-23)."""
    from applications.content.missing import missing_in

    return not missing_in(thing)


def _who_is_left_out(application: Application) -> str:
    from applications.content.participants import left_out

    names = ", ".join(department.name for department in left_out(application.case))
    return _("%(names)s väntas göra en ekonomisk vinst men deltar inte. Lägg till förvaltningen under Samverkan.") % {
        "names": names
    }


@condition(_who_is_left_out)  # type: ignore[arg-type]
def gaining_departments_take_part(application: Application) -> bool:
    """A department that gains must take part (SUN-14)."""
    from applications.content.participants import left_out

    return not left_out(application.case)


def _who_must_take_part(application: Application) -> str:
    from applications.content.taking_part import lacking

    return " ".join(one.text if one.text.endswith(".") else f"{one.text}." for one in lacking(application.case))


@condition(gettext_lazy("Den här processen har inget steg för vetenskaplig expertis."))
def expertise_is_foreseen(thing: Idea | Application) -> bool:
    """The process lets an expert be invited in this phase."""
    from applications.flow.expertise import expertise_rule

    return expertise_rule(thing) is not None


def kind_is(kind: str) -> Condition:
    @condition(gettext_lazy("Det hör till ett annat slags steg."))
    def holds(step: Step) -> bool:
        return step.kind == kind

    return holds


@condition(gettext_lazy("En tjänsteskrivelse skrivs bara till ett organ som ska svara."))
def is_answered_by_a_body(step: Step) -> bool:
    """The step waits for a body of the municipality, and not for a signature."""
    return step.body_id is not None and step.kind not in ("expertise", "sign-off")


@condition(gettext_lazy("Experten har inte svarat. Invänta bedömningen eller återkalla inbjudan."))
def expert_has_answered(step: Step) -> bool:
    """No invitation of this review is still waiting for its answer (SUN-20)."""
    return not step.case.steps.filter(phase=step.phase, kind="expertise", status="open").exists()


def review_led_to(goal: str) -> Condition:
    """The steps of the present round, in the file's order, lead to this end and to no other (SUN-30)."""

    @condition(gettext_lazy("Ärendet har inte kommit dit."))
    def holds(thing: Idea | Application) -> bool:
        from applications.flow.route import goal_of_review

        return goal_of_review(thing.case, thing.form) == goal

    return holds


@condition(_who_must_take_part)  # type: ignore[arg-type]
def enough_take_part(application: Application) -> bool:
    """Those who take part are enough, and nobody who may not does (ORE-01)."""
    from applications.content.taking_part import lacking

    return not lacking(application.case)


@condition(gettext_lazy("I den här kommunen förankras ansökan inte på det sättet."))
def anchoring_is_asked(application: Application) -> bool:
    anchoring: bool = application.case.process.anchoring is not None
    return anchoring


@condition(gettext_lazy("Alla chefer har redan godkänt ansökan som den är skriven nu."))
def some_head_has_not_approved(application: Application) -> bool:
    from applications.content.anchoring import anchored

    return any(one.approved is None for one in anchored(application.case))


def _what_is_not_anchored(application: Application) -> str:
    from applications.content.anchoring import anchored

    lines = []
    for one in anchored(application.case):
        words = {"department": one.department.name, "committee": one.department.committee.name}
        if one.approved is None:
            lines.append(_("%(department)s: chefen har inte godkänt ansökan som den är skriven nu.") % words)
        if one.informed is None:
            lines.append(_("%(committee)s är inte informerad om ansökan som den är skriven nu.") % words)
    return " ".join(lines)


@condition(_what_is_not_anchored)  # type: ignore[arg-type]
def is_anchored(application: Application) -> bool:
    """Each head has approved and each committee been informed, since the last change (NOR-02, NOR-06)."""
    from applications.content.anchoring import anchored

    return all(one.is_done for one in anchored(application.case))


def _when_the_next_opens(application: Application) -> str:
    from applications.periods import next_opening

    opening = next_opening(application.municipality_id, clock.today())
    if opening is None:
        return _("Ingen ansökningsperiod är öppen. Nästa period är inte bestämd än.")
    return _("Ingen ansökningsperiod är öppen. Nästa period öppnar %(day)s.") % {"day": longdate(opening)}


@condition(_when_the_next_opens)  # type: ignore[arg-type]
def period_is_open(application: Application) -> bool:
    """A first submission falls in a published period; a completion comes when it is done (NOR-03)."""
    from applications.periods import open_period

    if application.case.process.periods is None or application.submitted_at is not None:
        return True
    return open_period(application.municipality_id, clock.today()) is not None


@condition(gettext_lazy("Ansökan jämförs inte med andra nu."))
def is_compared(case: Case) -> bool:
    """The process puts the applications of a period in order, and this one is among them."""
    return case.process.comparing is not None and _status_of(case, "application") == "submitted"


@condition(gettext_lazy("Svarstiden har inte gått ut."))
def time_is_out(step: Step) -> bool:
    """The last day to answer is past."""
    return step.due is not None and step.due < clock.today()


@condition(gettext_lazy("Nästa organ har redan agerat. Utfallet kan inte längre ändras här."))
def next_has_not_acted(step: Step) -> bool:
    """An outcome can be reopened by the body that gave it until the next body has acted."""
    from applications.flow.undo import next_has_acted

    return not next_has_acted(step)
