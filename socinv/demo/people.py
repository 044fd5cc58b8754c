"""The demo's log-in page: its made-up people, one click each. Outside the demo there is no such page."""

from __future__ import annotations

from functools import cache, wraps
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from socinv.demo.crowd import Waiting, the_people, who_waits
from socinv.demo.filling import stories
from socinv.demo.organisation import handle, the_organisation
from socinv.organisation.models import User


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
    """Everybody by role, with what waits for each."""
    note = the_organisation().municipality.note
    return render(request, "demo/people.html", {"groups": _groups(the_people()), "note": note, "cases": _cases()})


@only_in_the_demo
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Log in as one of the demo's people and go to the first page. 404 for anybody else."""
    wanted = request.POST.get("person", "")
    user = next((user for user in the_people().values() if str(user.pk) == wanted), None)
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("your-turn")


def _groups(everybody: dict[str, User]) -> list[dict[str, Any]]:
    """Those to begin as, and then everybody; only those who are in the database."""
    file, waits = the_organisation(), who_waits(everybody)
    first = [_entry(everybody[one.who], one.text) for one in file.first if one.who in everybody]
    groups = [{"title": _("Börja här"), "text": _("En person för varje del av vägen."), "people": first}]
    for group in file.groups:
        there = [(everybody[handle(line.name)], line) for line in group.people if handle(line.name) in everybody]
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
def _cases() -> list[str]:
    """What each case of the demo shows, a line each."""
    return [f"{written.story.title}. {written.story.about}" for written in stories()]
