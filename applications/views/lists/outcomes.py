from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from applications.listing import outcomes as review
from applications.listing.cases import AT_A_TIME, ON_A_PAGE, CountedPaginator
from applications.listing.export import download
from applications.listing.remembered import remembered
from applications.models import Step
from socinv.organisation.web import PersonRequest, person_page


def insider_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For those who sit, work or decide here; 404 for one from outside."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.standing.is_insider or request.standing.is_system):
            raise Http404
        return view(request, *args, **kwargs)

    return person_page(guarded)


def _found(request: PersonRequest) -> tuple[review.OutcomeFilter, QuerySet[Step]]:
    form = review.OutcomeFilter(request.GET)
    sort = request.GET.get("sort") or review.NEWEST_FIRST
    return form, review.outcomes(request.standing, form.chosen, sort)


@insider_page
def outcomes(request: PersonRequest) -> HttpResponse:
    """The outcome of every idea review, for the management group and all who work with the cases (SUN-10)."""
    form, steps = _found(request)
    sort = request.GET.get("sort") or review.NEWEST_FIRST
    count = remembered(request.standing, ("outcomes", sorted(form.chosen.items())), steps.count)
    page: Page[Any] = CountedPaginator(steps, ON_A_PAGE, count).get_page(request.GET.get("page"))
    page.object_list = [
        {
            "step": step, "word": review.outcome_word(step), "mark": review.MARKS.get(step.outcome, "wait"),
            "financiers": review.other_financiers(step),
        }
        for step in page.object_list
    ]  # fmt: skip
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "form": form, "page": page, "columns": review.COLUMNS, "sort": sort, "problems": review.problems(form, sort),
        "exports": [
            {"title": kind.upper(), "url": reverse("idea-outcomes-export", args=[kind]) + query}
            for kind in ("csv", "xlsx")
        ],
    }  # fmt: skip
    return render(request, "lists/outcomes.html", context)


@insider_page
def export(request: PersonRequest, kind: str) -> HttpResponseBase:
    """All outcomes as filtered and sorted."""
    _form, steps = _found(request)
    return download(kind, "ideprovningar", review.COLUMNS, steps.iterator(chunk_size=AT_A_TIME))
