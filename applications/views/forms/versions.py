"""A form as it was sent in, and what differs from one time to the next."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.answers import Answers, answers_of
from applications.content.difference import differences
from applications.forms.choose_versions import NOW, VersionsForm
from applications.forms.lists import lists_of
from applications.models import Version, Written
from applications.views.forms.calculation_fetch import calculation_link
from applications.views.forms.page import head, words_of, written_form
from applications.views.forms.papers import version_links
from applications.views.forms.reading import shown_answers
from socinv.organisation.web import PersonRequest, person_page


@person_page
def version(request: PersonRequest, ref: str, form: str, number: int) -> HttpResponse:
    """What the bodies had before them."""
    thing = written_form(request, ref, form)
    row = get_object_or_404(thing.case.versions.select_related("made_by"), form=form, number=number)
    title = _("Version %(number)d") % {"number": number}
    context = {
        "thing": thing,
        "version": row,
        "words": words_of(thing),
        "heading": title,
        "head": head(thing, (title, reverse("version", args=[ref, form, number]))),
        "shown": shown_answers(thing, row.answers),
        "versions": version_links(thing),
        "calculation": calculation_link(thing, number),
    }
    return render(request, "writing/version.html", context)


@person_page
def difference(request: PersonRequest, ref: str, form: str) -> HttpResponse:
    """What differs between two versions; from the last one to now while the form is being written."""
    thing = written_form(request, ref, form)
    rows = {str(row.number): row for row in thing.case.versions.filter(form=form).order_by("number")}
    if not rows:
        raise Http404
    numbers = [*rows, *([NOW] if thing.is_being_written else [])]
    chosen = VersionsForm(numbers, request.GET)
    first, second = chosen.pair()
    names = lists_of(thing.case).departments
    found = differences(thing.parts, _answers(thing, rows, first), _answers(thing, rows, second), names, thing.given)
    title = _("Vad som skiljer")
    context = {
        "thing": thing,
        "form": chosen,
        "changes": found,
        "lone": len(numbers) < 2,
        "head": head(thing, (title, reverse("version-difference", args=[ref, form]))),
    }
    return render(request, "writing/difference.html", context)


def _answers(thing: Written, rows: dict[str, Version], number: str) -> Answers:
    found: Answers = answers_of(thing.case, thing.form) if number == NOW else rows[number].answers
    return found
