from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.schema import BodyRule
from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.models import ActorKind, Body, BodyKind
from socinv.presentation.forms import PlainForm


class BodyForm(SeenMixin, PlainForm):
    """A body's name; for a new one also which of the missing bodies it is.

    Where the process lets others than the municipality's own take part, a committee has a field and an actor a kind.
    """

    kind = forms.ChoiceField(label=gettext_lazy("Vad är det för organ?"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Namn"), max_length=120)
    area = forms.CharField(
        label=gettext_lazy("Verksamhetsområde"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Gäller nämnder. Till exempel Barn och utbildning."),
    )
    actor_kind = forms.ChoiceField(
        label=gettext_lazy("Vad är det för slags aktör?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj vad det är för slags aktör")},
    )
    mark_optional = True

    def __init__(
        self, data: Any = None, *, municipality: int, process: Process | None, thing: Body | None = None,
        missing: Iterable[BodyRule] = (), actor: bool = False,
    ) -> None:  # fmt: skip
        self.municipality, self.thing = municipality, thing
        self.missing = {rule.key: rule for rule in missing}
        self.is_actor = actor if thing is None else thing.kind == BodyKind.ACTOR
        initial = {"kind": "committee"}
        if thing is not None:
            initial = {"name": thing.name, "area": thing.area, "actor_kind": thing.actor_kind}
        super().__init__(data, initial=initial)
        self._choose(process)
        if thing is not None:
            self.remember(thing)

    def _choose(self, process: Process | None) -> None:
        """Leave what concerns this body."""
        sectors = list(process.eligibility.sectors) if process is not None else []
        could_be_committee = self.thing is None or self.thing.kind == BodyKind.COMMITTEE
        if self.is_actor:
            known = dict(ActorKind.choices)
            choices = [(key, known.get(key, key)) for key in sectors or known]
            self.fields["actor_kind"].choices = choices  # type: ignore[attr-defined]
            self.fields["name"].help_text = _("Till exempel Föreningen Läxhjälp.")
        else:
            del self.fields["actor_kind"]
            self.fields["name"].help_text = _("I bestämd form, till exempel Byggnadsnämnden.")
        if self.is_actor or not (could_be_committee and takes_actors(process)):
            del self.fields["area"]
        if self.thing is not None or self.is_actor or not self.missing:
            del self.fields["kind"]
        else:
            rows = [("committee", _("En nämnd")), *((rule.key, rule.title) for rule in self.missing.values())]
            self.fields["kind"].choices = rows  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Two bodies cannot share a name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        same = Body.objects.filter(municipality=self.municipality, name__iexact=name)
        if same.exclude(pk=self.thing.pk if self.thing is not None else 0).exists():
            raise forms.ValidationError(_("Det finns redan ett organ med det namnet. Välj ett annat namn."))
        return name

    def clean(self) -> dict[str, Any]:
        """Refused when somebody else has changed the body meanwhile."""
        given = super().clean() or self.cleaned_data
        if self.thing is not None:
            self.check_seen()
        return given

    def body(self) -> Body:
        """The body as the form describes it, not saved."""
        body = self.thing or self._new()
        body.name = self.cleaned_data["name"]
        if body.kind == BodyKind.COMMITTEE and "area" in self.fields:
            body.area = " ".join(str(self.cleaned_data["area"]).split())
        if self.is_actor:
            body.actor_kind = self.cleaned_data["actor_kind"]
        return body

    def _new(self) -> Body:
        rule = self.missing.get(self.cleaned_data.get("kind", "committee"))
        if rule is not None:
            return Body(municipality_id=self.municipality, key=rule.key, kind=rule.kind)
        kind = BodyKind.ACTOR if self.is_actor else BodyKind.COMMITTEE
        return Body(
            municipality_id=self.municipality, kind=kind,
            key=free_key(Body, self.municipality, self.cleaned_data["name"]),
        )  # fmt: skip


def takes_actors(process: Process | None) -> bool:
    """Whether actors outside the municipality's own organisation take part by this process."""
    return process is not None and any(rule.kind == BodyKind.ACTOR for rule in process.body)


def free_key(model: Any, municipality: int, name: str) -> str:
    """A key made of the name that no other row of the municipality has."""
    stem = slugify(name)[:50] or str(model._meta.model_name)
    taken = set(model.objects.filter(municipality=municipality, key__startswith=stem).values_list("key", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)
