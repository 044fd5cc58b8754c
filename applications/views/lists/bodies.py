"""What the bodies have before them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.comparing.group import compares, comparing_process
from applications.listing import before_bodies, turn
from applications.listing.cases import AT_A_TIME, ON_A_PAGE, CountedPaginator, rows_of
from applications.listing.export import download
from applications.listing.remembered import remembered
from applications.models.step import Outcome
from applications.views.lists.outcomes import insider_page
from socinv.lifecycle import clock
from socinv.meetings.presenting.meeting_list import next_meeting
from socinv.organisation.attention import delegates
from socinv.organisation.models import Body, BodyKind, Delegation, Membership
from socinv.organisation.standing import Standing
from socinv.organisation.web import PersonRequest

WAITING, COMING, ANSWERED, WORK = "waiting", "coming", "answered", "work"
MARKS = {Outcome.NO: "no", Outcome.DECLINED: "no", Outcome.RETURNED: "wait"}


@insider_page
def body_list(request: PersonRequest) -> HttpResponse:
    """The bodies, one's own first, with how much each has before it."""
    lines = before_bodies.body_lines(request.standing)
    compared = comparing_process(request.affiliation.municipality, request.standing.day)
    context = {
        "mine": [line for line in lines if line.mine], "others": [line for line in lines if not line.mine],
        "is_compared": compared is not None,
    }  # fmt: skip
    return render(request, "lists/body_list.html", context)


def _body(request: PersonRequest, key: str) -> Body:
    bodies = Body.objects.lasting().select_related("municipality")
    return get_object_or_404(bodies, municipality=request.standing.municipality, key=key)


@insider_page
def body(request: PersonRequest, key: str) -> HttpResponse:
    """One body before its meeting: what waits, what is coming, what it has answered, and who sits in it."""
    of = _body(request, key)
    standing, show = request.standing, request.GET.get("show", WAITING)
    lists: dict[str, Any] = {
        WAITING: before_bodies.open_steps(standing, of, request.GET.get("sort", "")),
        COMING: before_bodies.on_the_way(standing, of),
        ANSWERED: before_bodies.answered_steps(standing, of),
    }
    show = show if show in lists else WAITING
    work = before_bodies.open_work(standing, of)
    counts = remembered(
        standing,
        ("body", of.pk),
        lambda: {name: rows.order_by().count() for name, rows in {**lists, WORK: work}.items()},
    )
    page: Page[Any] = CountedPaginator(lists[show], ON_A_PAGE, counts[show]).get_page(request.GET.get("page"))
    shows_work = show == WAITING and page.number == 1 and counts[WORK]
    in_all = {**counts, WAITING: counts[WAITING] + counts[WORK]}
    page.object_list = _rows(standing, show, page.object_list)
    context = {
        "body": of, "show": show, "page": page, "columns": before_bodies.WAITING_COLUMNS,
        "sort": request.GET.get("sort") or "due", "switch": _switch(of, in_all, show),
        "lead": before_bodies.lead(in_all[WAITING]), "exports": _exports(request, of) if show == WAITING else [],
        "work": before_bodies.work_rows(work) if shows_work else [],
        "is_compared": compares(of, standing.day), **_people(of), "delegates": _delegates(of),
        "meeting": next_meeting(of, standing.day),
    }  # fmt: skip
    return render(request, "lists/body.html", context)


def _rows(standing: Standing, show: str, found: Any) -> list[Any]:
    found = list(found)
    if show == WAITING:
        return before_bodies.with_what_was_said(found)
    if show == COMING:
        return rows_of(standing, found)
    return [
        {"step": step, "word": Outcome(step.outcome).label, "mark": MARKS.get(step.outcome, "yes")} for step in found
    ]


def _switch(of: Body, counts: dict[str, int], show: str) -> list[dict[str, Any]]:
    url = reverse("body", args=[of.key])
    views = ((WAITING, _("Inför sammanträdet")), (COMING, _("På väg hit")), (ANSWERED, _("Besvarat")))
    return [
        {"title": title, "url": url if name == WAITING else f"{url}?show={name}", "current": name == show,
         "count": turn.capped(counts[name])}
        for name, title in views
    ]  # fmt: skip


def _exports(request: PersonRequest, of: Body) -> list[dict[str, str]]:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return [{"title": kind.upper(), "url": reverse("body-export", args=[of.key, kind]) + query}
            for kind in ("csv", "xlsx")]  # fmt: skip


def _people(of: Body) -> dict[str, Any]:
    today = clock.today()
    members = Membership.objects.on(today).filter(body=of).select_related("person")
    order = ["chair", "member", "deputy", "secretary", "co-opted"]
    delegations = Delegation.objects.on(today).filter(body=of).select_related("holder").order_by("ends")
    return {
        "members": sorted(members, key=lambda seat: (order.index(seat.role), seat.person.name)),
        "delegations": list(delegations),
    }


def _delegates(of: Body) -> bool:
    return of.kind == BodyKind.COMMITTEE and delegates(of.municipality)


@insider_page
def export(request: PersonRequest, key: str, kind: str) -> HttpResponseBase:
    """All that waits for the body: the steps as sorted, then the rest."""
    of = _body(request, key)
    steps = before_bodies.open_steps(request.standing, of, request.GET.get("sort", ""))

    def rows() -> Iterator[before_bodies.StepRow | before_bodies.WorkRow]:
        found = steps.iterator(chunk_size=AT_A_TIME)
        while some := list(islice(found, AT_A_TIME)):
            yield from before_bodies.with_what_was_said(some)
        yield from before_bodies.work_rows(before_bodies.open_work(request.standing, of))

    return download(kind, f"infor-beslut-{of.key}", before_bodies.WAITING_COLUMNS, rows())
