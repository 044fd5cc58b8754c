"""The tables a form can hold: partners, benefits, indicators, activities, risks. One column, one figure or word."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """One cell of each row. ``kind``: text, prose, number, count, money, year, date, choice, actor, payer or party.

    ``missing`` says what to do about an empty cell, ``%(row)d`` being the row's number.
    """

    key: str
    kind: str
    label: str | Promise
    missing: str | Promise = ""
    choices: tuple[tuple[str, str | Promise], ...] = ()
    required: bool = True


PARTNER_KINDS = {
    "civil-society": _("Civilsamhället"),
    "region": _("Regionen"),
    "employment-service": _("Arbetsförmedlingen"),
    "other-authority": _("Annan myndighet"),
}

COLUMNS: dict[str, tuple[Column, ...]] = {
    "partners": (
        Column("name", "text", _("Partner"), _("Skriv vad partner %(row)d heter")),
        Column("kind", "choice", _("Slag"), _("Välj slag för partner %(row)d"), tuple(PARTNER_KINDS.items())),
        Column("role", "prose", _("Roll"), _("Skriv vad partner %(row)d gör")),
    ),
    "actors": (
        Column("actor", "party", _("Aktör"), _("Välj aktör %(row)d")),
        Column("role", "prose", _("Roll"), _("Skriv vad aktör %(row)d gör")),
    ),
    "scheme": (
        Column("goal", "prose", _("Mål"), _("Skriv målet på rad %(row)d")),
        Column("activity", "prose", _("Aktivitet"), _("Skriv vad som görs för målet på rad %(row)d")),
        Column("measured", "prose", _("Så mäts genomförande och kvalitativa effekter"),
               _("Skriv hur rad %(row)d mäts")),
        Column("economic", "prose", _("Väntad ekonomisk effekt"), _("Skriv den ekonomiska effekten på rad %(row)d")),
        Column("outcome", "prose", _("Utfallsmått på längre sikt"), _("Skriv utfallsmåttet på rad %(row)d")),
    ),
    "benefits": (
        Column("actor", "actor", _("Vem vinner?"), _("Välj vem som gör vinst %(row)d")),
        Column("what", "prose", _("Vinst"), _("Beskriv vinst %(row)d")),
        Column("yearly", "money", _("Kronor per år"), _("Fyll i beloppet för vinst %(row)d")),
        Column("first_year", "year", _("Första året"), _("Fyll i första året för vinst %(row)d")),
        Column("last_year", "year", _("Sista året"), _("Fyll i sista året för vinst %(row)d")),
        Column("source", "prose", _("Källa"), _("Skriv vilken källa vinst %(row)d har")),
    ),
    "indicators": (
        Column("name", "prose", _("Mått"), _("Skriv vad mått %(row)d mäter")),
        Column(
            "shows", "choice", _("Visar"), _("Välj vad mått %(row)d visar"),
            (("effect", _("effekt")), ("process", _("process"))),
        ),
        Column("unit", "text", _("Enhet"), _("Skriv enheten för mått %(row)d")),
        Column("baseline", "number", _("Utgångsläge"), _("Fyll i utgångsläget för mått %(row)d")),
        Column("target", "number", _("Mål"), _("Fyll i målet för mått %(row)d")),
        Column(
            "direction", "choice", _("Riktning"), _("Välj riktning för mått %(row)d"),
            (("increase", _("öka")), ("decrease", _("minska"))),
        ),
        Column(
            "money", "choice", _("Räknas i pengar"), _("Välj om mått %(row)d går att räkna i pengar"),
            (("yes", _("ja")), ("no", _("nej"))),
        ),
        Column("source", "prose", _("Källa"), _("Skriv vilken källa mått %(row)d har")),
    ),
    "costs": (
        Column("year", "year", _("År"), _("Fyll i året för kostnad %(row)d")),
        Column("what", "prose", _("Kostnad"), _("Beskriv kostnad %(row)d")),
        Column("payer", "payer", _("Betalare"), _("Välj vem som betalar kostnad %(row)d")),
        Column("amount", "money", _("Kronor"), _("Fyll i beloppet för kostnad %(row)d")),
    ),
    "activities": (
        Column("what", "prose", _("Aktivitet eller milstolpe"), _("Skriv vad aktivitet %(row)d är")),
        Column("starts", "date", _("Börjar"), _("Skriv vilken dag aktivitet %(row)d börjar")),
        Column("ends", "date", _("Slutar"), required=False),
        Column("who", "text", _("Ansvarig"), _("Skriv vem som ansvarar för aktivitet %(row)d")),
        Column(
            "state", "choice", _("Läge"), _("Välj läge för aktivitet %(row)d"),
            (("todo", _("inte börjat")), ("ongoing", _("pågår")), ("done", _("klart"))),
        ),
    ),
    "risks": (
        Column("what", "prose", _("Risk"), _("Beskriv risk %(row)d")),
        Column(
            "level", "choice", _("Hur allvarlig?"), _("Välj hur allvarlig risk %(row)d är"),
            (("low", _("liten")), ("medium", _("måttlig")), ("high", _("stor")), ("over", _("borta"))),
        ),
        Column("who", "text", _("Ägare"), _("Skriv vem som äger risk %(row)d")),
        Column("measure", "prose", _("Åtgärd"), _("Skriv vad ni gör åt risk %(row)d")),
    ),
    "lessons": (
        Column("what", "prose", _("Lärdom"), _("Skriv lärdom %(row)d")),
        Column(
            "kind", "choice", _("Slag"), _("Välj slag för lärdom %(row)d"),
            (("worked", _("det fungerade")), ("failed", _("det fungerade inte")), ("advice", _("råd till nästa"))),
        ),
    ),
    "values": (
        Column("value", "number", _("Värde"), required=False),
        Column("missing", "prose", _("Saknas, därför att"), required=False),
    ),
    "participants": (
        Column("girls", "count", _("Flickor och kvinnor"), required=False),
        Column("boys", "count", _("Pojkar och män"), required=False),
        Column("other", "count", _("Annat eller ej angivet"), required=False),
    ),
}  # fmt: skip

OTHER_ACTORS = (
    ("region", _("Regionen")),
    ("state", _("Staten")),
    ("individual", _("Den enskilde")),
    ("other", _("Annan aktör")),
)
OTHER_PAYERS = (("fund", _("Sociala investeringsfonden")), ("eu", _("EU-medel")), ("other", _("Annan finansiär")))
