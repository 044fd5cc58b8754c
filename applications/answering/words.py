"""The words of each kind of step, verb first where something is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from applications.models import Step

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
    "views": Words(
        _("Lämna synpunkter på ansökan"), _("Registrera synpunkterna"), _("Har ni synpunkter på ansökan?"),
        _("Skriv synpunkterna. Den som väger samman ärendet tar ställning till var och en av dem."),
        _("Synpunkterna"), _("Svaret är registrerat"), _("Gå till synpunkterna"),
    ),
    "sign-off": Words(
        _("Underteckna ansökan"), _("Underteckna"), _("Undertecknar och godkänner du ansökan?"),
        _("Fyll i om du inte undertecknar. Ansökan går då tillbaka till den som sökte."),
        _("Underskriften"), _("Svaret är registrerat"), _("Gå till underskriften"), _("Lämna svaret"),
    ),
    "weighing": Words(
        _("Ta ställning till synpunkterna"), _("Registrera ställningstagandet"), _("Vad händer med ansökan?"),
        _("Skriv hur ansökan prioriteras och varför."),
        _("Ställningstagandet"), _("Ställningstagandet är registrerat"), _("Gå till ställningstagandet"),
    ),
    "decision": Words(
        _("Besluta om ansökan"), _("Registrera beslutet"), _("Vad blev beslutet?"),
        _("Skrivs ut i beslutet. Förslaget kommer från beredningen, ändra fritt."),
        _("Beslutet"), _("Beslutet är registrerat"), _("Gå till beslutet"),
    ),
}  # fmt: skip

# Where the same kind of step is about an application, or about an idea, and the words differ.
WORDS_IN: dict[tuple[str, str], Words] = {
    ("application", "assessment"): Words(
        _("Pröva ansökan"), _("Registrera prövningen"), _("Vad blev utfallet av prövningen?"),
        _("Skälen går till den som sökte. Skriv så att de går att förstå utan att ha varit med."),
        _("Utfallet"), _("Prövningen är registrerad"), _("Gå till prövningen"),
    ),
    ("idea", "stance"): Words(
        _("Ta ställning till idén"), _("Registrera ställningstagandet"), _("Ska idén gå vidare?"),
        _("Skriv skälen och de synpunkter ni har på förslaget."),
        _("Ställningstagandet"), _("Ställningstagandet är registrerat"), _("Gå till ställningstagandet"),
    ),
}  # fmt: skip


def words_of(step: Step) -> Words:
    """The words of a step."""
    return WORDS_IN.get((step.phase, step.kind)) or WORDS[step.kind]


BUTTONS: dict[str, Promise] = {
    "approved": _("Registrera bifall"),
    "granted": _("Registrera bifall"),
    "declined": _("Registrera avslag"),
    "returned": _("Skicka tillbaka för komplettering"),
    "yes": _("Registrera ja"),
    "no": _("Registrera nej"),
    "done": _("Registrera beredningen"),
    "views": _("Registrera synpunkterna"),
    "no-views": _("Registrera att synpunkter saknas"),
    "signed": _("Underteckna ansökan"),
    "refused": _("Skicka tillbaka utan underskrift"),
    "forward": _("Skicka vidare till beslut"),
}

POSITIONS: dict[str, Promise] = {
    "followed": _("Synpunkten beaktas"),
    "partly": _("Synpunkten beaktas delvis"),
    "not-followed": _("Synpunkten beaktas inte"),
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
    "views": "info", "no-views": "ok", "signed": "yes", "refused": "no", "forward": "yes",
    "strong": "ok", "moderate": "ok", "weak": "risk", "none": "risk",
}  # fmt: skip
