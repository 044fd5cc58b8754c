"""The verdict on a project, what is to become of the work, and the council's decision (SUN-34, SUN-36, SUN-44)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from applications.content.line_ends import as_typed
from applications.forms_of_case.administering import ReasonForm
from projects import checks
from projects.forms.checked import CheckedForm, decided_day, item, offer, prose, radios
from projects.models.scale_up import ScaleUpOutcome
from socinv.presentation.fields import MoneyField

WHOLE, PARTS = "whole", "parts"


class JudgeForm(CheckedForm):
    """Successful, partly or not, and why (SUN-34)."""

    check = staticmethod(checks.verdict)

    verdict = radios(_("Hur bedömer ni projektet?"), in_row=True)
    reasons = prose(_("Skäl"), _("Skriv vad i utvärderingen som bedömningen bygger på."), rows=6)
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        offer(self.fields["verdict"], thing.case.process.closing.judged.choices)


class ReturnForm(ReasonForm):
    """What the evaluation lacks."""


class ProposeForm(CheckedForm):
    """Permanent or scaled up; the whole, or the parts that are named one on a line (SUN-44)."""

    check = staticmethod(checks.proposal)
    in_row = ("yearly_cost", "day", "item")

    continuation = radios(_("Hur ska arbetet fortsätta?"))
    extent = radios(_("Vad ska fortsätta?"))
    parts = prose(_("Delarna"), _("Fyll i om bara delar ska fortsätta. Skriv en del på varje rad."), rows=3)
    proposal = prose(
        _("Förslaget"), _("Vem tar över arbetet, från när, och vad krävs för att det ska fungera?"), rows=6
    )
    yearly_cost = MoneyField(
        label=_("Kostnad per år, kronor"), required=False, help_text=_("Frivilligt. I ordinarie verksamhet.")
    )
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        choices = [one for one in thing.case.process.proposal.choices if one.key != "none"]
        offer(self.fields["continuation"], choices)
        self.fields["extent"].choices = [  # type: ignore[attr-defined]
            (WHOLE, _("Hela arbetet")), (PARTS, _("Bara de delar som nämns")),
        ]  # fmt: skip

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        extent = said.pop("extent", "")
        lines = [line.strip() for line in as_typed(said.pop("parts", "") or "").split("\n")]
        named = list(dict.fromkeys(line for line in lines if line))
        return said | {"parts": named if extent == PARTS or (named and extent != WHOLE) else None}

    def clean(self) -> dict[str, Any]:
        chosen, named = self.cleaned_data.get("extent"), (self.cleaned_data.get("parts") or "").strip()
        if not chosen and "extent" not in self.errors:
            self.add_error("extent", _now("Välj om hela arbetet ska fortsätta eller bara delar."))
        if chosen == WHOLE and named:
            self.add_error("parts", _now("Ta bort delarna, eller välj att bara de ska fortsätta."))
        return super().clean()


class DropForm(CheckedForm):
    """Why nothing is proposed to go on."""

    check = staticmethod(checks.dropping)

    proposal = prose(_("Varför?"), _("Skälen står i ärendets historik och bland det som andra kan lära av."), rows=6)
    day = decided_day()
    item = item()


class ScaleUpForm(CheckedForm):
    """The council's decision. ``moves``: the resources moved, as perform is given them."""

    check = staticmethod(checks.scale_up)

    outcome = radios(_("Vad blev beslutet?"), in_row=True, says=True)
    reasons = prose(_("Skäl"), _("Skrivs ut i beslutet."), rows=6)
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, moves: list[dict[str, Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moves = moves or []
        self.fields["outcome"].choices = ScaleUpOutcome.choices  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"moves": self.moves}
