"""What the bodies and the experts have said, side by side, and what they said before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from applications.flow.route import current_round
from applications.listing.outcomes import other_financiers
from applications.models import Case, Step, StepStatus
from applications.models.step import Outcome
from applications.presenting.naming import addressee_titled
from socinv.lifecycle.process import StepRule
from socinv.presentation.dates import day

SHORT = 45  # words
MARKS = {
    "approved": "yes", "granted": "yes", "yes": "yes", "done": "yes",
    "declined": "no", "no": "no", "returned": "risk", "views": "info", "no-views": "yes", "signed": "yes",
    "refused": "no", "forward": "yes",
}  # fmt: skip


@dataclass(frozen=True)
class Section:
    """Opinions under one heading."""

    id: str
    title: str
    items: list[dict[str, Any]]


def sections(case: Case) -> list[Section]:
    """The present round of each phase, the latest step first; the expert beside the body that is to weigh the words."""
    found = []
    for phase in ("application", "idea"):
        number = current_round(case, phase)
        rules = case.process.steps(phase)
        for rule in reversed(rules):
            if rule.optional:
                continue
            keys = {rule.step} | ({one.step for one in rules if one.optional} if "expert" in rule.with_ else set())
            steps = [
                step
                for step in case.steps.all()
                if (step.phase, step.round) == (phase, number) and step.key in keys and _counts(step)
            ]
            if steps:
                steps.sort(key=lambda step: (step.key != rule.step, step.pk))
                found.append(Section(f"{phase}-{rule.step}", _title(phase, rule), [card(step) for step in steps]))
    return found


def _title(phase: str, rule: StepRule) -> str:
    return _("Från idéprövningen") if phase == "idea" and rule.kind == "assessment" else rule.title


def _counts(step: Step) -> bool:
    return step.status in (StepStatus.OPEN, StepStatus.ANSWERED)


def earlier(case: Case) -> list[dict[str, Any]]:
    """Answers that no longer count: of rounds before a completion, and those that were taken back. Newest first."""
    return [
        card(step)
        for step in sorted(case.steps.all(), key=lambda one: -one.pk)
        if step.outcome and (step.status == StepStatus.REOPENED or step.round < current_round(case, step.phase))
    ]


def cards(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [card(step) for step in steps]


def card(step: Step) -> dict[str, Any]:
    """One opinion (components/opinion.html)."""
    words: dict[str, Any] = {"id": f"svar-{step.pk}", "body": addressee_titled(step)}
    url = reverse("step", args=[step.case.ref, step.pk])
    if step.status == StepStatus.OPEN:
        return words | {
            "status": "wait",
            "word": _("Har inte svarat"),
            "text": _("Svaret står här när det är registrerat."),
            "footer": _("Skickat %(sent)s. Svar senast %(due)s.") % {
                "sent": day(step.opened_at) if step.opened_at else "", "due": day(step.due) if step.due else "",
            },
            "url": url, "link_word": _("Öppna"), "waiting": True,
        }  # fmt: skip
    return words | {
        "status": mark(step.outcome),
        "word": outcome_word(step),
        "text": _in_short(step),
        "footer": signature(step),
        "url": url,
        "link_word": _("Läs hela svaret"),
    }


def _in_short(step: Step) -> str:
    """The beginning of what was said; after a no also where else money may be sought, uncut."""
    text = Truncator(said(step)).words(SHORT)
    elsewhere = other_financiers(step)
    return f"{text}\n\n" + _("Andra finansiärer: %(names)s") % {"names": elsewhere} if elsewhere else text


def said(step: Step) -> str:
    """The reasons, and the terms where there are any."""
    words = [step.reasons]
    if step.terms and step.kind in ("stance", "decision"):
        words.append(_("Villkor: %(terms)s") % {"terms": step.terms})
    return "\n\n".join(words)


def mark(outcome: str) -> str:
    """The shape of an outcome."""
    return MARKS.get(outcome, "info")


def outcome_word(step: Step) -> str:
    """The outcome in words; that it was taken back, when it was."""
    word = str(Outcome(step.outcome).label) if step.outcome in Outcome.values else ""
    return _("%(word)s, tillbakataget") % {"word": word} if step.status == StepStatus.REOPENED else word


def signature(step: Step) -> str:
    """When, under which item, by whom and by what right."""
    when = day(step.answered_on) if step.answered_on else ""
    first = f"{when}, § {step.item}" if step.item else when
    if step.person_id or step.answered_by is None:
        return f"{first}."
    if step.delegation is not None:
        return _("%(first)s. %(who)s, på delegation (%(reference)s).") % {
            "first": first, "who": step.answered_by, "reference": step.delegation.reference,
        }  # fmt: skip
    return _("%(first)s. Registrerat av %(who)s.") % {"first": first, "who": step.answered_by}
