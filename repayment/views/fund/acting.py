"""A page of the fund that books one thing: the refusal, the form with what it needs to know, and no booking twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from projects.models import Project
from repayment.forms.fund.booking import BookingForm
from repayment.fund.reading import standing_entries
from repayment.models import Entry, Fund
from repayment.presenting.fund.entry_rows import entry_url
from repayment.presenting.fund.heading import crumbs
from socinv.lifecycle import locking, policy
from socinv.lifecycle.verdict import Ground, Text, Verdict
from socinv.lifecycle.web import act
from socinv.organisation.web import PersonRequest

TEMPLATE = "fund/act.html"


@dataclass(frozen=True)
class Page:
    """The words of the page. ``done``: what is said when it is done; ``back``: where it goes then; ``kinds`` and
    ``project``: what kind of entry it makes, for finding that the same has just been booked; ``facts``: what the
    person needs to know beside the form; ``rule``: the guideline's words."""

    heading: str
    submit: str
    done: str
    back: str
    lead: Text = ""
    rule: Text = ""
    kinds: Sequence[str] = ()
    project: Project | None = None
    facts: Sequence[dict[str, Any]] = field(default_factory=tuple)
    more: dict[str, Any] = field(default_factory=dict)
    template: str = TEMPLATE


Make = Callable[[Any], BookingForm]


def act_page(request: PersonRequest, fund: Fund, verb: str, make: Make, page: Page, **data: Any) -> HttpResponse:
    """Ask the policy, show the form, book, and go back."""
    verdict = policy.ask(request.standing, verb, fund)
    if not verdict:
        return turned_back(request, verdict, page.back)
    if request.method != "POST":
        return _show(request, fund, make(None), page)
    form = make(request.POST)
    with transaction.atomic():
        if fund.pk:
            locking.lock(fund)  # two who book the same at once come one after the other, and the second is told
        again = _booked_since(fund, form, page)
        if again and _pressed_twice(request, form, again[0]):
            return redirect(page.back)
        if not again and act(request, fund, verb, form, **data):
            messages.success(request, page.done)
            return redirect(page.back)
    return _show(request, fund, form, page, again=again)


def _pressed_twice(request: PersonRequest, form: BookingForm, latest: Entry) -> bool:
    """The same person has just booked the same: the person is told, and it is not booked again."""
    if latest.by_id != request.user.pk or not form.is_valid() or not form.says(latest):
        return False
    messages.info(request, _("Det är redan bokfört, som verifikation %(number)d.") % {"number": latest.number})
    return True


def _booked_since(fund: Fund, form: BookingForm, page: Page) -> list[Entry]:
    """Entries of the same kind and project that were booked after the form was opened, the latest first."""
    if not fund.pk or not page.kinds:
        return []
    found = standing_entries(fund).filter(number__gt=form.opened_after, kind__in=page.kinds)
    if page.project is not None:
        found = found.filter(project=page.project)
    return list(found.select_related("by").order_by("-number")[:5])


def _show(
    request: PersonRequest, fund: Fund, form: BookingForm, page: Page, again: Sequence[Entry] = ()
) -> HttpResponse:  # fmt: skip
    """The page with its form; what was typed stays, and the next answer counts from what is booked now."""
    numbers = Entry.objects.filter(fund=fund.pk).order_by("-number").values_list("number", flat=True)
    context = {
        "fund": fund,
        "form": form,
        "latest": numbers.first() or 0,
        "again": [{"title": f"{one}, {one.by.name}", "url": entry_url(one)} for one in again],
        "crumbs": crumbs((page.heading, request.path)),
        "heading": page.heading,
        "lead": page.lead,
        "rule": page.rule,
        "facts": page.facts,
        "submit_word": page.submit,
        "cancel_url": page.back,
        **page.more,
    }
    return render(request, page.template, context, status=409 if again else 200)


def turned_back(request: PersonRequest, verdict: Verdict, url: str) -> HttpResponse:
    """The page that says why not, where it is the person who may not; back with a message where it is the state."""
    if verdict.ground in (Ground.PERSON, Ground.CONFLICT, Ground.OUTSIDE):
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    messages.info(request, str(verdict.reason))
    return redirect(url)
