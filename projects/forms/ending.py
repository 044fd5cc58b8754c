"""The verdict on a project, what is to become of the work, and the council's decision (SUN-34, SUN-36, SUN-44)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.content.line_ends import as_typed
from applications.forms_of_case.administering import ReasonForm
from projects import checks
from projects.forms.checked import CheckedForm, decided_day, item, offer, prose, radios
from socinv.presentation.fields import MoneyField

WHOLE, PARTS = "whole", "parts"


def _lines(text: str | None) -> list[str]:
    """One on each line, each once."""
    lines = [line.strip() for line in as_typed(text or "").split("\n")]
    return list(dict.fromkeys(line for line in lines if line))


class JudgeForm(CheckedForm):
    """Successful, partly or not, and why (SUN-34)."""

    check = staticmethod(checks.verdict)

    verdict = radios(_("Hur bedömer ni projektet?"), in_row=True)
    reasons = prose(_("Skäl"), _("Skriv vad i utvärderingen som bedömningen bygger på."), rows=6)
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        rule = thing.case.process.closing.judged
        offer(self.fields["verdict"], rule.choices)
        if not rule.minuted:
            del self.fields["item"]


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
        rule = thing.case.process.proposal
        choices = [one for one in rule.choices if one.key != "none"]
        if not rule.minuted:
            del self.fields["item"]
        offer(self.fields["continuation"], choices)
        self.fields["extent"].choices = [  # type: ignore[attr-defined]
            (WHOLE, _("Hela arbetet")), (PARTS, _("Bara de delar som nämns")),
        ]  # fmt: skip

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        extent = said.pop("extent", "")
        named = _lines(said.pop("parts", ""))
        return said | {"parts": named if extent == PARTS or (named and extent != WHOLE) else None}

    def clean(self) -> dict[str, Any]:
        chosen, named = self.cleaned_data.get("extent"), (self.cleaned_data.get("parts") or "").strip()
        if not chosen and "extent" not in self.errors:
            self.add_error("extent", gettext("Välj om hela arbetet ska fortsätta eller bara delar."))
        if chosen == WHOLE and named:
            self.add_error("parts", gettext("Ta bort delarna, eller välj att bara de ska fortsätta."))
        return super().clean()


class DropForm(CheckedForm):
    """Why nothing is proposed to go on."""

    check = staticmethod(checks.dropping)

    proposal = prose(_("Varför?"), _("Skälen står i ärendets historik och bland det som andra kan lära av."), rows=6)
    day = decided_day()
    item = item()


class ScaleUpForm(CheckedForm):
    """The decision in one of the file's ways, with the parts and the comparison where the file asks for them.

    ``moves``: the resources moved, as perform is given them.
    """

    check = staticmethod(checks.scale_up)

    outcome = radios(_("Vad blev beslutet?"), in_row=True, says=True)
    parts = prose(_("Delarna"), _("Fyll i om beslutet gäller bara delar. Skriv en del på varje rad."), rows=3)
    compared = prose("", rows=5)
    reasons = prose(_("Skäl"), _("Skrivs ut i beslutet."), rows=6)
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, thing: Any, moves: list[dict[str, Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        self.moves, rule = moves or [], thing.case.process.scale_up
        offer(self.fields["outcome"], rule.choices)
        self.fields["compared"].label, self.fields["compared"].help_text = rule.compares, rule.compares_help
        wanted = {
            "parts": any(one.names_parts for one in rule.choices), "compared": bool(rule.compares),
            "item": rule.minuted,
        }  # fmt: skip
        for name in [name for name, asked in wanted.items() if not asked]:
            del self.fields[name]
        self.fields["outcome"].layout = "row" if len(rule.choices) < 3 else ""  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        parts = {"parts": _lines(said.pop("parts"))} if "parts" in said else {}
        return said | parts | {"moves": self.moves}
