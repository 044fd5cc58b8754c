"""One part of a form: written by those who may, read by the others who may see it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.progress import progress
from applications.forms.lists import Lists, lists_for
from applications.forms.sheet import Sheet
from applications.models import Written
from applications.presenting.apart import calculation_beside
from applications.presenting.beside import boxes_beside
from applications.views.forms import notes, undo
from applications.views.forms.attempt import Attempt, try_to_save
from applications.views.forms.clashes import other_writer, pairs
from applications.views.forms.destination import next_part, next_title, where_to
from applications.views.forms.page import head, left_to_do, load_parts, part_or_404, part_url, parts_list, written_form
from applications.views.forms.reading import part_for_reader
from applications.views.forms.state import after_save, labels, resting
from socinv.lifecycle import policy
from socinv.lifecycle.process import Part
from socinv.lifecycle.verdict import Ground
from socinv.organisation.web import PersonRequest, person_page


@person_page
def part(request: PersonRequest, ref: str, form: str, key: str) -> HttpResponse:
    """The page of a part. A POST saves everything that can be read and goes on, or comes back with what to mend."""
    thing = written_form(request, ref, form)
    this = part_or_404(thing, key)
    verdict = policy.ask(request.standing, "write", thing)
    if request.method == "POST":
        if not verdict and verdict.ground is not Ground.STATE:
            return render(request, "403.html", {"reason": verdict.reason}, status=403)
        return _save(request, thing, this)
    if not verdict or key in thing.closed_parts:
        return part_for_reader(request, thing, this)
    lists = lists_for(thing)
    row = {row.key: row for row in thing.case.parts.all() if row.form == form}.get(key)
    sheet = Sheet(this, lists, row.answers if row else {})
    _make_room(sheet, request.GET.get("ny", ""))
    undo.offer(request, part_url(thing, key), sheet)
    return _page(request, thing, this, sheet, lists)


def _make_room(sheet: Sheet, wanted: str) -> None:
    """An empty row where one was asked for, and in a table that has none."""
    for key, table in sheet.tables.items():
        if not table.is_fixed and (key == wanted or not table.forms):
            table.add()


def _save(request: PersonRequest, thing: Written, part: Part) -> HttpResponse:
    attempt = try_to_save(request, thing, part, has_chosen=True)
    if attempt.is_whole:
        done = notes.act_on(request, thing, request.POST)
        if done:
            messages.success(request, done)
        undo.remember(request, part_url(thing, part.key), attempt.sheet)
        return redirect(where_to(thing, part, request.POST))
    load_parts(thing.case)
    lists = lists_for(thing)
    _make_room(attempt.sheet, "")
    status = 409 if attempt.refused or attempt.clashes else 200
    return _page(request, thing, part, attempt.sheet, lists, attempt, status=status)


def _page(
    request: PersonRequest, thing: Written, part: Part, sheet: Sheet, lists: Lists,
    attempt: Attempt | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    states = progress(thing)
    number = next(state.number for state in states if state.part.key == part.key)
    context: dict[str, Any] = {
        "thing": thing,
        "part": part,
        "number": number,
        "total": len(states),
        "sheet": sheet,
        "head": head(thing, (part.title, part_url(thing, part.key))),
        "parts": parts_list(thing, part.key, states),
        "left": left_to_do(thing, states, part.key),
        "notes": notes.of_part(thing, part, request),
        "beside": boxes_beside(request.standing, thing, part),
        "next": next_part(thing, part),
        "next_title": next_title(thing, part),
        "state": resting(thing, part.key, request.user),
        "may_ask": thing.form == "application",
        "apart": calculation_beside(thing, part),
    }
    if attempt:
        context |= _outcome(request, thing, part, lists, attempt)
    return render(request, "writing/part.html", context, status=status)


def _outcome(request: PersonRequest, thing: Written, part: Part, lists: Lists, attempt: Attempt) -> dict[str, Any]:
    """What went wrong: what to mend, the reason for a refusal, and the pairs of texts to choose between."""
    found: dict[str, Any] = {"errors": attempt.sheet.errors, "refused": attempt.refused}
    if attempt.clashes and attempt.row is not None:
        found["pairs"] = pairs(part.field, attempt.clashes, lists.departments, lists.fixed)
        found["other"] = other_writer(thing, attempt.row, request.user)
    return found


def autosave(request: HttpRequest, ref: str, form: str, key: str) -> HttpResponseBase:
    """Save while typing. Answers with the save state alone; 401 when the session is over."""
    if not request.user.is_authenticated:
        return render(request, "writing/state_logged_out.html", {"next": _came_from(ref, form, key)}, status=401)
    return _autosave(request, ref, form, key)


def _came_from(ref: str, form: str, key: str) -> str:
    return reverse("form-part", args=[ref, form, key])


@person_page
def _autosave(request: PersonRequest, ref: str, form: str, key: str) -> HttpResponse:
    thing = written_form(request, ref, form)
    this = part_or_404(thing, key)
    if request.method != "POST":
        return redirect(part_url(thing, key))
    attempt = try_to_save(request, thing, this, has_chosen=False)
    if attempt.row is None:
        return render(request, "writing/state_refused.html", {"reason": attempt.refused}, status=409)
    load_parts(thing.case)
    questions = {field.key: field.label for field in this.field}
    newer = labels(questions, attempt.newer)
    state = after_save(
        thing, attempt.row, request.user,
        clashing=labels(questions, [clash.field for clash in attempt.clashes]), unread=attempt.sheet.unread(),
        newer=_("Någon annan har ändrat %(what)s.") % {"what": ", ".join(newer)} if newer else "",
    )  # fmt: skip
    states = progress(thing)
    context = {
        "state": state,
        "sheet": attempt.sheet,
        "url": part_url(thing, key),
        "parts": parts_list(thing, key, states),
        "left": left_to_do(thing, states, key),
    }
    response = render(request, "writing/state_saved.html", context)
    response["X-Saved"] = "all" if attempt.is_whole else "partly"
    return response
