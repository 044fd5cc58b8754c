"""A form for those who read it: its answers typeset, part by part or all at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from applications.content.answers import Answers, answers_of
from applications.content.shown import ShownPart, shown_form, shown_part
from applications.forms.comment import CommentForm
from applications.forms.lists import lists_of
from applications.models import Written
from applications.views.forms import notes
from applications.views.forms.page import head, part_url, parts_list
from socinv.lifecycle import policy
from socinv.lifecycle.process import Part
from socinv.organisation.web import PersonRequest


def shown_answers(thing: Written, answers: Answers | None = None) -> list[ShownPart]:
    """The whole form, as it is now or as it was in a version."""
    given = answers_of(thing.case, thing.form) if answers is None else answers
    return shown_form(thing.parts, given, lists_of(thing.case).departments, thing.given)


def part_for_reader(
    request: PersonRequest, thing: Written, part: Part, form: CommentForm | None = None
) -> HttpResponse:
    """One part to read, its comments, and for the coordinators room for one more."""
    answers = answers_of(thing.case, thing.form).get(part.key, {})
    may_comment = part.key not in thing.closed_parts and bool(policy.ask(request.standing, "comment", thing))
    keys = [one.key for one in thing.parts]
    context: dict[str, Any] = {
        "thing": thing,
        "part": part,
        "number": keys.index(part.key) + 1,
        "total": len(keys),
        "head": head(thing, (part.title, part_url(thing, part.key))),
        "parts": parts_list(thing, part.key),
        "answers": shown_part(part, answers, lists_of(thing.case).departments, thing.given),
        "notes": notes.of_part(thing, part, request),
        "form": form or (CommentForm(part) if may_comment else None),
    }
    return render(request, "writing/part_read.html", context)
