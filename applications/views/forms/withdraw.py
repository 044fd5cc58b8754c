"""Withdrawing: the applicant's right until the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applications.forms.reason import WithdrawForm
from applications.views.forms.page import form_url, head, words_of, written_form
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Ground
from socinv.lifecycle.web import act
from socinv.notices.audience import told_of
from socinv.organisation.web import PersonRequest, person_page


@person_page
def withdraw(request: PersonRequest, ref: str, form: str) -> HttpResponse:
    """Ask once more, with the reason, and say who is told."""
    thing = written_form(request, ref, form)
    verdict = policy.ask(request.standing, "withdraw", thing)
    if not verdict:
        if verdict.ground is Ground.PERSON:
            return render(request, "403.html", {"reason": verdict.reason}, status=403)
        messages.error(request, str(verdict.reason))
        return redirect(form_url(thing))
    given: Any = request.POST if request.method == "POST" else None
    filled = WithdrawForm(given)
    if given is not None and act(request, thing, "withdraw", filled):
        messages.success(request, _("Ärendet är återkallat."))
        return redirect(thing.case.get_absolute_url())
    context = {
        "form": filled,
        "head": head(thing),
        "heading": words_of(thing)["withdraw"],
        "lead": _("Ärendet avslutas och kan inte öppnas igen. Det ni har skrivit finns kvar att läsa."),
        "submit_word": words_of(thing)["withdraw"],
        "cancel_url": form_url(thing),
        "recipients": [{"name": told.who, "text": told.what} for told in told_of(thing, "withdraw") if told.people],
    }
    return render(request, "writing/withdraw.html", context)
