"""The meetings of the bodies a person is in."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.meetings.arranging import bodies_to_arrange
from socinv.meetings.presenting.meeting_list import held, mark_of, meetings_of, to_come
from socinv.meetings.views.fetch import body_or_404, meetings_page
from socinv.organisation.models import Body
from socinv.organisation.web import PersonRequest

ON_A_PAGE = 50
COMING, HELD = "kommande", "hallna"


@meetings_page
def meeting_list(request: PersonRequest) -> HttpResponse:
    """Those to come, or those that have been; one body's where the address says which."""
    standing, key = request.standing, request.GET.get("organ", "")
    body = body_or_404(standing, key) if key else None
    meetings = meetings_of(standing, body)
    show = HELD if request.GET.get("visa") == HELD else COMING
    rows = held(meetings) if show == HELD else to_come(meetings)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "body": body, "show": show, "page": page,
        "rows": [{"meeting": one, "mark": mark_of(one)} for one in page.object_list],
        "switch": _switch(show, body), "may_plan": bool(bodies_to_arrange(standing, body)),
        "plan_url": reverse("meeting-plan", args=[body.key]) if body else reverse("meeting-choose"),
    }  # fmt: skip
    return render(request, "meetings/list.html", context)


def _switch(show: str, body: Body | None) -> list[dict[str, Any]]:
    url, tail = reverse("meeting-list"), f"organ={body.key}" if body else ""
    first = f"{url}?{tail}" if tail else url
    second = f"{url}?visa={HELD}" + (f"&{tail}" if tail else "")
    return [
        {"title": _("Kommande"), "url": first, "current": show == COMING, "count": None},
        {"title": _("Hållna"), "url": second, "current": show == HELD, "count": None},
    ]
