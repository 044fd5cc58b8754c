from __future__ import annotations

from typing import Any, cast

from celery.schedules import crontab
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from socinv.notices import clockwork, posting
from socinv.notices.counts import all_counts
from socinv.notices.envelope import partly
from socinv.organisation.models import User
from socinv.organisation.web import administrator_page

ON_A_PAGE = 40
LATEST = 10
ALL = "all"
TITLES = {
    "heartbeat": later("Livstecken"),
    "send-waiting": later("Skicka mejl"),
    "remind": later("Skriva påminnelser"),
    "digests": later("Skriva samlade mejl"),
    "make-documents": later("Göra handlingar"),
}


@administrator_page
def posting_page(request: HttpRequest) -> HttpResponse:
    """How the mail and the clock go, for the systems administrator; posts another try with one message or all."""
    if request.method == "POST":
        return _try_again(request)
    page = Paginator(posting.troubled().select_related("municipality"), ON_A_PAGE).get_page(request.GET.get("page"))
    tasks, state, counted = clockwork.tasks(), posting.state(), all_counts()
    context = {
        "state": state,
        "figures": _figures(state, counted),
        "tasks": [_task(task) for task in tasks],
        "stopped": any(task.is_late for task in tasks),
        "page": page,
        "rows": [(mail, partly(mail.address)) for mail in page],
        "asked": [(entry.action_time, entry.user, entry.object_repr) for entry in posting.asked_again(LATEST)],
    }
    return render(request, "notices/posting.html", context)


def _figures(state: posting.State, counted: list[Any]) -> list[dict[str, Any]]:
    figures = [
        {"term": _("Väntar på att skickas"), "value": state.waiting},
        {"term": _("Skickade senaste dygnet"), "value": state.sent_in_a_day},
        {"term": _("Skickade senaste sju dagarna"), "value": state.sent_in_a_week},
        {"term": _("Har inte gått fram än"), "value": state.tried_again},
        {"term": _("Uppgivna"), "value": state.given_up},
    ]
    return figures + [{"term": one.title, "value": one.number} for one in counted]


def _task(task: clockwork.Task) -> dict[str, Any]:
    schedule = settings.CELERY_BEAT_SCHEDULE[task.name]["schedule"]
    if isinstance(schedule, crontab):
        often = _("På bestämda klockslag")
    else:
        often = _("Med %(seconds)s sekunders mellanrum") % {"seconds": int(schedule)}
    return {"title": TITLES.get(task.name, task.name), "often": often, "row": task.row, "is_late": task.is_late}


def _try_again(request: HttpRequest) -> HttpResponse:
    wanted, rows = request.POST.get("mail", ""), posting.troubled()
    if wanted != ALL:
        rows = rows.filter(pk=int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0)
        if not rows.exists():
            raise Http404
    number = posting.try_again(rows, cast("User", request.user))
    said = ngettext("Nytt försök görs med ett mejl.", "Nytt försök görs med %(number)s mejl.", number)
    messages.success(request, said % {"number": number})
    return redirect("posting")
