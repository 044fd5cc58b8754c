"""The form of the fund's opening: the day, what has been set aside so far, and the running grants to take in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.forms.fields import TextField
from projects.models import Project
from repayment.forms.fund.booking import BookingForm, day_field
from repayment.ledger.accounts import NONE
from socinv.lifecycle.process.fund_schema import FundSource
from socinv.presentation.fields import MoneyField
from socinv.presentation.forms import ErrorSummary, PlainForm, combined_summary
from socinv.presentation.money import kronor


class AllocationRow(PlainForm):
    """What has been set aside from one of the guideline's sources; empty where nothing has."""

    amount = MoneyField(label=later("Belopp, kronor"), required=False)
    decision = TextField(label=later("Beslut"), required=False, max_length=150)
    within_target = forms.BooleanField(
        label=later("Ryms inom kommunens mål för god ekonomisk hushållning"), required=False
    )  # fmt: skip

    def __init__(self, source: FundSource, *args: Any, **options: Any) -> None:
        super().__init__(*args, prefix=f"source-{source.key}", **options)
        self.source = source
        if not source.within_target:
            del self.fields["within_target"]

    def clean(self) -> dict[str, Any]:
        """An amount needs its decision, and the source's condition met."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("amount"):
            if not said.get("decision"):
                self.add_error("decision", _("Skriv med vilket beslut."))
            if "within_target" in self.fields and not said.get("within_target"):
                self.add_error("within_target", _("Kryssa i rutan: pengar ur den här källan får bara avsättas då."))
        return said

    def row(self) -> dict[str, Any] | None:
        """As perform is given it."""
        said = self.cleaned_data
        if not said.get("amount"):
            return None
        return {
            "amount": said["amount"], "source": self.source.key, "decision": said["decision"],
            "within_target": bool(said.get("within_target")), "text": "",
        }  # fmt: skip


class GrantRow(PlainForm):
    """What is left to pay of a running project's grant; empty where nothing is."""

    amount = MoneyField(label=later("Kvar att betala, kronor"), required=False)

    def __init__(self, project: Project, used: Decimal, *args: Any, **options: Any) -> None:
        self.project, self.used, budget = project, used, project.budget or NONE
        super().__init__(
            *args, prefix=f"project-{project.pk}", initial={"amount": max(NONE, budget - used)}, **options
        )  # fmt: skip

    @property
    def name(self) -> str:
        return str(self.project)

    @property
    def granted(self) -> str:
        return kronor(self.project.budget)

    @property
    def spent(self) -> str:
        """What the last approved report says is used."""
        return kronor(self.used)

    def row(self) -> dict[str, Any] | None:
        """As perform is given it."""
        amount = self.cleaned_data.get("amount")
        return {"project": self.project, "amount": amount} if amount else None


class OpenFundForm(BookingForm):
    """The day, with the rows beside it. ``used``: what each project has used, by its id, in SEK."""

    day = day_field(later("Fonden öppnas, åååå-mm-dd"))

    def __init__(
        self, data: Any = None, *, sources: Sequence[FundSource], projects: Sequence[Project],
        used: Mapping[int, Decimal],
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.allocation_rows = [AllocationRow(one, data) for one in sources]
        self.grant_rows = [GrantRow(one, used.get(one.pk, NONE), data) for one in projects]

    @property
    def parts(self) -> list[PlainForm]:
        return [*self.allocation_rows, *self.grant_rows]

    def is_valid(self) -> bool:
        """Every row is looked at: what is wrong is said at once."""
        wrong = [part for part in self.parts if not part.is_valid()]
        return super().is_valid() and not wrong

    def clean(self) -> dict[str, Any]:
        """Everything as perform takes it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if all(part.is_valid() for part in self.parts):
            said["allocations"] = [row for one in self.allocation_rows if (row := one.row())]
            said["rows"] = [row for one in self.grant_rows if (row := one.row())]
        return said

    def _error_summary(self) -> ErrorSummary:
        return combined_summary(self, *self.parts)
