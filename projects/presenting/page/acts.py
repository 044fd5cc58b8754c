"""What this person can do in the project: exactly what the policy allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.asking import new_request
from projects.models import Change
from projects.presenting.page.loading import KnownProject
from socinv.lifecycle import policy

Link = dict[str, str]


def acts(known: KnownProject) -> list[Link]:
    """Links to the pages of the verbs that are open to the person (components/links.html)."""
    return [*_on_project(known), *_on_changes(known), *_on_ending(known), *_on_follow_up(known), *_on_results(known)]


def _may(known: KnownProject, verb: str, thing: Any) -> bool:
    return bool(policy.ask(known.standing, verb, thing))


def _link(known: KnownProject, title: str, name: str, *more: object) -> Link:
    return {"title": title, "url": reverse(name, args=[known.case.ref, *more])}


def _on_project(known: KnownProject) -> Iterator[Link]:
    project = known.project
    if _may(known, "start", project):
        yield _link(known, _("Starta projektet"), "project-start")
    if project.parts and _may(known, "write", project):
        yield _link(known, _("Skriv i projektbeskrivningen"), "form", project.form)
    if _may(known, "appoint", project):
        yield _link(known, _("Ändra bemanningen"), "project-people")
    if _may(known, "set_number", project):
        title = _("Ändra projektnumret") if project.number else _("Lägg in projektnumret")
        yield _link(known, title, "project-number")
    if _may(known, "assess_eu", project):
        title = _("Pröva EU-medel på nytt") if project.eu_assessed_at else _("Pröva om projektet kan få EU-medel")
        yield _link(known, title, "project-eu")
    if _may(known, "begin_closing", project):
        yield _link(known, _("Börja avsluta projektet"), "project-closing")


def _on_changes(known: KnownProject) -> Iterator[Link]:
    project = known.project
    for one in known.changes:
        if _may(known, "decide", one):
            yield _link(known, _("Besluta om ändringen"), "project-change", one.number)
        for waits in one.positions.filter(status="open") if one.status == "asked" and _has_chain(known) else ():
            waits.change, waits.case = one, known.case
            if _may(known, "take", waits):
                yield {"title": waits.rule.turn, "url": waits.get_absolute_url()}
        if _may(known, "withdraw", one):
            yield _link(known, _("Återta begäran om ändring"), "change-withdraw", one.number)
    if _may(known, "ask", Change(municipality_id=project.municipality_id, case=known.case, project=project)):
        yield _link(known, _("Begär en ändring"), "change-ask")


def _has_chain(known: KnownProject) -> bool:
    return bool(known.case.process.change.before)


def _on_follow_up(known: KnownProject) -> Iterator[Link]:
    follow_up, rule = known.follow_up, known.case.process.follow_up
    if follow_up is None or rule is None:
        return
    follow_up.project, follow_up.case = known.project, known.case
    words = {"what": rule.definite}
    if _may(known, "write", follow_up):
        yield _link(known, _("Skriv i %(what)s") % words, "form", follow_up.form)
    if _may(known, "receive", follow_up):
        yield _link(known, _("Ta emot %(what)s") % words, "follow-up-receive")
    if _may(known, "send_back", follow_up):
        yield _link(known, _("Skicka tillbaka %(what)s") % words, "follow-up-return")


def _on_ending(known: KnownProject) -> Iterator[Link]:
    evaluation, scale_up = known.evaluation, known.scale_up
    if evaluation is not None:
        evaluation.project, evaluation.case = known.project, known.case
        if _may(known, "write", evaluation):
            yield _link(known, _("Skriv i utvärderingen"), "form", evaluation.form)
        if _may(known, "judge", evaluation):
            yield _link(known, _("Bedöm projektet"), "project-judge")
        if _may(known, "send_back", evaluation):
            yield _link(known, _("Skicka tillbaka utvärderingen"), "evaluation-return")
    if scale_up is not None:
        scale_up.project, scale_up.case = known.project, known.case
        if _may(known, "propose", scale_up):
            yield _link(known, _("Föreslå hur arbetet ska fortsätta"), "project-propose")
        if _may(known, "drop", scale_up):
            yield _link(known, _("Föreslå ingen fortsättning"), "project-drop")
        if _may(known, "decide", scale_up):
            proposed = known.case.process.proposal is not None
            title = _("Besluta om uppskalningen") if proposed else _("Besluta om fortsättningen")
            yield _link(known, title, "project-scale-up")


def _on_results(known: KnownProject) -> Iterator[Link]:
    if _may(known, "ask", new_request(known.project, known.standing)):
        yield _link(known, _("Efterfråga resultat"), "project-ask")
