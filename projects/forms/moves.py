"""Rows of resources that the council moves: from a committee or as new money, to a committee, a year, from a year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from projects.checks import LARGEST
from socinv.organisation.models import Body
from socinv.presentation.fields import MoneyField, YearField
from socinv.presentation.forms import PlainForm

FEWEST, MOST = 3, 30
COUNT = "moves-count"


class MoveForm(PlainForm):
    """One row; empty it says nothing."""

    from_body = forms.ChoiceField(label=later("Från"), required=False)
    to_body = forms.ChoiceField(label=later("Till"), required=False)
    amount = MoneyField(label=later("Kronor per år"), required=False, max_value=LARGEST)
    from_year = YearField(label=later("Från år"), required=False, min_value=2000)

    def __init__(self, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(body.pk): body for body in bodies}
        names = [(str(body.pk), body.name) for body in bodies]
        self.fields["from_body"].choices = [("", _("Nya medel")), *names]  # type: ignore[attr-defined]
        self.fields["to_body"].choices = [("", _("Välj nämnd")), *names]  # type: ignore[attr-defined]

    @property
    def is_blank(self) -> bool:
        """Nothing is chosen or typed in it, readable or not."""
        return not any(str(self[name].data or "").strip() for name in self.fields)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if self.is_blank:
            return said
        self._needs("to_body", _("Välj vilken nämnd som får resurserna."))
        self._needs("amount", _("Skriv beloppet i kronor, till exempel 400 000."))
        self._needs("from_year", _("Skriv från vilket år, till exempel 2027."))
        if said.get("amount") == Decimal(0):
            self.add_error("amount", _("Skriv ett belopp som är större än noll."))
        if said.get("to_body") and said.get("to_body") == said.get("from_body"):
            self.add_error("to_body", _("Välj två olika nämnder."))
        return said

    def _needs(self, name: str, text: str) -> None:
        if name not in self.errors and self.cleaned_data.get(name) in ("", None):
            self.add_error(name, text)

    def move(self) -> dict[str, Any]:
        """As perform is given it."""
        said = self.cleaned_data
        return {
            "from_body": self.by_id.get(said["from_body"]), "to_body": self.by_id[said["to_body"]],
            "amount": said["amount"], "from_year": said["from_year"],
        }  # fmt: skip


class MoveRows:
    """The rows as they are on the page. ``data``: what was posted; ``one_more`` adds a row and judges nothing."""

    def __init__(self, bodies: Sequence[Body], data: Any = None, *, one_more: bool = False) -> None:
        asked = str(data.get(COUNT, "")) if data is not None else ""
        count = int(asked) if asked.isdecimal() and len(asked) < 4 else FEWEST
        count = min(max(count + one_more, FEWEST), MOST)
        self.forms = [self._row(bodies, number, data, one_more=one_more) for number in range(1, count + 1)]

    def _row(self, bodies: Sequence[Body], number: int, data: Any, *, one_more: bool) -> MoveForm:
        prefix = f"move-{number}"
        if not one_more:
            return MoveForm(bodies, data, prefix=prefix)
        typed = {name: data.get(f"{prefix}-{name}", "") for name in MoveForm.base_fields}
        return MoveForm(bodies, prefix=prefix, initial=typed)

    @property
    def filled(self) -> list[MoveForm]:
        return [form for form in self.forms if form.is_bound and not form.is_blank]

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.filled)

    def moves(self) -> list[dict[str, Any]]:
        """The rows that hold."""
        return [form.move() for form in self.filled if form.is_valid()]

    @property
    def count(self) -> int:
        return len(self.forms)

    @property
    def has_room(self) -> bool:
        return len(self.forms) < MOST
