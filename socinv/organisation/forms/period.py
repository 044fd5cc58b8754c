from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.models import Period
from socinv.presentation.dates import isodate
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class PeriodForm(SeenMixin, PlainForm):
    """From one day to another, both included. ``thing`` is the row to change, None for a new one."""

    starts = DateField(label=gettext_lazy("Från och med, åååå-mm-dd"))
    ends = DateField(
        label=gettext_lazy("Till och med, åååå-mm-dd"),
        required=False,
        help_text=gettext_lazy("Lämna tomt om det gäller tills vidare."),
    )

    def __init__(self, data: Any = None, *, day: date, thing: Period | None = None, **options: Any) -> None:
        initial = {"starts": thing.starts, "ends": thing.ends} if thing is not None else {"starts": day}
        super().__init__(data, initial={**initial, **options.pop("initial", {})}, **options)
        self.day, self.thing = day, thing
        if thing is not None:
            self.remember(thing)

    def clean(self) -> dict[str, Any]:
        """Ends not before it starts; one that has begun cannot be put off."""
        given = super().clean() or self.cleaned_data
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends < starts:
            message = _("Slutdagen ligger före startdagen. Skriv %(day)s eller senare.")
            self.add_error("ends", message % {"day": isodate(starts)})
        if self.thing is not None:
            self.check_seen()
            if starts and self.thing.starts < self.day < starts:
                message = _("Det började gälla %(day)s och kan inte skjutas upp. Avsluta det i stället.")
                self.add_error("starts", message % {"day": isodate(self.thing.starts)})
        return given

    def holds(self) -> bool:
        """Whether both days can be read so far, so that other rows can be compared with them."""
        return "starts" in self.cleaned_data and "ends" in self.cleaned_data


def span(thing: Any) -> str:
    """från 2026-01-01 till 2026-12-31; without an end: från 2026-01-01 tills vidare."""
    words = {"starts": isodate(thing.starts), "ends": isodate(thing.ends) if thing.ends else ""}
    return (_("%(starts)s till %(ends)s") if thing.ends else _("%(starts)s tills vidare")) % words
