"""The list's filters as they stand in the address, so that a list can be shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from applications.listing.classes import EVIDENCE, HORIZONS, SIZES
from applications.listing.order import stages_in_order
from applications.models import CaseStatus
from applications.models.case import Target
from socinv.lifecycle import clock
from socinv.lifecycle.process import Process, current_process
from socinv.organisation.models import Body, Department, Municipality, User
from socinv.organisation.prepared import Prepared
from socinv.presentation.fields import DateField, YearField
from socinv.presentation.forms import PlainForm

ALWAYS_SHOWN = ("q", "status", "stage", "department", "turn")
ORGANISATION = ("stage", "department", "turn", "coordinator")  # and participant, which is as department
BESIDE = ("sort", "page")  # in the address, but no filters
LONGEST_SEARCH = 100


def offered(pairs: Iterable[tuple[Any, ...]]) -> list[tuple[str, Any]]:
    """The choices of a select that may be left empty."""
    return [("", "–"), *pairs]


def process_now(municipality: Municipality) -> Process:
    """The process that the stages' words and order come from."""
    return current_process(municipality.process, clock.today())


def stage_choices(process: Process) -> list[tuple[str, str]]:
    """Every stage by its name in the process. Two steps of one name tell which form they are about."""
    words: list[tuple[str, str]] = []
    for stage in stages_in_order(process)[:-1]:
        phase, _dot, key = stage.partition(".")
        if not key:
            words.append((stage, str(_("Idén skrivs") if phase == "idea" else _("Ansökan skrivs"))))
        elif not process.step(phase, key).optional:
            words.append((stage, process.step(phase, key).title))
    return words


def _coordinators(municipality: int) -> QuerySet[Any, Any]:
    held = Q(memberships__body__kind="coordination", memberships__municipality=municipality)
    people = User.objects.filter(held).distinct().order_by("name")
    return people.values_list(Cast("pk", CharField()), "name")


# (key, name) in the order of the names. Asked each time a list is drawn.
DEPARTMENTS = Prepared(
    lambda municipality: Department.objects.filter(municipality=municipality).values_list("key", "name"),
    municipality=-101,
)
BODIES = Prepared(
    lambda municipality: Body.objects.lasting().filter(municipality=municipality).values_list("key", "name"),
    municipality=-101,
)
COORDINATORS = Prepared(_coordinators, municipality=-101)


class CaseFilter(PlainForm):
    """All filters, none of them compulsory. One that does not hold gives a message and is left out."""

    q = forms.CharField(
        label=_("Sök"), max_length=LONGEST_SEARCH, help_text=_("Namn, ord eller diarienummer"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    status = forms.ChoiceField(label=_("Utfall"), choices=offered(CaseStatus.choices))
    stage = forms.ChoiceField(label=_("Skede"))
    department = forms.ChoiceField(label=_("Söker"))
    turn = forms.ChoiceField(label=_("Vems tur"))
    participant = forms.ChoiceField(label=_("Deltar"))
    coordinator = forms.ChoiceField(label=_("Samordnare"))
    year = YearField(label=_("Inlämnat år"))
    since = DateField(label=_("Inlämnat från och med"))
    until = DateField(label=_("Inlämnat till och med"))
    target = forms.ChoiceField(label=_("Når barn och unga"), choices=offered(Target.choices))
    evidence = forms.ChoiceField(label=_("Metod"), choices=offered(EVIDENCE.items()))
    size = forms.ChoiceField(label=_("Storlek"), choices=offered(SIZES.items()))
    horizon = forms.ChoiceField(label=_("Vinsterna väntas inom"), choices=offered(HORIZONS.items()))
    mine = forms.BooleanField(
        label=_("Bara mina"), help_text=_("Din förvaltning söker eller deltar, eller du samordnar")
    )
    overdue = forms.BooleanField(label=_("Bara försenade"))

    def __init__(self, data: Mapping[str, Any], municipality: Municipality) -> None:
        super().__init__(data)
        for field in self.fields.values():
            field.required = False
        departments = offered(DEPARTMENTS.rows(municipality=municipality.pk))
        self._choose("stage", offered(stage_choices(process_now(municipality))))
        self._choose("department", departments)
        self._choose("participant", departments)
        self._choose("turn", offered(BODIES.rows(municipality=municipality.pk)))
        self._choose("coordinator", offered(COORDINATORS.rows(municipality=municipality.pk)))

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    @property
    def offers(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """What the selects offer that is not written in the code."""
        selects = (cast("forms.ChoiceField", self.fields[name]) for name in ORGANISATION)
        return tuple(tuple((str(key), str(word)) for key, word in cast("Any", field.choices)) for field in selects)

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that hold, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, False)}

    @property
    def unknown(self) -> list[str]:
        """What the address says that is no filter."""
        return [name[:40] for name in self.data if name not in self.fields and name not in BESIDE]

    @property
    def first_fields(self) -> list[Any]:
        return [self[name] for name in ALWAYS_SHOWN]

    @property
    def more_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in ALWAYS_SHOWN]

    @property
    def more_are_used(self) -> bool:
        """Whether the filters that are folded away say something, so that they must be unfolded."""
        return any(name in self.data and name not in ALWAYS_SHOWN for name in self.fields)
