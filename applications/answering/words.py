"""The words of each kind of step, verb first where something is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGISTER = _("Registrera")


@dataclass(frozen=True)
class Words:
    """``caption`` and ``heading`` of the page and its form, ``question`` over the outcomes, help to the reasons,
    ``answer`` over an answer that is there, ``done`` when it has just been registered, ``jump`` to the form."""

    caption: str | Promise
    heading: str | Promise
    question: str | Promise
    reasons_help: str | Promise
    answer: str | Promise
    done: str | Promise
    jump: str | Promise
    plain: str | Promise = REGISTER


WORDS: dict[str, Words] = {
    "expertise": Words(
        _("Lämna din bedömning"), _("Din bedömning"), _("Hur stark är evidensen?"),
        _("Skriv vad du bygger bedömningen på, och vad som är osäkert."),
        _("Bedömningen"), _("Bedömningen är lämnad"), _("Gå till bedömningen"), _("Lämna bedömningen"),
    ),
    "assessment": Words(
        _("Pröva idén"), _("Registrera prövningen"), _("Vad blev utfallet av prövningen?"),
        _("Skälen går till den som sökte. Skriv så att de går att förstå utan att ha varit med."),
        _("Utfallet"), _("Prövningen är registrerad"), _("Gå till prövningen"),
    ),
    "stance": Words(
        _("Ta ställning till ansökan"), _("Registrera ställningstagandet"), _("Ska ansökan gå vidare?"),
        _("Skälen läses av dem som bereder och beslutar."),
        _("Ställningstagandet"), _("Ställningstagandet är registrerat"), _("Gå till ställningstagandet"),
    ),
    "preparation": Words(
        _("Bered ansökan"), _("Registrera beredningen"), _("Vad blev utfallet av beredningen?"),
        _("Skriv förslaget till beslut och varför. Texten blir förslag till skäl i beslutet."),
        _("Beredningen"), _("Beredningen är registrerad"), _("Gå till beredningen"),
    ),
    "decision": Words(
        _("Besluta om ansökan"), _("Registrera beslutet"), _("Vad blev beslutet?"),
        _("Skrivs ut i beslutet. Förslaget kommer från beredningen, ändra fritt."),
        _("Beslutet"), _("Beslutet är registrerat"), _("Gå till beslutet"),
    ),
}  # fmt: skip

BUTTONS: dict[str, Promise] = {
    "approved": _("Registrera bifall"),
    "granted": _("Registrera bifall"),
    "declined": _("Registrera avslag"),
    "returned": _("Skicka tillbaka för komplettering"),
    "yes": _("Registrera ja"),
    "no": _("Registrera nej"),
    "done": _("Registrera beredningen"),
}

VERDICTS: dict[str, Promise] = {
    "met": _("Uppfyllt"),
    "partly": _("Delvis uppfyllt"),
    "not-met": _("Inte uppfyllt"),
    "for": _("Talar för"),
    "uncertain": _("Osäkert"),
    "against": _("Talar emot"),
}

# The shape and colour beside each word.
MARKS = {
    "met": "ok", "partly": "risk", "not-met": "off", "for": "ok", "uncertain": "risk", "against": "off",
    "approved": "yes", "granted": "yes", "yes": "yes", "declined": "no", "no": "no", "returned": "wait", "done": "ok",
    "strong": "ok", "moderate": "ok", "weak": "risk", "none": "risk",
}  # fmt: skip
