"""What somebody typed when the session was over or the page too old: kept on a page of its own, to be sent again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

KEY = "csrfmiddlewaretoken"


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every name and value that was sent, buttons included; nothing of a form with a password or a file."""
    if request.method != "POST" or request.FILES or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != KEY for value in values]


def holds_words(request: HttpRequest) -> bool:
    """Whether anything was written that would be a loss."""
    return any(value.strip() and not name.startswith("_") for name, value in typed(request))


def held_page(request: HttpRequest, status: int) -> HttpResponse:
    """Says what has happened, shows the texts, and has a button that sends everything again."""
    sent = typed(request)
    texts = [value for name, value in sent if not name.startswith("_") and len(value.split()) > 1]
    context = {"sent": sent, "texts": texts, "address": request.get_full_path()}
    return render(request, "held.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was older than the session. What was typed can be sent again if it came from a page of ours."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if ours and holds_words(request):
        return held_page(request, status=403)
    return render(request, "403_csrf.html", status=403)
