"""What must be in place before a verb is possible, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from socinv.lifecycle.graph import Condition, condition

if TYPE_CHECKING:
    from applications.models import Application, Case, Idea, Step


def _status_of(case: Case, form: str) -> str:
    review = getattr(case, form, None)
    return review.status if review else ""


def idea_is(status: str) -> Condition:
    @condition(gettext_lazy("Idén måste ha fått bifall först."))
    def holds(thing: Any) -> bool:
        return _status_of(thing.case, "idea") == status

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


@condition(gettext_lazy("Experten har inte svarat. Invänta bedömningen eller återkalla inbjudan."))
def expert_has_answered(step: Step) -> bool:
    """No invitation of this review is still waiting for its answer (SUN-20)."""
    return not step.case.steps.filter(phase=step.phase, kind="expertise", status="open").exists()


def assessed_as(outcome: str) -> Condition:
    @condition(gettext_lazy("Idéprövningen har inte det utfallet."))
    def holds(idea: Idea) -> bool:
        step = idea.case.steps.filter(phase="idea", kind="assessment", status="answered").order_by("id").last()
        return step is not None and step.outcome == outcome

    return holds


def review_led_to(goal: str) -> Condition:
    """The steps of the present round, in the file's order, lead to this end and to no other (SUN-30)."""

    @condition(gettext_lazy("Ärendet har inte kommit dit."))
    def holds(application: Application) -> bool:
        from applications.flow.route import goal_of_review

        return goal_of_review(application.case) == goal

    return holds


@condition(gettext_lazy("Nästa organ har redan agerat. Utfallet kan inte längre ändras här."))
def next_has_not_acted(step: Step) -> bool:
    """An outcome can be reopened by the body that gave it until the next body has acted."""
    from applications.flow.undo import next_has_acted

    return not next_has_acted(step)
