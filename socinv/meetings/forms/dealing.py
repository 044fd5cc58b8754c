"""How an item was dealt with: who left, claims, votes, reservations, and words from the discussion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from socinv.meetings.models import AgendaItem, Attendance, Reservation, VoteChoice
from socinv.organisation.models import User
from socinv.presentation.forms import PlainForm, choices_of

VOTING = ("chair", "member", "deputy")
SPARE = 2  # empty rows beside those that are filled
LONGEST_CLAIM, LONGEST = 2_000, 10_000


@dataclass(frozen=True)
class Pair:
    """A person and what he or she says: a claim, or a reservation."""

    number: int
    who: BoundField
    text: BoundField


class DealingForm(PlainForm):
    """``people``: those who are present, by id; ``voting``: those of them who may vote and reserve themselves;
    ``claims`` and ``reserved``: how many are filled in already."""

    people: dict[str, User]
    voting: list[str]
    claims: int
    reserved: int

    @property
    def claim_rows(self) -> list[Pair]:
        return self._pairs("who", "claim", self.claims)

    @property
    def reservation_rows(self) -> list[Pair]:
        return self._pairs("reserves", "because", self.reserved)

    def _pairs(self, who: str, text: str, filled: int) -> list[Pair]:
        return [Pair(one + 1, self[f"{who}-{one}"], self[f"{text}-{one}"]) for one in range(filled + SPARE)]

    @property
    def vote_fields(self) -> list[BoundField]:
        return [self[f"vote-{key}"] for key in self.voting]

    @property
    def has_votes(self) -> bool:
        """Whether somebody has voted, or what was typed is to be mended."""
        return self.is_bound or any(field.value() for field in self.vote_fields)

    @property
    def has_reservations(self) -> bool:
        """The same of reservations."""
        return self.is_bound or self.reserved > 0

    def clean(self) -> dict[str, Any]:
        """What the verb takes; a claim without words, or words without a person, is said at the field."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        return {
            "left": [self.people[key] for key in given["left"]],
            "proposals": self._claims(given),
            "votes": {key: given[f"vote-{key}"] for key in self.voting if given[f"vote-{key}"]},
            "reservations": self._reservations(given),
            "note": given["note"],
        }

    def _claims(self, given: dict[str, Any]) -> list[dict[str, str]]:
        found = []
        for number in range(self.claims + SPARE):
            who, text = given[f"who-{number}"], given[f"claim-{number}"].strip()
            if text and not who:
                self.add_error(f"who-{number}", _("Välj vem som yrkar."))
            elif who and not text:
                self.add_error(f"claim-{number}", _("Skriv vad yrkandet är."))
            elif who:
                found.append({"who": who, "text": text})
        return found

    def _reservations(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        found = []
        for number in range(self.reserved + SPARE):
            who, text = given[f"reserves-{number}"], given[f"because-{number}"].strip()
            if text and not who:
                self.add_error(f"reserves-{number}", _("Välj vem som reserverar sig."))
            elif who:
                found.append({"person": self.people[who], "text": text})
        return found


def dealing_form(item: AgendaItem, there: Iterable[Attendance], data: Any = None) -> DealingForm:
    """The item's form; what stands already is in its fields. ``there``: those who are present."""
    rows = list(there)
    people = {str(one.person_id): one.person for one in rows}
    voting = [str(one.person_id) for one in rows if one.role in VOTING]
    reserved = list(item.reservations.order_by("id"))
    held: dict[str, Any] = {
        "people": people, "voting": voting, "claims": len(item.proposals), "reserved": len(reserved),
        "left": _left(item, people), **_claims(item, people),
        **{f"vote-{key}": _vote(people[key], _said(item).get(key, "")) for key in voting},
        **_reservations(reserved, [(key, people[key].name) for key in voting]),
        "note": _text(_("Ur diskussionen (frivilligt)"), item.note, LONGEST, rows=4),
    }  # fmt: skip
    made: type[DealingForm] = type("ItemsDealingForm", (DealingForm,), held)
    return made(data)


def _left(item: AgendaItem, people: dict[str, User]) -> forms.Field:
    field = forms.MultipleChoiceField(
        label=_("Lämnade rummet på grund av jäv"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(key, one.name) for key, one in people.items()],
        initial=[str(one.person_id) for one in item.left.all()],
    )  # fmt: skip
    field.layout = "row"  # type: ignore[attr-defined]
    return field


def _claims(item: AgendaItem, people: dict[str, User]) -> dict[str, forms.Field]:
    names = [one.name for one in people.values()]
    found: dict[str, forms.Field] = {}
    for number in range(len(item.proposals) + SPARE):
        now = item.proposals[number] if number < len(item.proposals) else {"who": "", "text": ""}
        known = [*names, now["who"]] if now["who"] and now["who"] not in names else names
        found[f"who-{number}"] = _chosen(_("Vem yrkar"), [(one, one) for one in known], now["who"])
        found[f"claim-{number}"] = _text(_("Yrkande"), now["text"], LONGEST_CLAIM)
    return found


def _said(item: AgendaItem) -> dict[str, str]:
    return {str(one.person_id): one.choice for one in item.votes.all()}


def _vote(person: User, said: str) -> forms.Field:
    return _chosen(person.name, [(str(value), str(label)) for value, label in VoteChoice.choices], said)


def _reservations(reserved: list[Reservation], people: list[tuple[str, str]]) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for number in range(len(reserved) + SPARE):
        now = reserved[number] if number < len(reserved) else None
        found[f"reserves-{number}"] = _chosen(_("Vem reserverar sig"), people, str(now.person_id) if now else "")
        found[f"because-{number}"] = _text(_("Reservationen i text"), now.text if now else "", LONGEST)
    return found


def _chosen(label: str, choices: list[tuple[str, str]], first: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=choices_of(choices), initial=first)


def _text(label: str, first: str, longest: int, *, rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=longest, initial=first, widget=forms.Textarea({"rows": rows})
    )
