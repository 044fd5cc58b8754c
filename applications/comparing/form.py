"""The order as a form: a place and a reason for each application. What others change meanwhile is not overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.anchoring_checks import MOST_PLACES
from applications.anchoring_checks import place as checked
from applications.checks import LONGEST
from applications.comparing.row import Row
from applications.models import Case
from socinv.presentation.dates import when_inside
from socinv.presentation.fields import NumberField
from socinv.presentation.forms import PlainForm

WAS = "was-"


@dataclass(frozen=True)
class Change:
    """A place that somebody gives."""

    case: Case
    place: int
    why: str


@dataclass(frozen=True)
class Line:
    """A row of the form."""

    row: Row
    place: BoundField
    why: BoundField
    was: BoundField


def stamp(place: object, why: str) -> str:
    """What a place and its reason are known by, however browsers write them; nothing for no place."""
    words = _plain(why)
    return blake2s(f"{place}|{words}".encode(), digest_size=6).hexdigest() if place or words else ""


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


class OrderForm(PlainForm):
    """``held``: places of applications that are not in the form, with who has them."""

    def __init__(self, rows: Sequence[Row], held: Mapping[int, str], data: Any = None) -> None:
        self.rows, self.held = list(rows), held
        start: dict[str, Any] = {}
        for row in self.rows:
            case, ref = row.case, row.case.ref
            start |= {f"place-{ref}": case.place, f"why-{ref}": case.place_why}
            start[f"{WAS}{ref}"] = stamp(case.place, case.place_why)
        fields = [pair for row in self.rows for pair in _fields(row.case)]
        self.base_fields = dict(fields)  # type: ignore[misc]
        self.typed: Any = data.copy() if data is not None else None
        super().__init__(self.typed, initial=start)

    def lines(self) -> Iterator[Line]:
        for row in self.rows:
            ref = row.case.ref
            yield Line(row, self[f"place-{ref}"], self[f"why-{ref}"], self[f"{WAS}{ref}"])

    def clean(self) -> dict[str, Any]:
        """Finds the changes; then the form shows what is there now as what has been read."""
        said = {row.case.ref: self._said(row) for row in self.rows}
        self.changes = [one for one in said.values() if one is not None]
        self._no_two_alike()
        for row in self.rows:
            self.typed[f"{WAS}{row.case.ref}"] = stamp(row.case.place, row.case.place_why)
        return self.cleaned_data

    def _said(self, row: Row) -> Change | None:
        """What is said of one application, if that is anything new and holds."""
        case, ref = row.case, row.case.ref
        if f"place-{ref}" in self.errors or f"why-{ref}" in self.errors or f"place-{ref}" not in self.data:
            return None
        number = self.cleaned_data[f"place-{ref}"]
        place, why = (None if number is None else int(number)), _plain(self.cleaned_data[f"why-{ref}"])
        now, read = stamp(case.place, case.place_why), self.cleaned_data[f"{WAS}{ref}"]
        typed = stamp(place, why)
        if typed in (now, read):  # not touched: what somebody else has said meanwhile stands
            self.typed[f"place-{ref}"], self.typed[f"why-{ref}"] = case.place or "", case.place_why
            return None
        if now != read:
            self.add_error(f"place-{ref}", _changed_meanwhile(row))
            return None
        if place is None and not why:
            self.add_error(f"place-{ref}", _("En plats kan ändras men inte tas bort. Skriv vilken plats det ska vara."))
            return None
        problems = checked(case, place=place, why=why)
        for name, problem in problems.items():
            self.add_error(f"{name}-{ref}", str(problem))
        return None if problems or place is None else Change(case, place, why)

    def _no_two_alike(self) -> None:
        changed = {one.case.pk: one.place for one in self.changes}
        holders: dict[int, list[Case]] = defaultdict(list)
        for row in self.rows:
            place = changed.get(row.case.pk, row.case.place)
            if place:
                holders[place].append(row.case)
        for one in self.changes:
            others = [str(case) for case in holders[one.place] if case != one.case]
            if one.place in self.held:
                others.append(self.held[one.place])
            if others:
                words = {"place": one.place, "name": others[0]}
                said = _("Plats %(place)d har också %(name)s. Ge varje ansökan en egen plats.") % words
                self.add_error(f"place-{one.case.ref}", said)

    def say_gone(self, cases: Iterable[Case]) -> None:
        """Applications that are no longer compared, with what was typed about them."""
        for case in cases:
            place, why = str(self.data.get(f"place-{case.ref}", "")), _plain(str(self.data.get(f"why-{case.ref}", "")))
            if stamp(place.strip(), why) == self.data.get(f"{WAS}{case.ref}"):
                continue
            words = {"name": case, "place": place or "–", "why": why or "–"}
            said = _("%(name)s går inte längre att ge en plats här. Du skrev plats %(place)s: %(why)s") % words
            self.add_error(None, said)


def refs_in(data: Mapping[str, Any]) -> list[str]:
    """The applications that the form held when it was read."""
    return [name.removeprefix(WAS) for name in data if name.startswith(WAS)]


def _fields(case: Case) -> Iterator[tuple[str, forms.Field]]:
    """The place and the reason of one application, and what they were when the form was read."""
    wrong = _("Skriv platsen för %(name)s som ett helt tal från 1 till %(most)d.") % {"name": case, "most": MOST_PLACES}
    place = NumberField(
        label=gettext_lazy("Plats"), required=False, places=0, min_value=1, max_value=MOST_PLACES,
        error_messages=dict.fromkeys(("invalid", "places", "min_value", "max_value"), wrong),
    )  # fmt: skip
    why = forms.CharField(
        label=gettext_lazy("Därför"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": "2"})
    )
    why.cell = "wide"  # type: ignore[attr-defined]
    yield f"place-{case.ref}", place
    yield f"why-{case.ref}", why
    yield f"{WAS}{case.ref}", forms.CharField(required=False, widget=forms.HiddenInput)


def _changed_meanwhile(row: Row) -> str:
    """Who was first, and with what."""
    words = {"name": row.case, "place": row.case.place, "why": row.case.place_why}
    words |= {"who": row.event.actor_name, "when": when_inside(row.event.at)} if row.event else {}
    if row.event is None:
        return _("%(name)s har fått plats %(place)s under tiden: %(why)s Spara igen om din plats ska gälla.") % words
    return _(
        "%(who)s gav %(name)s plats %(place)s %(when)s: %(why)s Spara igen om din plats ska gälla."
    ) % words  # fmt: skip
