from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.attention import delegates
from socinv.organisation.forms.person import NameForm, PersonForm
from socinv.organisation.models import Affiliation, Delegation, Employment, Membership, User
from socinv.organisation.recording import keep
from socinv.organisation.rows import delegation_rows, job_rows, seat_rows
from socinv.organisation.standing import Standing
from socinv.organisation.views.saving import handled, trail
from socinv.organisation.web import PersonRequest, coordinator_page
from socinv.organisation.welcome import send_welcome

ON_A_PAGE = 40


def person_here(request: PersonRequest, pk: int) -> User:
    """A person with a door into the reader's municipality; anybody else is 404."""
    here = Affiliation.objects.filter(municipality=request.standing.municipality)
    return get_object_or_404(User.objects.filter(affiliations__in=here, is_system=False), pk=pk)


@coordinator_page
def people(request: PersonRequest) -> HttpResponse:
    """Everybody here with what each one is today; ?q= searches names, titles and addresses."""
    standing, query = request.standing, request.GET.get("q", "").strip()[:100].replace("\x00", "")
    found = _with_places(standing)
    for word in query.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(title__icontains=word) | Q(email__icontains=word))
    page = Paginator(found.order_by("name", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "query": query, "crumbs": trail((_("Personer"), ""))}
    return render(request, "administration/people.html", context)


def _with_places(standing: Standing) -> QuerySet[User]:
    here, day = standing.municipality, standing.day
    seats = Membership.objects.on(day).filter(municipality=here).select_related("body").order_by("body__name")
    jobs = Employment.objects.on(day).filter(municipality=here).select_related("department")
    return User.objects.filter(affiliations__municipality=here, is_system=False).prefetch_related(
        Prefetch("memberships", queryset=seats, to_attr="seats"),
        Prefetch("employments", queryset=jobs, to_attr="jobs"),
    )


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A new person; somebody who has an account already gets a door in here and nothing else is said."""
    standing = request.standing
    kept: list[tuple[User, bool]] = []

    def save(form: PersonForm) -> None:
        given = form.cleaned_data
        person = User.objects.filter(email__iexact=given["email"]).first()
        is_new = person is None
        if person is None:
            person = User(email=given["email"], name=given["name"], title=given["title"])
            person.set_unusable_password()
            try:
                with transaction.atomic():
                    keep(person, request.user, standing.municipality)
            except IntegrityError:  # another municipality added the same address at this very moment
                person, is_new = User.objects.get(email__iexact=given["email"]), False
        door = Affiliation(municipality_id=standing.municipality, person=person)
        if is_new:
            door.save()
        else:
            keep(door, request.user, standing.municipality)
        kept.append((person, is_new))

    form, done = handled(request, lambda data: PersonForm(data, municipality=standing.municipality), save)
    if done:
        person, is_new = kept[0]
        if is_new:
            _welcome(request, person)
        messages.success(request, _("%(person)s är tillagd. Lägg till uppdrag eller anställning.") % {"person": person})
        return redirect("person", pk=person.pk)
    context = {
        "form": form, "heading": _("Lägg till person"), "submit_word": _("Lägg till personen"),
        "lead": _("Ett konto ger ingen rätt i sig. Rättigheter kommer med uppdrag, anställning och delegation."),
        "cancel_url": reverse("people"),
        "crumbs": trail((_("Personer"), reverse("people")), (_("Lägg till person"), "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


def _welcome(request: PersonRequest, person: User) -> None:
    if send_welcome(request, person, request.affiliation.municipality):
        words = {"address": person.email}
        messages.success(request, _("Ett mejl med länk för att välja lösenord är skickat till %(address)s") % words)
    else:
        messages.error(request, _("Mejlet gick inte iväg. Skicka länken igen från personens sida."))


@coordinator_page
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """All that the person is and has been here; name and title can be changed."""
    standing, thing = request.standing, person_here(request, pk)
    if request.method == "POST" and request.POST.get("do") == "welcome":
        if thing.has_usable_password() or not thing.is_active:
            raise Http404
        _welcome(request, thing)
        return redirect("person", pk=pk)
    form, done = (None, False) if _is_shared(standing, thing) else _renamed(request, pk)
    if done:
        messages.success(request, _("Uppgifterna är sparade"))
        return redirect("person", pk=pk)
    context = _person_context(standing, thing, form)
    context["shows_delegations"] = context["delegations"] or delegates(request.affiliation.municipality)
    return render(request, "administration/person.html", context)


def _is_shared(standing: Standing, thing: User) -> bool:
    """Whether the account is not this municipality's alone to describe."""
    elsewhere = Affiliation.objects.filter(person=thing).exclude(municipality=standing.municipality).exists()
    return elsewhere or thing.is_staff


def _renamed(request: PersonRequest, pk: int) -> tuple[NameForm, bool]:
    standing = request.standing

    def save(form: NameForm) -> None:
        thing = person_here(request, pk)
        thing.name, thing.title = form.cleaned_data["name"], form.cleaned_data["title"]
        keep(thing, request.user, standing.municipality)

    def make(data: QueryDict | None) -> NameForm:
        return NameForm(data, thing=person_here(request, pk))

    return handled(request, make, save)


def _person_context(standing: Standing, thing: User, form: NameForm | None) -> dict[str, Any]:
    here, day = standing.municipality, standing.day
    seats = Membership.objects.filter(person=thing, municipality=here).select_related("body", "person")
    jobs = Employment.objects.filter(person=thing, municipality=here).select_related("department", "person")
    held = Delegation.objects.filter(holder=thing, municipality=here).select_related("body", "holder")
    seat_groups = seat_rows(seats.order_by("-starts"), day, of_person=True)
    job_groups = job_rows(jobs.order_by("-starts"), day, of_person=True)
    delegation_groups = delegation_rows(held.order_by("-starts"), day, of_person=True)
    open_ended = any(
        row.status != "info" for groups in (seat_groups, job_groups, delegation_groups)
        for group in groups for row in group.rows
    )  # fmt: skip
    return {
        "person": thing,
        "form": form,
        "seats": seat_groups,
        "jobs": job_groups,
        "delegations": delegation_groups,
        "can_leave": open_ended and thing != standing.person,
        "can_welcome": thing.is_active and not thing.has_usable_password(),
        "crumbs": trail((_("Personer"), reverse("people")), (thing.name, "")),
    }
