from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.lifecycle.process.schema import Periods
from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.models import ApplicationPeriod
from socinv.presentation.dates import isodate
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class ApplicationPeriodForm(SeenMixin, PlainForm):
    """When applications are taken in, both days included. ``thing`` is the period to change, None for a new one."""

    title = forms.CharField(
        label=gettext_lazy("Namn"), max_length=80, help_text=gettext_lazy("Till exempel Våren 2027.")
    )
    opens = DateField(label=gettext_lazy("Öppnar, åååå-mm-dd"))
    closes = DateField(
        label=gettext_lazy("Stänger, åååå-mm-dd"), help_text=gettext_lazy("Sista dagen en ansökan kan lämnas in.")
    )

    def __init__(
        self, data: Any = None, *, municipality: int, rule: Periods, day: date, thing: ApplicationPeriod | None = None
    ) -> None:
        fields = ("title", "opens", "closes")
        super().__init__(data, initial={name: getattr(thing, name) for name in fields} if thing is not None else {})
        self.municipality, self.rule, self.day, self.thing = municipality, rule, day, thing
        if thing is not None:
            self.remember(thing)

    def clean(self) -> dict[str, Any]:
        """Closes after it opens, not while another is open, no more a year than the guideline has."""
        given = super().clean() or self.cleaned_data
        opens, closes = given.get("opens"), given.get("closes")
        if opens and closes and closes < opens:
            message = _("Perioden stänger innan den öppnar. Skriv %(day)s eller senare.")
            self.add_error("closes", message % {"day": isodate(opens)})
        elif opens and closes:
            self._held_against_the_others(opens, closes)
        if self.thing is not None:
            self.check_seen()
            self._held_against_what_has_been(self.thing, opens, closes)
        return given

    def _held_against_the_others(self, opens: date, closes: date) -> None:
        mine = self.thing.pk if self.thing is not None else 0
        others = list(ApplicationPeriod.objects.filter(municipality=self.municipality).exclude(pk=mine))
        met = next((one for one in others if one.opens <= closes and opens <= one.closes), None)
        if met is not None:
            words = {"title": met.title, "opens": isodate(met.opens), "closes": isodate(met.closes)}
            message = _("%(title)s är öppen %(opens)s till %(closes)s. Välj dagar utanför den.")
            self.add_error("opens", message % words)
        elif sum(one.opens.year == opens.year for one in others) >= self.rule.per_year:
            message = _("Riktlinjen har %(count)d perioder per år, och %(year)d har redan så många.")
            self.add_error("opens", message % {"count": self.rule.per_year, "year": opens.year})

    def _held_against_what_has_been(self, thing: ApplicationPeriod, opens: date | None, closes: date | None) -> None:
        """Nobody is told today that yesterday was closed."""
        if opens and thing.opens <= self.day and opens != thing.opens:
            message = _("Perioden öppnade %(day)s. Det kan inte ändras i efterhand.")
            self.add_error("opens", message % {"day": isodate(thing.opens)})
        if closes and closes != thing.closes and closes < self.day:
            self.add_error("closes", _("En period stänger tidigast i dag. Välj i dag eller en senare dag."))

    def period(self) -> ApplicationPeriod:
        """The period as the form describes it, not saved."""
        thing = self.thing or ApplicationPeriod(municipality_id=self.municipality)
        for name in ("title", "opens", "closes"):
            setattr(thing, name, self.cleaned_data[name])
        return thing
