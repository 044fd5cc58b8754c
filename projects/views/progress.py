from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.access import visible_cases
from applications.listing import portfolio
from applications.listing.export import download
from applications.listing.portfolio_charts import Picture, risk_spread
from applications.views.lists.outcomes import insider_page
from projects.asking import new_request
from projects.forms.results import ChooseForm
from projects.models import ResultsRequest
from projects.presenting import progress as said
from projects.presenting.followed import Followed, followed, money_by_year
from projects.presenting.further import further
from projects.presenting.participants import are_asked_for, gender_balance
from projects.presenting.progress_charts import ended_lines, money_chart, promised_chart, promised_said
from projects.presenting.progress_columns import COLUMNS
from projects.rights import asker
from projects.sight import visible_projects
from socinv.lifecycle import clock
from socinv.organisation.standing import Standing
from socinv.organisation.web import PersonRequest

MOST_REQUESTS = 12


@insider_page
def progress(request: PersonRequest) -> HttpResponse:
    """The portfolio at a glance, for those who follow the projects (SUN-03, SUN-28, SUN-29)."""
    rows = followed(request.standing, clock.today())
    choose = _choice(request, rows)
    if choose is not None and choose.is_bound and choose.is_valid():
        return redirect("project-ask", choose.cleaned_data["project"])
    sort = said.sort_asked(request.GET.get("sort", ""))
    lines = ended_lines(said.latest_ended(rows))
    years = money_by_year(rows)
    context: dict[str, Any] = {
        "today": clock.today(),
        "rows": rows,
        "sentence": said.sentence(rows),
        "figures": said.key_figures(rows),
        "money": money_chart(years) if years else None,
        "reported_to": max((row.latest.period_to for row in rows if row.latest), default=None),
        "running": said.in_order(rows, sort),
        "sort": sort,
        "ended": {"lines": lines, "said": promised_said(lines), "chart": promised_chart(lines)},
        "risk": _risk(request.standing),
        "balance": gender_balance(rows) if are_asked_for(rows) else None,
        "requests": _requests(request.standing),
        "choose": choose,
        "further": further(request.standing),
        "exports": [
            {"title": kind.upper(), "url": reverse("progress-export", args=[kind])} for kind in ("xlsx", "csv")
        ],
    }
    return render(request, "projects/progress/page.html", context)


def _choice(request: PersonRequest, rows: list[Followed]) -> ChooseForm | None:
    """The running projects that the person may ask of; None where there are none."""
    standing = request.standing
    going = [row.project for row in rows if row.is_going]
    projects = [project for project in going if asker(new_request(project, standing), standing)]
    asked = request.GET if "project" in request.GET else None
    return ChooseForm(asked, projects=projects) if projects else None


def _risk(standing: Standing) -> Picture | None:
    """Granted and pending cases (SUN-28)."""
    figures = portfolio.count(visible_cases(standing))
    picture = risk_spread(figures) if figures.has_figures else None
    return picture if picture and picture.sections else None


def _requests(standing: Standing) -> list[ResultsRequest]:
    """What has been asked for: those that wait first, by their day, then the latest answered."""
    seen = ResultsRequest.objects.filter(project__in=visible_projects(standing)).select_related("body", "case")
    seen = seen.defer("case__search")
    waiting = list(seen.filter(status="asked").order_by("due", "id")[:MOST_REQUESTS])
    answered = seen.filter(status="answered").order_by("-answered_at", "-id")[: MOST_REQUESTS - len(waiting)]
    return [*waiting, *answered]


@insider_page
def export(request: PersonRequest, kind: str) -> HttpResponseBase:
    """The figures of every granted project, to save."""
    return download(kind, "laget", COLUMNS, followed(request.standing, clock.today()))
