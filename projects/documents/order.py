"""The order to the project leader: what was granted and why, what is to come of it, with whom, and what is reported
to whom and when (SUN-08, SUN-12, SUN-32, SUN-33)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from applications.content.answers import Answers, answers_of
from applications.content.naming import Names
from applications.content.shown import Shown, shown_field
from applications.documents.blocks import addressee, of_answers, of_sums, running, section, when_and_how
from applications.forms.lists import lists_of
from applications.models import Step
from applications.presenting.heading import orderer
from projects.documents.frame import at_hand, paper
from projects.documents.schedule import reporting
from projects.models import Indicator, Project
from projects.presenting.seats import Group, groups
from socinv.documents.paper import Block, Facts, Lines, Paper, Quote, Section, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.dates import day
from socinv.presentation.money import kronor, number


def compose(project: Project) -> Paper:
    """The order as the project stands now."""
    at_hand(project)
    case, grant, found = project.case, _grant(project), groups(project, may_release=False)
    answers, names = answers_of(case, "application"), lists_of(case).departments
    who = case.process.body_title(case.process.orderer.body) if case.process.orderer else _decided_by(project, grant)
    leader = _holder(found, "project-group")
    return paper(
        project, _("Projektbeställning"),
        [
            *section(_("Beslutet"), _decision(project, grant)),
            *_background(project, answers, names),
            *section(_("Mått"), _measures(project)),
            *section(_("Budget"), _budget(project, answers, names)),
            *section(_("Organisation"), _people(project, found)),
            *section(_("Rapportering"), reporting(project)),
            *section(_("Underskrifter"), [_signatures(project, found)]),
        ],
        day=clock.today(), sender=who, receiver=[leader, case.process.project.group.title] if leader else [],
        lead=_lead(project, who), facts=_facts(project),
    )  # fmt: skip


def _lead(project: Project, who: str) -> str:
    words = {"who": who, "project": project.case, "leader": _leader_word(project)}
    return _("%(who)s uppdrar åt %(leader)s att genomföra %(project)s enligt beslutet och det som står här.") % words


def _leader_word(project: Project) -> str:
    seats = project.case.process.project.seat
    return next((one.inside for one in seats if (one.group, one.role) == ("project-group", "chair")), "")


def _grant(project: Project) -> Step | None:
    """The step by which it was granted, as it holds."""
    rows = Step.objects.filter(case=project.case_id, kind="decision", status="answered", outcome="granted")
    step = rows.select_related("body", "department", "person", "delegation").order_by("-pk").first()
    if step is not None:
        step.case = project.case
    return step


def _decided_by(project: Project, grant: Step | None) -> str:
    return addressee(grant) if grant is not None else project.case.process.body_title("coordination")


def _decision(project: Project, grant: Step | None) -> Iterator[Block]:
    """Who granted how much, when and on which terms."""
    if grant is None:
        return
    pairs = [
        (_("Beslutat av"), addressee(grant)), (_("Dag"), when_and_how(grant)),
        (_("Beviljat belopp"), kronor(project.first_budget)), (_("Återföring"), str(grant.get_repayment_display())),
    ]  # fmt: skip
    yield Facts(tuple((term, value) for term, value in pairs if value))
    if grant.terms:
        yield Quote(tuple(line.strip() for line in grant.terms.splitlines() if line.strip()), addressee(grant))


def _background(project: Project, answers: Answers, names: Names) -> tuple[Section, ...]:
    """The project in short, and the application's answers to the questions that the file names."""
    case = project.case
    by_key = {field.key: (part, field) for part in case.process.parts("application") for field in part.field}
    asked = [by_key[key] for key in case.process.project.ordered if key in by_key]
    shown = [shown_field(field, answers.get(part.key, {}).get(field.key), names) for part, field in asked]
    return of_answers(_("Bakgrund, syfte och mål"), shown, before=running(case.summary))


def _measures(project: Project) -> Iterator[Block]:
    """What was promised, with where it begins (ORE-10): one query."""
    rows = tuple(_measure(one) for one in project.indicators.order_by("number"))
    if rows:
        heads = (_("Mått"), _("Visar"), _("Enhet"), _("Utgångsläge"), _("Mål"), _("Källa"))
        yield Table(_("Det som ska mätas"), heads, rows, numbers=(3, 4))


def _measure(one: Indicator) -> tuple[str, ...]:
    return (
        one.name, str(one.get_shows_display()), one.unit, number(one.baseline), number(one.target), one.source or "–",
    )  # fmt: skip


def _budget(project: Project, answers: Answers, names: Names) -> Iterator[Block]:
    """What holds now, what was first granted where that was something else, and the years by payer."""
    pairs = [(_("Budget"), kronor(project.budget))]
    if project.first_budget != project.budget:
        pairs.append((_("Först beslutat"), kronor(project.first_budget)))
    yield Facts(tuple(pairs))
    for part in project.case.process.parts("application"):
        for field in part.field:
            if field.kind == "costs":
                shown: Shown = shown_field(field, answers.get(part.key, {}).get(field.key), names)
                if shown.sums is not None and shown.sums.lines:
                    yield of_sums(shown.sums)


def _people(project: Project, found: list[Group]) -> Iterator[Block]:
    rule = project.case.process.project
    yield Text(tuple(f"{one.title}: {one.task}" for one in found))
    rows = tuple((one.name, one.seat, one.title or "–", group.title) for group in found for one in group.now)
    if rows:
        yield Table(_("De som har en plats i projektet"), (_("Namn"), _("Plats"), _("Titel"), _("Grupp")), rows)
    yield Facts(tuple((one.title, " ".join(filter(None, (one.task, one.begins)))) for one in rule.seat if one.task))


def _facts(project: Project) -> list[tuple[str, str]]:
    closing = project.case.process.closing
    due = project.ends + timedelta(days=closing.days) if project.ends else None
    return [
        (_("Tid"), f"{day(project.starts)} – {day(project.ends)}" if project.starts and project.ends else ""),
        (_("%(title)s senast") % {"title": closing.title}, day(due) if due else ""),
        (_("Budget"), kronor(project.budget)),
    ]


def _holder(found: list[Group], key: str) -> str:
    """Who leads the group today."""
    group = next(one for one in found if one.key == key)
    chair = next((one for one in group.now if one.role == "chair" and not one.is_coming), None)
    return chair.name if chair else ""


def _signatures(project: Project, found: list[Group]) -> Lines:
    """The orderer, or the one who owns the project, and the one who leads it."""
    rule = project.case.process.orderer
    chairs = {seat.group: seat.title for seat in project.case.process.project.seat if seat.role == "chair"}
    labels = [(rule.title, orderer(project.case, rule))] if rule else []
    labels += [(capfirst(chairs[key]), _holder(found, key)) for key in ("steering-group", "project-group")]
    return Lines(tuple(labels))
