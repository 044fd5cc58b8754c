"""Everything with a date, across cases and projects."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from projects import calendar as _sources  # noqa: F401  they register
from projects.calendar.agenda import Window, agenda, days_of, overdue, weeks_of
from projects.calendar.entries import Asked, gather
from projects.forms.calendar_filter import AS_LIST, AS_MONTH, CalendarFilter
from socinv.lifecycle import clock
from socinv.organisation.standing import Standing, standing_of
from socinv.organisation.web import PersonRequest, person_page

MOST = 400  # entries on a page


@person_page
def calendar(request: PersonRequest) -> HttpResponse:
    """The months that are asked for, as a list or as the picture of one month; what is late comes first."""
    standing, form = request.standing, CalendarFilter(request.GET, request.standing)
    show = AS_MONTH if request.GET.get("show") == AS_MONTH else AS_LIST
    window = form.window(as_month=show == AS_MONTH)
    asked = Asked(
        standing, window.first, window.last, with_late=window.holds(standing.day), body=form.whose_body,
        text=form.chosen.get("q", ""),
        person=_person(request, form),
    )  # fmt: skip
    entries = gather(asked, form.chosen.get("kind", ()))
    left_out = max(len(entries) - MOST, 0)
    entries = entries[:MOST]
    late = overdue(entries, window, standing.day, spread=show == AS_MONTH)
    context = {
        "form": form, "window": window, "today": standing.day, "show": show, "problems": form.problems,
        "late": days_of(late, standing.day), "late_count": len(late), "left_out": left_out, "most": MOST,
        "months": agenda(entries, window, standing.day) if show == AS_LIST else [],
        "weeks": weeks_of(entries, window.first, standing.day) if show == AS_MONTH else [],
        "switch": _switch(form, show), "pages": _pages(form, show, window),
        "empty": {} if entries else _nothing(form),
    }  # fmt: skip
    return render(request, "projects/calendar/calendar.html", context)


def _person(request: PersonRequest, form: CalendarFilter) -> Standing | None:
    """The one whose things are asked for, as what the person is here today."""
    standing, person = request.standing, form.whose_person
    if person is None or person.pk == standing.person.pk:
        return standing if person else None
    return standing_of(person, standing.municipality, standing.day)


def _switch(form: CalendarFilter, show: str) -> list[dict[str, Any]]:
    names = ((AS_LIST, _("Lista")), (AS_MONTH, _("Månad")))
    return [{"title": title, "url": form.address(key), "current": key == show} for key, title in names]


def _pages(form: CalendarFilter, show: str, window: Window) -> list[dict[str, Any]]:
    """The months before and after, and the way back to today."""
    this = clock.today().replace(day=1)
    pairs = [
        (_("Tidigare"), window.earlier),
        (_("I dag"), None if window.holds(clock.today()) else this),
        (_("Senare"), window.later),
    ]
    return [{"title": title, "url": form.address(show, begins)} for title, begins in pairs if begins]


def _nothing(form: CalendarFilter) -> dict[str, str]:
    """Why the calendar is empty, and what to do about it."""
    if form.narrows:
        return {
            "title": _("Inget i kalendern passar"), "url": reverse("calendar"), "link_word": _("Visa allt"),
            "text": _("Ta bort ett filter, eller välj fler månader."),
        }  # fmt: skip
    return {
        "title": _("Inget i kalendern"), "url": "", "link_word": "",
        "text": _("Här visas tidsgränser i ärenden, och projektens dagar: början och slut, planen, rapporterna och "
                  "utvärderingen. De kommer hit när de har en dag."),
    }  # fmt: skip
