from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socinv.lifecycle import clock
from socinv.notices.forms.choices import ChoicesForm
from socinv.notices.models import Feed
from socinv.notices.models.feed import new_token
from socinv.organisation.web import PersonRequest, person_page


@person_page
def mine(request: PersonRequest) -> HttpResponse:
    """What I am told of and how, and the address of my calendar. A personal choice: it leaves no event."""
    form = ChoicesForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Dina val är sparade."))
        return redirect("my-notices")
    feed = Feed.objects.filter(person=request.user, municipality=request.standing.municipality).first()
    crumbs = [
        {"title": _("Min sida"), "url": reverse("me")},
        {"title": _("Mina aviseringar"), "url": reverse("my-notices")},
    ]
    address = f"{settings.SITE_URL}{reverse('calendar-feed', args=[feed.token])}" if feed else ""
    context = {"form": form, "feed": feed, "address": address, "crumbs": crumbs}
    return render(request, "notices/mine.html", context)


@require_POST
@person_page
def new_address(request: PersonRequest) -> HttpResponse:
    """Make the calendar's secret address, or another one: the one before ends at once."""
    _feed, is_first = Feed.objects.update_or_create(
        person=request.user, municipality_id=request.standing.municipality,
        defaults={"token": new_token(), "made_at": clock.now()},
    )  # fmt: skip
    if is_first:
        messages.success(request, _("Kalendern har fått en adress."))
    else:
        messages.success(request, _("Kalendern har fått en ny adress. Den gamla gäller inte längre."))
    return redirect(f"{reverse('my-notices')}#kalender")
