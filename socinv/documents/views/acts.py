"""Asking for a document, and asking again for one that could not be made."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socinv.documents.models import DocumentStatus
from socinv.documents.ordering import order_document
from socinv.documents.tasks import nudge_after
from socinv.documents.views.fetch import document_or_404, known_or_404
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.web import PersonRequest, person_page


class OrderForm(forms.Form):
    """What is to be made of what. Its values come from our own buttons."""

    kind = forms.CharField(max_length=40)
    thing = forms.IntegerField(min_value=1, max_value=2**62)
    back = forms.CharField(max_length=300, required=False)


@person_page
@require_POST
def order(request: PersonRequest) -> HttpResponse:
    """Order the document, and go to its page, where one sees it being made."""
    form = OrderForm(request.POST)
    if not form.is_valid():
        raise Http404
    kind, thing = known_or_404(request, form.cleaned_data["kind"], form.cleaned_data["thing"])
    verdict = kind.may_order(thing, request.standing)
    if not verdict and (verdict.is_of_person or not kind.may_read(thing, request.standing)):
        raise Http404
    try:
        document = order_document(kind.key, thing, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused.verdict.reason))
        return redirect(_back(request, form.cleaned_data["back"]))
    if document.status == DocumentStatus.ISSUED:
        messages.info(request, _("Handlingen finns redan: ingenting i den har ändrats sedan den upprättades."))
    return redirect(document)


def _back(request: PersonRequest, asked: str) -> str:
    """The page the button stood on, if it is one of ours."""
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, {request.get_host()}) else "/"


@person_page
@require_POST
def try_again(request: PersonRequest, number: str) -> HttpResponse:
    """Make it once more from the same content."""
    document, _kind, _thing = document_or_404(request, number)
    try:
        perform(document, "order_again", by=request.user)
    except (Refused, Invalid) as no:
        if isinstance(no, Refused) and no.verdict.is_of_person:
            raise Http404 from no
        messages.error(request, str(no.verdict.reason if isinstance(no, Refused) else no))
    else:
        nudge_after(document.pk)
    return redirect(document)
