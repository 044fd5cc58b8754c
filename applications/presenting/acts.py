"""What else this person can do in the case: exactly what the policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.conflict import conflict_of
from applications.flow.review import under_review
from applications.flow.route import current_round
from applications.models import Step, StepStatus
from applications.presenting.loading import Known
from applications.presenting.naming import addressee_inside
from socinv.lifecycle import policy
from socinv.presentation.grammar import inside

Link = dict[str, str]


def other_acts(known: Known) -> list[Link]:
    """Links to the pages of the verbs that are open to the person (components/links.html)."""
    return [*_on_case(known), *_on_steps(known), *_on_forms(known), *_on_conflict(known)]


def _on_case(known: Known) -> Iterator[Link]:
    case = known.case
    if policy.ask(known.standing, "write_note", case):
        yield {"title": _("Skriv en anteckning"), "url": reverse("case-note", args=[case.ref])}
    if case.serial is not None and policy.ask(known.standing, "assign_coordinators", case):
        two = bool(case.process.competences)
        if case.coordinator_method_id:
            title = _("Byt samordnare") if two else _("Byt handläggare")
        else:
            title = _("Utse samordnare") if two else _("Utse handläggare")
        yield {"title": title, "url": reverse("case-coordinators", args=[case.ref])}


def _on_steps(known: Known) -> Iterator[Link]:
    waiting = known.open_steps()
    for step in waiting:
        where = [known.case.ref, step.pk]
        name = addressee_inside(step) if len(waiting) > 1 else ""
        if name and policy.ask(known.standing, "remind", step):
            yield {"title": _("Påminn %(who)s") % {"who": name}, "url": reverse("step-remind", args=where)}
        if policy.ask(known.standing, "extend", step):
            title = _("Ändra svarstiden för %(who)s") % {"who": name} if name else _("Ändra svarstiden")
            yield {"title": title, "url": reverse("step-extend", args=where)}
        if policy.ask(known.standing, "lapse", step):
            title = _("Avsluta utan synpunkter från %(who)s") % {"who": addressee_inside(step)}
            yield {"title": title, "url": reverse("step-lapse", args=where)}
        if step.person_id and policy.ask(known.standing, "cancel", step):
            title = _("Återkalla inbjudan till %(who)s") % {"who": step.addressee}
            yield {"title": title, "url": reverse("step-cancel", args=where)}
    given = [step for step in known.steps if may_reopen(known, step)]
    for step in given:
        words = {"step": inside(step.rule.title), "who": addressee_inside(step)}
        title = _("Ta tillbaka utfallet: %(step)s, %(who)s") if len(given) > 1 else _("Ta tillbaka utfallet: %(step)s")
        yield {"title": title % words, "url": reverse("step-reopen", args=[known.case.ref, step.pk])}


def may_reopen(known: Known, step: Step) -> bool:
    """An answer of the present round that the person's body can still take back."""
    if step.status != StepStatus.ANSWERED or step.round < current_round(known.case, step.phase):
        return False
    return bool(policy.ask(known.standing, "reopen", step))


def _on_forms(known: Known) -> Iterator[Link]:
    case = known.case
    form = under_review(case)
    if policy.ask(known.standing, "invite_expert", form):
        yield {"title": _("Bjud in vetenskaplig expertis"), "url": reverse("expert-invite", args=[case.ref])}
    if policy.ask(known.standing, "withdraw", form):
        title = _("Återkalla idén") if form.form == "idea" else _("Återkalla ansökan")
        yield {"title": title, "url": reverse("form-withdraw", args=[case.ref, form.form])}


def _on_conflict(known: Known) -> Iterator[Link]:
    """Not offered to the applicant's own: that they may not handle the case is known without their saying so."""
    url = reverse("case-conflict", args=[known.case.ref])
    known_already = conflict_of(known.case, known.standing)
    if not known_already and policy.ask(known.standing, "declare_conflict", known.case):
        yield {"title": _("Anmäl att du är jävig"), "url": url}
    elif policy.ask(known.standing, "retract_conflict", known.case):
        yield {"title": _("Återta din anmälan om jäv"), "url": url}
