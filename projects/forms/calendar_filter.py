"""What the calendar shows, as it stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.listing.filter_form import LONGEST_SEARCH
from projects.calendar.agenda import Window
from projects.calendar.entries import kinds
from socinv.lifecycle import clock
from socinv.organisation.models import OF_ONE_PROJECT, Body, Membership, User
from socinv.organisation.standing import Standing
from socinv.presentation.fields import FIRST_DAY, LAST_DAY
from socinv.presentation.forms import PlainForm

MINE, MONTHS, AS_LIST, AS_MONTH = "mine", 3, "list", "month"
LENGTHS = {"1": gettext_lazy("En månad"), "3": gettext_lazy("Tre månader"), "6": gettext_lazy("Ett halvår"),
           "12": gettext_lazy("Ett år")}  # fmt: skip
BESIDE = ("show",)


class MonthField(forms.CharField):
    """A month, written åååå-mm; its first day."""

    def clean(self, value: Any) -> Any:
        """The day, None when empty; a message with an example when it cannot be read."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            found = date.fromisoformat(f"{text}-01") if len(text) == len("2026-11") else None
        except ValueError:
            found = None
        if found is None or not FIRST_DAY <= found <= LAST_DAY:
            example = f"{clock.today():%Y-%m}"
            raise ValidationError(_("Skriv månaden som åååå-mm, till exempel %(month)s") % {"month": example})
        return found


class CalendarFilter(PlainForm):
    """Whose things, of what kinds, of which cases and which months. Nothing is compulsory."""

    q = forms.CharField(
        label=gettext_lazy("Ärende eller projekt"), max_length=LONGEST_SEARCH, required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    whose = forms.ChoiceField(label=gettext_lazy("Vems"), required=False)
    begins = MonthField(
        label=gettext_lazy("Från månad"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "w-md"}),
    )  # fmt: skip
    months = forms.ChoiceField(label=gettext_lazy("Hur länge"), required=False, choices=list(LENGTHS.items()))
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("Vad"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Utan kryss visas allt."),
    )  # fmt: skip

    def __init__(self, data: QueryDict, standing: Standing) -> None:
        super().__init__(_with_months(data))
        self.standing = standing
        self.people = people_of(standing)
        self.bodies = bodies_of(standing)
        whose: list[Any] = [("", _("Alla jag får se")), (MINE, _("Bara mina"))]
        whose.append((_("Organ"), [(f"body-{body.pk}", body.name) for body in self.bodies]))
        if self.people:
            whose.append((_("Personer"), [(f"person-{one.pk}", one.name) for one in self.people]))
        cast("forms.ChoiceField", self.fields["whose"]).choices = whose
        field = cast("forms.MultipleChoiceField", self.fields["kind"])
        field.choices = [(one.key, one.title) for one in kinds()]
        field.layout = "row"  # type: ignore[attr-defined]

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The filters that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def problems(self) -> list[str]:
        """What the address asks for that there is not."""
        return [_("Adressen har ett filter som inte finns: %(name)s. Det används inte.") % {"name": name[:40]}
                for name in self.data if name not in self.fields and name not in BESIDE]  # fmt: skip

    @property
    def whose_person(self) -> User | None:
        """The person whose things are asked for."""
        word = self.chosen.get("whose", "")
        if word == MINE:
            return self.standing.person
        return next((one for one in self.people if word == f"person-{one.pk}"), None)

    @property
    def whose_body(self) -> Body | None:
        word = self.chosen.get("whose", "")
        return next((one for one in self.bodies if word == f"body-{one.pk}"), None)

    def window(self, *, as_month: bool) -> Window:
        """The months to show: from this one, where none is said."""
        begins = self.chosen.get("begins") or clock.today().replace(day=1)
        return Window(begins, 1 if as_month else int(self.chosen.get("months") or MONTHS))

    @property
    def is_changed(self) -> bool:
        """Whether anything is chosen that can be cleared."""
        return self.narrows or self.chosen.get("begins") != clock.today().replace(day=1)

    @property
    def narrows(self) -> bool:
        """Whether something besides the months is chosen."""
        return any(name in self.chosen for name in ("q", "whose", "kind"))

    def address(self, show: str, begins: date | None = None) -> str:
        """The same choice as an address, shown so and from that month on."""
        query = QueryDict(mutable=True)
        for name, value in self.chosen.items():
            if name != "begins" and not (name == "months" and value == str(MONTHS)):
                query.setlist(name, value if isinstance(value, list) else [str(value)])
        begins = begins or self.chosen.get("begins")
        if begins and begins != clock.today().replace(day=1):
            query["begins"] = f"{begins:%Y-%m}"
        if show != AS_LIST:
            query["show"] = show
        return f"?{query.urlencode()}"


def _with_months(data: QueryDict) -> QueryDict:
    """The months that hold where none are said stand in their boxes."""
    filled = data.copy()
    for name, value in (("begins", f"{clock.today():%Y-%m}"), ("months", str(MONTHS))):
        if not filled.get(name):
            filled[name] = value
    return filled


def people_of(standing: Standing) -> Sequence[User]:
    """Those whose calendar the person may read: everybody for a coordinator, a body's people for its chair."""
    people = User.objects.filter(affiliations__municipality=standing.municipality, is_active=True)
    if standing.is_coordinator:
        return list(people.order_by("name", "pk"))
    chaired = [seat.body for seat in standing.seats if seat.role == "chair"]
    if not chaired:
        return []
    seated = Membership.objects.on(standing.day).filter(body__in=chaired).values("person")
    return list(people.filter(pk__in=seated).exclude(pk=standing.person.pk).order_by("name", "pk"))


def bodies_of(standing: Standing) -> Sequence[Body]:
    """The municipality's own bodies, and the groups of the projects that the person has a seat in."""
    own = [seat.body for seat in standing.seats if seat.kind in OF_ONE_PROJECT]
    if not standing.is_insider and not standing.is_system:
        return list(Body.objects.filter(pk__in=own))
    ours = Body.objects.filter(municipality=standing.municipality)
    return list(ours.filter(~Q(kind__in=OF_ONE_PROJECT) | Q(pk__in=own)))
