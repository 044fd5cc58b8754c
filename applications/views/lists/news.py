from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from applications.listing import news as happened
from applications.listing.cases import ON_A_PAGE
from socinv.lifecycle import clock
from socinv.notices.models import Notice
from socinv.organisation.web import PersonRequest, person_page


@person_page
def news(request: PersonRequest) -> HttpResponse:
    """Everything new, newest first. What is shown is noted as read."""
    standing = request.standing
    new = happened.new_to(standing, happened.followed(standing))
    page: Page[Any] = Paginator(new, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    page.object_list = happened.shown(shown, in_full=True)
    these = Q(event__in=[one.event for one in shown]) | Q(pk__in=[one.reminder for one in shown])
    unread = Notice.objects.filter(these, recipient=standing.person, read_at=None)
    unread.update(read_at=clock.now())
    context = {"page": page, "most": happened.MOST if len(new) == happened.MOST else 0}
    return render(request, "lists/news.html", context)
