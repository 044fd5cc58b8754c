"""What the projects have learned, for the next one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render

from projects.forms.lessons import LessonFilter
from projects.lesson_search import matching, seen_lessons
from projects.models import Lesson
from projects.presenting.lessons import lines_of
from socinv.organisation.web import PersonRequest, person_page

ON_A_PAGE = 25
WITH = ("project__case__department", "project__evaluation")


@person_page
def lessons(request: PersonRequest) -> HttpResponse:
    """The lessons of every project that the person sees, newest first."""
    form = LessonFilter(request.GET)
    form.is_valid()
    asked, kind = form.cleaned_data.get("q", ""), form.cleaned_data.get("slag", "")
    rows = seen_lessons(request.standing)
    if asked.strip():
        rows = rows.filter(matching(asked))
    if kind:
        rows = rows.filter(kind=kind)
    shown = rows.select_related(*WITH).defer("search", "about", "project__case__search").order_by("-pk")
    page: Page[Lesson] = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "lines": lines_of(page.object_list),
        "chosen": bool(asked.strip() or kind),
    }
    return render(request, "projects/lessons/list.html", context)
