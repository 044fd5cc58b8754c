"""The case: where it is, whose turn it is, what has been said, and what has happened."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import is_asked_in, may_read
from applications.models import CaseStatus
from applications.presenting.acts import other_acts
from applications.presenting.brief import brief_facts
from applications.presenting.course import course
from applications.presenting.heading import crumbs, facts, short_facts
from applications.presenting.later import Whither, later_of
from applications.presenting.loading import Known, known_case
from applications.presenting.opinions import cards, earlier, sections
from applications.presenting.pace import pace_of
from applications.presenting.papers import papers
from applications.presenting.timeline import timeline
from applications.presenting.turns import open_items, own_items, turn
from socinv.documents.offering import latest
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest, person_page


@person_page
def case(request: PersonRequest, ref: str) -> HttpResponse:
    """The whole case for those who sit, work or decide here; the very thing of the invitation for a guest."""
    known = known_case(request.standing, ref)
    items = open_items(known)
    after = later_of(known.standing, known.case) if known.case.status == CaseStatus.GRANTED else Whither()
    context: dict[str, Any] = {
        "case": known.case,
        "known": known,
        "crumbs": crumbs(known.case),
        "turn": turn(known, items, {item.pk for item in own_items(known, items)}),
        "conflicts": known.conflicts,
        "acts": other_acts(known),
        "papers": papers(known),
        "links": _links(known),
        "beyond": [{"title": title, "url": url} for title, url in after.links],
        "timeline": timeline(known),
    }
    if not known.standing.is_insider:
        return render(request, "case/guest.html", context | _own(known))
    return render(request, "case/case.html", context | _whole(known, after))


def _own(known: Known) -> dict[str, Any]:
    """For a guest: what he or she has said, and his or her own conflict of interest."""
    me = known.standing.person.pk
    return {
        "facts": short_facts(known),
        "own": cards(step for step in known.steps if is_asked_in(known.standing, step) and step.outcome),
        "conflicts": [one for one in known.conflicts if one.person_id == me],
    }


def _whole(known: Known, after: Whither) -> dict[str, Any]:
    return {
        "facts": facts(known),
        "steps": course(known.case, after),
        "sections": sections(known.case),
        "earlier": earlier(known.case),
        "brief": brief_facts(known),
        "pace": pace_of(known.case),
        "documents": latest(known.case, known.standing, (known.case, *known.steps)),
    }


def _links(known: Known) -> list[dict[str, str]]:
    """The forms this person may read, and write in while they are open to that."""
    words = {
        "application": (_("Läs ansökan"), _("Skriv i ansökan")),
        "idea": (_("Läs idén"), _("Skriv i idén")),
    }
    return [
        {
            "title": write if policy.ask(known.standing, "write", getattr(known.case, form)) else read,
            "url": reverse("form", args=[known.case.ref, form]),
        }
        for form, (read, write) in words.items()
        if getattr(known.case, form, None) and may_read(known.standing, known.case, form)
    ]
