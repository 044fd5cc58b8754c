"""What the figures of a calculation are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]

INPUT_WORDS: Words = {
    "participants": _("Personer per år"),
    "effect": _("Effekt per person och år"),
    "price": _("Pris per enhet"),
    "deadweight": _("Skulle ha skett ändå"),
    "attribution": _("Del som beror på insatsen"),
    "drop_off": _("Avtar per år"),
    "bias": _("Avdrag för optimism"),
}
MONEY_WORDS: Words = {
    "saving": _("Minskad kostnad"),
    "redistribution": _("Omfördelning"),
    "unpriced": _("Räknas inte i pengar"),
}
GROUND_WORDS: Words = {
    "comparison": _("Jämförelse med en annan grupp"),
    "before-after": _("Före och efter"),
    "judgement": _("Bedömning"),
}
PART_WORDS: Words = {
    "_low": _("lägst"),
    "_high": _("högst"),
    "_source": _("källa"),
    "_reason": _("skäl"),
}
