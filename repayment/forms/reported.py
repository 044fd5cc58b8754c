"""What was saved in a year, a row for each committee and measure, with what shows it (SUN-40)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.forms.fields import TextField
from repayment import saving_checks
from repayment.book import Book
from repayment.checks import LARGEST, LONGEST
from repayment.forms.acts import WithRows
from repayment.saving_checks import LONGEST_MEASURE, saving_problem
from socinv.organisation.models import Body
from socinv.presentation.fields import MoneyField, YearField
from socinv.presentation.forms import PlainForm

MOST = 40
COUNT = "rows-count"
Typed = dict[str, Any]


class ReportForm(WithRows):
    """The year that the rows are about."""

    check = staticmethod(saving_checks.saving)
    names = "rows"

    year = YearField(label=later("År som besparingen gjordes"), required=False)


class MeasuredForm(PlainForm):
    """One row; empty it says nothing. A saving below nought says that it cost more."""

    committee = forms.ChoiceField(label=later("Nämnd"), required=False)
    measure = TextField(label=later("Mått"), required=False, max_length=LONGEST_MEASURE,
                        widget=forms.TextInput({"list": "matt"}))  # fmt: skip
    amount = MoneyField(label=later("Sparat, kronor"), required=False, min_value=-LARGEST, max_value=LARGEST)
    evidence = TextField(
        label=later("Det som visar det"), required=False, max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "cols": 12}),
    )  # fmt: skip

    def __init__(self, book: Book, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self.by_id = book, {str(body.pk): body for body in bodies}
        names = [(str(body.pk), body.name) for body in bodies]
        self.fields["committee"].choices = [("", _("Välj nämnd")), *names]  # type: ignore[attr-defined]
        self.fields["evidence"].cell = "wide"  # type: ignore[attr-defined]
        self.fields["measure"].cell = "mid"  # type: ignore[attr-defined]

    @property
    def is_blank(self) -> bool:
        """Nothing that tells of a saving is typed in it; a committee and a measure that were filled in say nothing."""
        return not any(str(self[name].data or "").strip() for name in ("amount", "evidence"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        problem = None if self.is_blank else saving_problem(self.book.plan, self.row())
        if problem is not None and problem[0] not in self.errors:
            self.add_error(*problem)
        return said

    def row(self) -> dict[str, Any]:
        """As perform is given it."""
        said = self.cleaned_data
        return {
            "committee": self.by_id.get(said.get("committee", "")), "measure": said.get("measure") or "",
            "amount": said.get("amount"), "evidence": said.get("evidence") or "",
        }  # fmt: skip


class MeasuredRows:
    """The rows as they are on the page; ``data`` is what was posted, ``one_more`` adds a row and judges nothing.

    Before anything is posted they hold ``lines``: what has been said of the year, and those whom the plan names.
    """

    def __init__(
        self, book: Book, bodies: Sequence[Body], data: Any = None, *, lines: Sequence[Typed] = (),
        one_more: bool = False,
    ) -> None:  # fmt: skip
        self.book, self.bodies, self.data, self.lines, self.one_more = book, bodies, data, lines, one_more
        asked = str(data.get(COUNT, "")) if data is not None else ""
        count = int(asked) if asked.isdecimal() and len(asked) < 4 else len(lines)
        self.forms = [self._row(number) for number in range(1, min(max(count + one_more, 1), MOST) + 1)]
        self._twice()

    def _row(self, number: int) -> MeasuredForm:
        prefix = f"row-{number}"
        if self.data is not None and not self.one_more:
            return MeasuredForm(self.book, self.bodies, self.data, prefix=prefix)
        typed: Typed = {}
        if self.data is not None:
            typed = {name: self.data.get(f"{prefix}-{name}", "") for name in MeasuredForm.base_fields}
        elif number <= len(self.lines):
            typed = self.lines[number - 1]
        return MeasuredForm(self.book, self.bodies, prefix=prefix, initial=typed)

    def _twice(self) -> None:
        """A committee has one row a measure: the second says so at its field."""
        seen: set[tuple[str, str]] = set()
        for form in self.filled:
            if form.is_valid():
                key = (form.cleaned_data["committee"], form.cleaned_data["measure"].strip())
                if key in seen:
                    form.add_error("measure", _("Nämnden har redan en rad för det måttet. Skriv allt på en rad."))
                seen.add(key)

    @property
    def filled(self) -> list[MeasuredForm]:
        return [form for form in self.forms if form.is_bound and not form.is_blank]

    def is_valid(self) -> bool:
        return not [form for form in self.filled if not form.is_valid()]

    def rows(self) -> list[dict[str, Any]]:
        """The rows that hold, as perform is given them."""
        return [form.row() for form in self.filled if form.is_valid()]

    @property
    def count(self) -> int:
        return len(self.forms)

    @property
    def has_room(self) -> bool:
        return len(self.forms) < MOST

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed in each row, when it could not be registered."""
        rows = [
            (self._name(form), [str(form[name].data or "").strip() for name in ("measure", "amount", "evidence")])
            for form in self.filled
        ]
        return [(name, ": ".join(filter(None, words))) for name, words in rows]

    @staticmethod
    def _name(form: MeasuredForm) -> str:
        body = form.by_id.get(str(form["committee"].data or ""))
        return body.name if body else _("Raden utan nämnd")


def first_rows(book: Book, year: int | None, measures: Sequence[str]) -> list[Typed]:
    """What has been said of the year, and after it a row for each committee of the plan that has said nothing."""
    said = [
        {"committee": str(one.committee_id), "measure": one.measure, "amount": one.amount, "evidence": one.evidence}
        for one in book.savings
        if one.year == year
    ]
    measure = measures[0] if len(measures) == 1 else ""
    known = {row["committee"] for row in said}
    planned = dict.fromkeys(str(line.committee) for line in (*book.of_year(year), *_expected(book, year)))
    return [*said, *({"committee": one, "measure": measure} for one in planned if one not in known)]


def _expected(book: Book, year: int | None) -> list[Any]:
    return [line for line in book.expected if line.year == year and line.amount > Decimal(0)]
