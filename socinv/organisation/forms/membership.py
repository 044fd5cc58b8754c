from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.lifecycle.process import Process
from socinv.organisation.forms.choosing import BodyField, PersonField, people_of, with_empty
from socinv.organisation.forms.period import PeriodForm, span
from socinv.organisation.models import Body, BodyKind, Competence, Membership, SeatRole, User
from socinv.organisation.seating import leaves_nobody, overlapping
from socinv.organisation.standing import Standing

LEADERS: dict[str, Any] = {
    BodyKind.ACTOR: gettext_lazy("Den som leder aktören är ordförande, kontaktpersoner är ledamöter."),
    BodyKind.DIRECTOR: gettext_lazy("Den som är direktör är ordförande."),
}


def place_field() -> forms.IntegerField:
    """Where a deputy stands in the order in which deputies step in."""
    return forms.IntegerField(
        label=gettext_lazy("Plats i turordningen"), required=False, min_value=1, max_value=99,
        help_text=gettext_lazy("Fylls bara i för ersättare. Den med lägst nummer träder in först."),
    )  # fmt: skip


class MembershipForm(PeriodForm):
    """A new seat: the body is given and the person chosen, or the other way round."""

    person = PersonField(label=gettext_lazy("Person"))
    body = BodyField(label=gettext_lazy("Organ"))
    role = forms.ChoiceField(label=gettext_lazy("Roll"), choices=with_empty(SeatRole))
    competence = forms.ChoiceField(
        label=gettext_lazy("Kompetens"),
        choices=with_empty(Competence),
        required=False,
        help_text=gettext_lazy("Fylls bara i för samordnare."),
    )
    place = place_field()
    field_order = ["person", "body", "role", "competence", "place", "starts", "ends"]

    def __init__(
        self, data: Any = None, *, standing: Standing, process: Process | None, body: Body | None = None,
        person: User | None = None, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, day=standing.day, **more)
        self.municipality, self.given_body, self.given_person = standing.municipality, body, person
        self.fields["person"].queryset = people_of(standing.municipality)  # type: ignore[attr-defined]
        self.fields["body"].queryset = Body.objects.lasting().filter(municipality=standing.municipality)  # type: ignore[attr-defined]
        if person is not None:
            del self.fields["person"]
        if body is not None:
            del self.fields["body"]
            self.fields["role"].help_text = LEADERS.get(body.kind, "")
        self.competences = competences(process)
        if not self.competences or (body is not None and body.kind != BodyKind.COORDINATION):
            del self.fields["competence"]

    def clean_place(self) -> int | None:
        return place_in_order(self, self.cleaned_data.get("role", ""))

    def clean(self) -> dict[str, Any]:
        """A coordinator has a competence (SUN-02); nobody has the same seat twice on one day."""
        given = super().clean()
        seat = self.membership()
        if seat.body_id and self.competences and _coordinates(seat.body) and not given.get("competence"):
            self.add_error("competence", _("Välj vilken kompetens samordnaren har"))
        if self.holds() and seat.body_id and seat.person_id and seat.role:
            same = Membership.objects.filter(body=seat.body, person=seat.person, role=seat.role)
            refuse_overlap(self, overlapping(same, given["starts"], given["ends"]))
        return given

    def membership(self) -> Membership:
        """The seat as the form describes it, not saved."""
        given = self.cleaned_data
        body = self.given_body or given.get("body")
        coordinates = body is not None and _coordinates(body)
        said: dict[str, Any] = {name: given.get(name) for name in ("starts", "ends")}
        return Membership(
            municipality_id=self.municipality, body=body, person=self.given_person or given.get("person"),
            role=given.get("role", ""), competence=given.get("competence", "") if coordinates else "",
            place=given.get("place"), **said,
        )  # fmt: skip


def competences(process: Process | None) -> set[str]:
    """What a coordinator may be competent in by the process; nothing where it tells coordinators no competences."""
    rules = process.body if process is not None else ()
    return {one for rule in rules if rule.kind == BodyKind.COORDINATION for one in rule.competences}


def _coordinates(body: Body) -> bool:
    return body.kind == BodyKind.COORDINATION


class SeatPeriodForm(PeriodForm):
    """The days of a seat that exists, and a deputy's place in the order."""

    thing: Membership
    place = place_field()
    field_order = ["place", "starts", "ends"]

    def __init__(self, data: Any = None, *, thing: Membership, **options: Any) -> None:
        super().__init__(data, thing=thing, initial={"place": thing.place}, **options)
        if thing.role != SeatRole.DEPUTY:
            del self.fields["place"]

    def clean(self) -> dict[str, Any]:
        """As for a new one; and somebody must be left to coordinate."""
        given = super().clean()
        if self.holds():
            seat = self.thing
            same = Membership.objects.filter(body=seat.body_id, person=seat.person_id, role=seat.role)
            refuse_overlap(self, overlapping(same, given["starts"], given["ends"], but=seat.pk))
            if leaves_nobody(seat, given["ends"]):
                self.add_error("ends", _("Då finns ingen samordnare kvar. Lägg till en ny samordnare först."))
        return given


def place_in_order(form: PeriodForm, role: str) -> int | None:
    """The place that was given; said at its field where the seat is not a deputy's."""
    place: int | None = form.cleaned_data.get("place")
    if place is not None and role != SeatRole.DEPUTY:
        form.add_error("place", _("Bara ersättare har en plats i turordningen. Lämna fältet tomt."))
    return place


def refuse_overlap(form: PeriodForm, other: Any) -> None:
    """Say at the first day that the person has the same already, and when."""
    if other is not None:
        message = _("Personen har redan samma uppdrag %(span)s. Ändra det eller välj andra dagar.")
        form.add_error("starts", message % {"span": span(other)})
