"""The applications of a period side by side, and the order they are put in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.comparing.board import Board, board, known_sort
from applications.comparing.charts import cost_and_saving
from applications.comparing.form import OrderForm
from applications.comparing.group import Period, chosen, compared, comparing_process, periods_of
from applications.comparing.saving import keep_order
from applications.models import Case
from applications.views.lists.outcomes import insider_page
from socinv.lifecycle.process import Process
from socinv.organisation.web import PersonRequest


@insider_page
def compare(request: PersonRequest) -> HttpResponse:
    """Read the applications beside each other; give them places if that is one's task (NOR-08)."""
    municipality, day = request.affiliation.municipality, request.standing.day
    process = comparing_process(municipality, day)
    if process is None:
        raise Http404
    request.menu = "body-list"
    periods = periods_of(municipality, day) if process.periods else []
    try:
        period = chosen(periods, request.GET.get("period", ""))
    except KeyError as unknown:
        raise Http404 from unknown
    cases = compared(request.standing, municipality)
    if process.periods:
        cases = cases.filter(period=period.period) if period else cases.none()
    return _page(request, process, cases, periods, period)


def _page(
    request: PersonRequest, process: Process, cases: QuerySet[Case], periods: list[Period], period: Period | None
) -> HttpResponse:
    sort = known_sort(request.GET.get("sort", ""))

    def read() -> Board:
        return board(request.standing, cases, of_period=period is not None, sort=sort)

    def make(found: Board) -> OrderForm:
        return OrderForm(found.open_to_person, found.held, request.POST if request.method == "POST" else None)

    found = read()
    if request.method != "POST":
        return _show(request, process, found, make(found) if found.open_to_person else None, periods, period, sort)
    if not found.open_to_person:
        return _refused(request, found)
    found, form, kept = keep_order(cases, read, make, request.user)
    if not kept:
        return _show(request, process, found, form, periods, period, sort)
    messages.success(request, _said(len(form.changes)))
    return redirect(request.get_full_path())


def _said(count: int) -> str:
    if not count:
        return _("Inget var ändrat. Ordningen är som den var.")
    text = ngettext("Ordningen är sparad. %(count)d ansökan ändrades.",
                    "Ordningen är sparad. %(count)d ansökningar ändrades.", count)  # fmt: skip
    return text % {"count": count}


def _refused(request: PersonRequest, found: Board) -> HttpResponse:
    """Not this person's to put in order; or nothing that waits."""
    verdict = next((row.may for row in found.rows), None)
    if verdict is not None and verdict.is_of_person:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    messages.info(request, _("Ingen ansökan väntar på att få en plats."))
    return redirect(request.get_full_path())


def _show(
    request: PersonRequest, process: Process, found: Board, form: OrderForm | None, periods: list[Period],
    period: Period | None, sort: str,
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {
        "comparing": process.comparing, "period": period, "periods": periods, "board": found, "sort": sort,
        "form": form, "chart": cost_and_saving(found.rows), "today": request.standing.day,
        "has_goals": bool(process.goal), "has_periods": process.periods is not None,
        "switch": [
            {"title": str(one.period), "url": one.url, "current": one is period, "count": one.waiting}
            for one in periods
        ],
    }  # fmt: skip
    return render(request, "comparing/page.html", context)
