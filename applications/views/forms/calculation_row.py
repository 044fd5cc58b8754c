"""One row of the calculation on a page of its own: a gain or a cost, written or read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.calculation import writing
from applications.calculation.detail import detail_of
from applications.calculation.reading import read_case, tables
from applications.content.saving import Saved
from applications.content.shown import row_text
from applications.forms.calculation_cost import CostForm
from applications.forms.calculation_line import LineForm
from applications.forms.lists import lists_of
from applications.forms.price_choices import prices_for
from applications.models import Application, Version
from applications.presenting.calculation.line import line_shown
from applications.views.forms.calculation_fetch import (
    calculated,
    calculation_url,
    computed,
    heading,
    may_write,
    read_asked,
    version_asked,
)
from applications.views.forms.clashes import other_writer, pairs
from applications.views.forms.page import load_parts
from socinv.lifecycle.verdict import Ground, Refused, Text, Verdict
from socinv.organisation.web import PersonRequest, person_page

BASE, SEEN, THEIRS, REMOVE = "_base", "_seen-", "_theirs", "_remove"
Row = Mapping[str, Any]
Form = LineForm | CostForm


@dataclass(frozen=True)
class Kind:
    """A table of the calculation: its kind of question, routes, template and words, and how a row of it is written."""

    table: str
    route: str
    new: str
    template: str
    name: str | Promise
    added: str | Promise
    saved: str | Promise
    removed: str | Promise
    add: Callable[..., tuple[str, Saved]]
    save: Callable[..., Saved]
    remove: Callable[..., Saved]


LINE = Kind(
    writing.LINES, "calculation-line", "calculation-line-new", "calculation/line.html", later("Ny vinst"),
    later("Vinsten är tillagd."), later("Vinsten är sparad."), later("Vinsten är borttagen."),
    writing.add_line, writing.save_line, writing.remove_line,
)  # fmt: skip
COST = Kind(
    writing.COSTS, "calculation-cost", "calculation-cost-new", "calculation/cost.html", later("Ny kostnad"),
    later("Kostnaden är tillagd."), later("Kostnaden är sparad."), later("Kostnaden är borttagen."),
    writing.add_cost, writing.save_cost, writing.remove_cost,
)  # fmt: skip


@dataclass
class Attempt:
    """What came of a POST: ``done`` is what to say when all of it is saved."""

    form: Form
    base: str
    done: Text = ""
    refused: Text = ""
    saved: Saved | None = None

    @property
    def clashes(self) -> list[Any]:
        return self.saved.clashes if self.saved else []


@person_page
def line(request: PersonRequest, ref: str, row: str) -> HttpResponse:
    """A gain, with the seven figures behind it."""
    return _page(request, ref, LINE, row)


@person_page
def new_line(request: PersonRequest, ref: str) -> HttpResponse:
    """One more gain."""
    return _page(request, ref, LINE, "")


@person_page
def cost(request: PersonRequest, ref: str, row: str) -> HttpResponse:
    """A cost of one year and payer."""
    return _page(request, ref, COST, row)


@person_page
def new_cost(request: PersonRequest, ref: str) -> HttpResponse:
    """One more cost."""
    return _page(request, ref, COST, "")


def _page(request: PersonRequest, ref: str, kind: Kind, row_id: str) -> HttpResponse:
    thing = calculated(request, ref)
    if not tables(thing.parts, kind.table):
        raise Http404
    version = version_asked(request, thing)
    verdict = may_write(request, thing)
    if request.method == "POST":
        if not verdict and verdict.ground is not Ground.STATE:
            return render(request, "403.html", {"reason": verdict.reason}, status=403)
        return _save(request, thing, kind, row_id, verdict)
    if version or not verdict:
        return _read(request, thing, kind, row_id, version)
    now = writing.find_row(thing, kind.table, row_id) if row_id else {}
    if now is None:
        raise Http404
    attempt = Attempt(_made(thing, kind, now), writing.base_of(now or None))
    return _form(request, thing, kind, row_id, attempt)


def _save(request: PersonRequest, thing: Application, kind: Kind, row_id: str, verdict: Verdict) -> HttpResponse:
    now = (writing.find_row(thing, kind.table, row_id) if row_id else None) or {}
    if THEIRS in request.POST:
        return redirect(_url(thing, kind, row_id) if now else calculation_url(thing))
    form = _made(thing, kind, now, request.POST)
    attempt = _attempt(request, thing, kind, row_id, form) if verdict else Attempt(form, "", refused=verdict.reason)
    if attempt.done:
        messages.success(request, str(attempt.done))
        return redirect(calculation_url(thing))
    load_parts(thing.case)
    status = 409 if attempt.refused or attempt.clashes else 200
    return _form(request, thing, kind, row_id, attempt, status=status)


def _made(thing: Application, kind: Kind, now: Row, data: Any = None) -> Form:
    """The row's form, with the price list where it has prices."""
    lists = lists_of(thing.case)
    if kind is COST:
        return CostForm(lists, now, data)
    detail = detail_of(now)
    chosen = detail.texts["price_item"] if detail else ""
    return LineForm(lists, now, data, prices_for(thing.municipality_id, read_case(thing.case).price_year, chosen))


def _attempt(request: PersonRequest, thing: Application, kind: Kind, row_id: str, form: Form) -> Attempt:
    """Write, rewrite or take away the row. A form that cannot be read leaves everything as it was."""
    # Both texts have been on the page: what is sent now is the choice.
    seen = next((text for name, text in request.POST.items() if name.startswith(SEEN)), "")
    attempt = Attempt(form, str(seen or request.POST.get(BASE, "")))
    is_removing = REMOVE in request.POST and bool(row_id)
    if not is_removing and not form.is_valid():
        return attempt
    try:
        if is_removing:
            attempt.saved = kind.remove(thing, row_id, attempt.base, by=request.user)
        elif row_id:
            attempt.saved = kind.save(thing, row_id, form.kept(), attempt.base, by=request.user)
        else:
            attempt.saved = kind.add(thing, form.kept(), by=request.user)[1]
    except Refused as refused:
        attempt.refused = refused.verdict.reason
        return attempt
    if not attempt.clashes:
        attempt.done = str(kind.removed if is_removing else kind.saved if row_id else kind.added)
    return attempt


def _form(
    request: PersonRequest, thing: Application, kind: Kind, row_id: str, attempt: Attempt, status: int = 200
) -> HttpResponse:
    names = lists_of(thing.case).departments
    title = str(attempt.form.initial.get("what") or kind.name)
    context: dict[str, Any] = {
        "thing": thing, "form": attempt.form, "base": attempt.base, "row": row_id, "title": title,
        "refused": attempt.refused, "head": heading(thing, (title, _url(thing, kind, row_id))),
    }  # fmt: skip
    if kind is LINE and row_id:
        context["shown"] = line_shown(computed(thing, read_case(thing.case)), row_id)
    if attempt.saved and attempt.clashes:
        part = thing.part(attempt.saved.part.key)
        context["pairs"] = pairs(part.field if part else (), attempt.clashes, names, {})
        context["other"] = other_writer(thing, attempt.saved.part, request.user)
    return render(request, kind.template, context, status=status)


def _read(request: PersonRequest, thing: Application, kind: Kind, row_id: str, version: Version | None) -> HttpResponse:
    """The row for those who read: now, or in a version. There is no new one to read."""
    read = read_asked(thing, version)
    rows = {one.key: one.row for one in (read.lines if kind is LINE else read.costs)}
    row = rows.get(row_id)
    if row is None:
        if not row_id:
            reason = _("Du kan inte skriva i den här ansökan.")
            return render(request, "403.html", {"reason": reason}, status=403)
        raise Http404
    title = str(row.get("what") or "") or _("Rad i kalkylen")
    context = {
        "thing": thing, "version": version, "title": title,
        "lines": row_text(kind.table, row, lists_of(thing.case).departments).splitlines(),
        "shown": line_shown(computed(thing, read), row_id) if kind is LINE else None,
        "head": heading(thing, (title, _url(thing, kind, row_id))),
    }  # fmt: skip
    return render(request, "calculation/row_read.html", context)


def _url(thing: Application, kind: Kind, row_id: str) -> str:
    return reverse(kind.route, args=[thing.case.ref, row_id]) if row_id else reverse(kind.new, args=[thing.case.ref])
