"""The floor: the plainest page that Django can make of a list. Log-in, one query of 25 rows, a small template."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import include, path

from applications.models import Case

TEMPLATE = Engine().from_string(
    "<!doctype html><title>Golv</title><h1>{{ user }}</h1><table>{% for case in cases %}"
    "<tr><td>{{ case.regnr }}<td>{{ case.title }}<td>{{ case.changed_at }}{% endfor %}</table>"
)


@login_required
def floor(request: HttpRequest) -> HttpResponse:
    cases = Case.objects.only("regnr", "title", "changed_at").order_by("-id")[:25]
    return HttpResponse(TEMPLATE.render(Context({"cases": cases, "user": request.user})))


urlpatterns = [path("golv/", floor), path("", include("socinv.urls"))]
