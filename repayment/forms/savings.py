"""What each committee saved in a year, on a row of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from repayment.book import Book
from repayment.checks import LARGEST, LONGEST_NOTE, saving_problem
from repayment.plan import Line
from socinv.organisation.models import Body
from socinv.presentation.fields import MoneyField
from socinv.presentation.forms import PlainForm
from socinv.presentation.money import kronor


class SavingForm(PlainForm):
    """One committee's saving; the committee and the plan are given."""

    amount = MoneyField(label=_("Överskott, kronor"), required=False, max_value=LARGEST)
    note = TextField(
        label=_("Förklaring"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 2, "cols": 12})
    )  # fmt: skip

    def __init__(self, line: Line, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"saving-{line.committee}", **kwargs)
        self.line, self.body = line, body
        self.fields["note"].cell = "wide"  # type: ignore[attr-defined]  # a line of its own on a phone

    @property
    def name(self) -> str:
        return self.line.name

    @property
    def planned(self) -> str:
        return kronor(self.line.amount)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        problem = saving_problem(self.line.amount, said)
        if problem is not None and problem[0] not in self.errors and "amount" not in self.errors:
            self.add_error(*problem)
        return said

    def saving(self) -> dict[str, Any]:
        """As perform is given it."""
        return {"committee": self.body, "amount": self.cleaned_data["amount"], "note": self.cleaned_data["note"] or ""}


class SavingRows:
    """A row for each committee that was to repay of the year."""

    def __init__(self, book: Book, year: int | None, data: Any = None) -> None:
        bodies = {row.committee_id: row.committee for one in book.versions[-1:] for row in one.rows.all()}
        self.forms = [SavingForm(line, bodies[line.committee], data) for line in book.of_year(year)]

    def is_valid(self) -> bool:
        """Every row is looked at: what is wrong is said at once."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

    def savings(self) -> list[dict[str, Any]]:
        return [form.saving() for form in self.forms if form.is_valid()]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed in each row, when it could not be registered."""
        words = [(form.name, [str(form[name].data or "").strip() for name in form.fields]) for form in self.forms]
        return [(name, ": ".join(filter(None, typed))) for name, typed in words if any(typed)]
