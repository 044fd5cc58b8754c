"""The first page: what waits for the person, what is new, and how the cases followed are doing."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import visible_cases
from applications.listing import news, turn
from applications.listing.cases import ON_A_PAGE, CountedPaginator
from applications.listing.deadline_filter import DeadlineFilter
from applications.listing.remembered import remembered
from applications.listing.whereabouts import whereabouts_of
from applications.models import Case
from applications.presenting.beginning import way_to_begin
from applications.presenting.pace import slow_cases
from socinv.lifecycle.models import WorkItem
from socinv.meetings.presenting.turns import turns_of
from socinv.organisation.attention import process_on
from socinv.organisation.periods import PeriodsShown, periods_shown
from socinv.organisation.standing import Standing
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import is_late

NEWS_SHOWN, FOLLOWED_SHOWN = 5, 8
COORDINATION = "coordination"


@person_page
def your_turn(request: PersonRequest) -> HttpResponse:
    """What waits for this person; a coordinator may also see what waits for both."""
    standing = request.standing
    mine = turn.queue(WorkItem.objects.waiting_for(standing))
    meetings = turn.meeting_rows(turns_of(standing))
    days = [one.due for one in meetings if one.due]
    counts, shown = {"mine": mine.counted().plus(days).total}, mine
    both = standing.is_coordinator and request.GET.get("show") == COORDINATION
    if standing.is_coordinator:
        of_both = mine.merged(turn.of_coordination(standing))
        counts["both"] = of_both.counted().plus(days).total
        shown = of_both if both else mine
    waiting, items = shown.counted().plus(days), shown.first(turn.SHOWN)
    counts["all"] = all_items(standing)[: turn.COUNTED + 1].count()
    context = {
        "lead": turn.lead(waiting, both),
        "groups": turn.groups(items, waiting, standing, meetings),
        "hidden": waiting.total - len(items) - len(meetings),
        "switch": switch(request, counts, "both" if both else "mine"),
        "periods": periods_for_writers(request),
        **beside(request),
    }
    return render(request, "lists/your_turn.html", context)


def periods_for_writers(request: PersonRequest) -> PeriodsShown | None:
    """When applications are taken in, for those who write them and where it is not always."""
    municipality, standing = request.affiliation.municipality, request.standing
    if not standing.departments:
        return None
    return periods_shown(municipality, process_on(municipality, standing.day), standing.day)


def all_items(standing: Standing) -> QuerySet[WorkItem]:
    """Every open item of the cases the person sees."""
    items = WorkItem.objects.open().filter(municipality=standing.municipality)
    if standing.is_coordinator or standing.is_system:
        return items
    return items.filter(case__in=visible_cases(standing))


def switch(request: PersonRequest, counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    """The views of what waits, with their counts where they are known."""
    standing = request.standing
    views = [("mine", _("Det som väntar på dig"), reverse("your-turn"))]
    if standing.is_coordinator:
        found = process_on(request.affiliation.municipality, standing.day)
        two = found is not None and bool(found.competences)
        title = _("Båda samordnarna") if two else _("Alla som samordnar")
        views.append(("both", title, f"{reverse('your-turn')}?show={COORDINATION}"))
    views.append(("all", _("Alla tidsgränser"), reverse("deadlines")))
    return [
        {
            "title": title, "url": url, "current": key == current,
            "count": turn.capped(counts[key]) if key in counts else None,
        }
        for key, title, url in views
    ]  # fmt: skip


def beside(request: PersonRequest) -> dict[str, Any]:
    """The side column: what is new, and what is followed."""
    standing, previous = request.standing, request.affiliation.previous_visit
    cases = news.followed(standing)
    new = news.new_to(standing, cases, news.since_last_time(previous), most=turn.COUNTED + 1)
    newest = Case.objects.filter(pk__in=cases).select_related("department").order_by("-changed_at")
    shown = list(newest[:FOLLOWED_SHOWN]) if cases else []
    where = whereabouts_of(shown)
    return {
        "news_heading": news.heading(previous),
        "news": news.shown(new[:NEWS_SHOWN]),
        "news_count": turn.capped(len(new)) if len(new) > NEWS_SHOWN else 0,
        "following": [
            {
                "title": str(case), "url": case.get_absolute_url(), "note": where[case.pk].sentence,
                "status": where[case.pk].mark if where[case.pk].mark != "wait" else "",
            }
            for case in shown
        ],
        "next_due": min((one.due for one in where.values() if one.due and not is_late(one.due)), default=None),
        "begin": way_to_begin(process_on(request.affiliation.municipality, standing.day), standing),
    }  # fmt: skip


def _is_first(request: PersonRequest, form: DeadlineFilter) -> bool:
    """The first page, with nothing left out."""
    return not form.chosen and request.GET.get("page", "1") == "1"


@person_page
def deadlines(request: PersonRequest) -> HttpResponse:
    """All that waits in the cases the person sees, with who has the turn; one body's at a time if wanted."""
    standing = request.standing
    form = DeadlineFilter(request.GET, request.affiliation.municipality)
    items = form.filtered(all_items(standing))
    count = remembered(standing, ("deadlines", sorted(form.chosen.items())), items.count)
    page: Page[Any] = CountedPaginator(turn.in_order(items), ON_A_PAGE, count).get_page(request.GET.get("page"))
    page.object_list = [turn.whose(item) for item in page.object_list]
    context = {
        "form": form, "page": page, "switch": switch(request, {"all": count}, "all"), "problems": form.problems,
        "slow": slow_cases(standing, request.affiliation.municipality) if _is_first(request, form) else [],
    }  # fmt: skip
    return render(request, "lists/deadlines.html", context)
