"""What must be in place before a project starts: each thing, whether it is there, and where it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from projects import conditions
from projects.models import Project
from projects.presenting.seats import begins, lacking
from projects.sight import reads_drafts
from socinv.lifecycle import policy
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day


@dataclass(frozen=True)
class Need:
    """A condition of the start: what it is called, the verb that meets it, its page, and who does it."""

    holds: Callable[[Any], bool]
    title: Promise
    verb: str
    page: str
    who: Promise


@dataclass(frozen=True)
class Item:
    """A line of the list. ``status`` is the shape; ``url`` is empty for one who cannot do it."""

    title: str
    status: str
    word: str
    text: str
    url: str
    link: str


NEEDS = (
    Need(conditions.is_staffed, later("Bemanning"), "appoint", "project-people",
         later("%(who)s utser.")),
    Need(conditions.is_described, later("Projektbeskrivning"), "write", "form",
         later("Projektgruppen skriver och projektledaren lämnar in.")),
    Need(conditions.is_assessed_for_eu, later("Prövning av EU-medel"), "assess_eu", "project-eu",
         later("Samordnarna eller projektledaren gör den.")),
    Need(conditions.has_number, later("Projektnummer"), "set_number", "project-number",
         later("Samordnarna lägger in det.")),
)  # fmt: skip


def before_start(project: Project, standing: Standing) -> list[Item]:
    """The conditions of the start that the file has, in the order they are met, done and missing."""
    asked = {"write": bool(project.parts), "assess_eu": bool(project.case.process.project.eu)}
    return [_item(project, standing, need) for need in NEEDS if asked.get(need.verb, True)]


def _item(project: Project, standing: Standing, need: Need) -> Item:
    is_done = need.holds(project)
    may = bool(policy.ask(standing, need.verb, project))
    args = [project.case.ref, *(["project"] if need.page == "form" else [])]
    return Item(
        title=str(need.title), status="ok" if is_done else "wait", word=_("klart") if is_done else _("saknas"),
        text=_done(project, need.verb) if is_done else _missing(project, need),
        url=reverse(need.page, args=args) if may or _reads(project, standing, need.page) else "",
        link=_link(need, is_done=is_done, may=may),
    )  # fmt: skip


def _reads(project: Project, standing: Standing, page: str) -> bool:
    """Whether the page says something to one who can only look."""
    if page == "form":
        return project.submitted_at is not None or reads_drafts(standing, project)
    return page == "project-people"


def _done(project: Project, verb: str) -> str:
    if verb == "write" and project.submitted_at:
        return _("Inlämnad %(day)s.") % {"day": day(project.submitted_at)}
    if verb == "assess_eu" and project.eu_assessed_at:
        return f"{project.get_eu_outcome_display()}, {day(project.eu_assessed_at)}."
    return project.number if verb == "set_number" else _("Alla platser som behövs har någon.")


def _missing(project: Project, need: Need) -> str:
    if need.verb != "appoint":
        return str(need.who)
    orderer = project.case.process.orderer
    who = [_("samordnarna"), _("förvaltningschefen"), *([orderer.title.lower()] if orderer else [])]
    words = {"who": capfirst(_("%(first)s eller %(last)s") % {"first": ", ".join(who[:-1]), "last": who[-1]})}
    return " ".join(one for one in (lacking(project), str(need.who) % words, *begins(project)) if one)


def _link(need: Need, *, is_done: bool, may: bool) -> str:
    """The words of the link, with the act in them only for one who can do it."""
    if is_done or not may:
        return {
            "appoint": _("Se bemanningen"),
            "write": _("Se projektbeskrivningen"),
            "assess_eu": _("Pröva på nytt"),
            "set_number": _("Ändra numret"),
        }[need.verb]
    return {
        "appoint": _("Utse någon"),
        "write": _("Skriv och lämna in"),
        "assess_eu": _("Pröva EU-medel"),
        "set_number": _("Lägg in projektnumret"),
    }[need.verb]
