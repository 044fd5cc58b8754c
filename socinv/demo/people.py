"""The demo's log-in page: its made-up people, one click each. Outside the demo there is no such page."""

from __future__ import annotations

from functools import cache, wraps
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from socinv.demo.crowd import Waiting, the_people, who_waits
from socinv.demo.filling import stories
from socinv.demo.organisation import organisations
from socinv.lifecycle import clock
from socinv.organisation.attention import process_on
from socinv.organisation.entering import enter
from socinv.organisation.models import Municipality, User


class View(Protocol):
    def __call__(self, request: HttpRequest) -> HttpResponse: ...


def only_in_the_demo(view: View) -> View:
    """404 wherever the demo is off, even if somebody put the address back."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request)

    return guarded


@only_in_the_demo
@require_safe
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """?kommun= everybody in one municipality by role, with what waits for each; before that the municipalities."""
    towns = _towns()
    here = _chosen(request, towns)
    context: dict[str, Any] = {"towns": _links(towns, here), "here": here, "groups": [], "cases": []}
    if here is not None:
        groups = _groups(here.slug, the_people(here.slug))
        context |= {"groups": groups, "post_url": f"{reverse('demo-become')}?kommun={here.slug}"}
        context["cases"] = _cases(here.slug)
    return render(request, "demo/people.html", context)


@only_in_the_demo
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Log in as one of the municipality's people, in that municipality, and go to the first page. 404 for others."""
    here, wanted = _chosen(request, _towns()), request.POST.get("person", "")
    known = the_people(here.slug).values() if here is not None else ()
    user = next((user for user in known if str(user.pk) == wanted), None)
    if here is None or user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    enter(request, here)
    return redirect("your-turn")


def _towns() -> list[Municipality]:
    """The demo's municipalities that are in the database."""
    return list(Municipality.objects.filter(slug__in=organisations()).order_by("name"))


def _chosen(request: HttpRequest, towns: list[Municipality]) -> Municipality | None:
    """The one that the address says, or the only one."""
    wanted = request.GET.get("kommun", "")
    return next((one for one in towns if one.slug == wanted), towns[0] if len(towns) == 1 else None)


def _links(towns: list[Municipality], here: Municipality | None) -> list[dict[str, Any]]:
    page = reverse("demo")
    return [
        {"title": one.name, "url": f"{page}?kommun={one.slug}", "current": one == here, "note": _guideline(one)}
        for one in towns
    ]


def _guideline(municipality: Municipality) -> str:
    process = process_on(municipality, clock.today())
    return process.process.title if process is not None else ""


def _groups(slug: str, everybody: dict[str, User]) -> list[dict[str, Any]]:
    """Those to begin as, and then everybody; only those who are in the database."""
    file, waits = organisations()[slug], who_waits(slug, everybody)
    first = [_entry(everybody[one.who], one.text) for one in file.first if one.who in everybody]
    groups = [{"title": _("Börja här"), "text": _("En person för varje del av vägen."), "people": first}]
    for group in file.groups:
        there = [(everybody[line.handle], line) for line in group.people if line.handle in everybody]
        people = [_entry(user, _described(line.title, waits[user.pk])) for user, line in there]
        groups.append({"title": group.title, "text": group.text, "people": people})
    return [group for group in groups if group["people"]]


def _entry(user: User, text: str) -> dict[str, Any]:
    return {"name": user.name, "text": text, "value": user.pk}


def _described(title: str, waiting: Waiting) -> str:
    """What the person is, and on a line of its own what waits."""
    if not waiting.things:
        return title
    things = ngettext("%(count)d sak väntar", "%(count)d saker väntar", waiting.things) % {"count": waiting.things}
    late = ngettext("%(count)d är försenad", "%(count)d är försenade", waiting.late) % {"count": waiting.late}
    return format_html("{}<br><strong>{}</strong>", title, f"{things}, {late}" if waiting.late else things)


@cache
def _cases(slug: str) -> list[str]:
    """What each case of the municipality shows, a line each."""
    return [f"{written.story.title}. {written.story.about}" for written in stories(slug)]
