from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
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
    ids = happened.new_ids(standing, happened.followed(standing))
    page: Page[Any] = Paginator(ids, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    page.object_list = happened.told(shown, in_full=True)
    unread = Notice.objects.filter(recipient=standing.person, event__in=shown, read_at=None)
    unread.update(read_at=clock.now())
    context = {"page": page, "most": happened.MOST if len(ids) == happened.MOST else 0}
    return render(request, "lists/news.html", context)
