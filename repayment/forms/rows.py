"""The rows of a plan as they are typed: a committee, a year and what it is to repay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from repayment.book import Book
from repayment.checks import LARGEST, row_problem
from repayment.plan import Line
from socinv.organisation.models import Body
from socinv.presentation.fields import MoneyField, YearField
from socinv.presentation.forms import PlainForm

FEWEST, MOST = 3, 60
COUNT = "rows-count"


class RowForm(PlainForm):
    """One row; empty it says nothing."""

    committee = forms.ChoiceField(label=later("Nämnd"), required=False)
    year = YearField(label=later("År"), required=False)
    amount = MoneyField(label=later("Ska återföra, kronor"), required=False, max_value=LARGEST)

    def __init__(self, book: Book, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self.by_id = book, {str(body.pk): body for body in bodies}
        names = [(str(body.pk), body.name) for body in bodies]
        self.fields["committee"].choices = [("", _("Välj nämnd")), *names]  # type: ignore[attr-defined]

    @property
    def is_blank(self) -> bool:
        """Nothing is chosen or typed in it, readable or not."""
        return not any(str(self[name].data or "").strip() for name in self.fields)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        problem = None if self.is_blank else row_problem(self.book, self.row())
        if problem is not None and problem[0] not in self.errors:
            self.add_error(*problem)
        return said

    def row(self) -> dict[str, Any]:
        """As perform is given it."""
        said = self.cleaned_data
        return {
            "committee": self.by_id.get(said.get("committee", "")), "year": said.get("year"),
            "amount": said.get("amount"),
        }  # fmt: skip


class PlanRows:
    """The rows as they are on the page. ``data``: what was posted; ``one_more`` adds a row and judges nothing.

    Before anything is posted the rows hold ``lines``: what is still to come of the plan that is adjusted.
    """

    def __init__(
        self, book: Book, bodies: Sequence[Body], data: Any = None, *, lines: Sequence[Line] = (),
        one_more: bool = False,
    ) -> None:  # fmt: skip
        self.book, self.bodies, self.data, self.lines, self.one_more = book, bodies, data, lines, one_more
        asked = str(data.get(COUNT, "")) if data is not None else ""
        count = int(asked) if asked.isdecimal() and len(asked) < 4 else len(lines)
        self.forms = [self._row(number) for number in range(1, min(max(count + one_more, FEWEST), MOST) + 1)]
        self._twice()

    def _row(self, number: int) -> RowForm:
        prefix = f"row-{number}"
        if self.data is not None and not self.one_more:
            return RowForm(self.book, self.bodies, self.data, prefix=prefix)
        if self.data is not None:
            typed = {name: self.data.get(f"{prefix}-{name}", "") for name in RowForm.base_fields}
        else:
            typed = _typed(self.lines[number - 1]) if number <= len(self.lines) else {}
        return RowForm(self.book, self.bodies, prefix=prefix, initial=typed)

    def _twice(self) -> None:
        """A committee has one row a year: the second says so at its field."""
        seen: set[tuple[Any, Any]] = set()
        for form in self.filled:
            if form.is_valid():
                key = (form.cleaned_data["committee"], form.cleaned_data["year"])
                if key in seen:
                    form.add_error("year", _("Nämnden har redan en rad för det året. Skriv allt på en rad."))
                seen.add(key)

    @property
    def filled(self) -> list[RowForm]:
        return [form for form in self.forms if form.is_bound and not form.is_blank]

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.filled)

    def rows(self) -> list[dict[str, Any]]:
        """The rows that hold, as perform is given them."""
        return [form.row() for form in self.filled if form.is_valid()]

    @property
    def count(self) -> int:
        return len(self.forms)

    @property
    def has_room(self) -> bool:
        return len(self.forms) < MOST


def _typed(line: Line) -> dict[str, Any]:
    return {"committee": str(line.committee), "year": line.year, "amount": line.amount}
