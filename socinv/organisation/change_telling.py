"""The words for a change in the organisation: a sentence with a person in it, and what differs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from socinv.documents.models.standard_text import TextUse
from socinv.organisation.models import ActorKind, BodyKind, Competence, OrganisationChange, SeatRole

ADDED: dict[str, Any] = {
    "membership": later("%(who)s gav %(person)s ett uppdrag i %(body)s."),
    "employment": later("%(who)s lade till %(person)s i %(department)s."),
    "delegation": later("%(who)s registrerade en delegation från %(body)s till %(holder)s."),
    "body": later("%(who)s lade till %(name)s."),
    "department": later("%(who)s lade till %(name)s."),
    "standardtext": later("%(who)s skrev standardtexten %(title)s."),
    "user": later("%(who)s skapade ett konto för %(name)s."),
    "affiliation": later("%(who)s lade till %(person)s."),
    "applicationperiod": later("%(who)s lade till ansökningsperioden %(title)s."),
    "priceitem": later("%(who)s lade till %(name)s i prislistan."),
    "priceindex": later("%(who)s lade till prisindex för %(year)s."),
    "municipality": later("%(who)s lade till %(name)s."),
}
CHANGED: dict[str, Any] = {
    "membership": later("%(who)s ändrade uppdraget för %(person)s i %(body)s."),
    "employment": later("%(who)s ändrade anställningen för %(person)s i %(department)s."),
    "delegation": later("%(who)s ändrade delegationen från %(body)s till %(holder)s."),
    "body": later("%(who)s ändrade %(name)s."),
    "department": later("%(who)s ändrade %(name)s."),
    "standardtext": later("%(who)s ändrade standardtexten %(title)s."),
    "user": later("%(who)s ändrade uppgifterna om %(name)s."),
    "affiliation": later("%(who)s ändrade %(person)s."),
    "applicationperiod": later("%(who)s ändrade ansökningsperioden %(title)s."),
    "priceitem": later("%(who)s ändrade %(name)s i prislistan."),
    "priceindex": later("%(who)s ändrade prisindex för %(year)s."),
    "municipality": later("%(who)s ändrade uppgifterna om %(name)s."),
}
REMOVED: dict[str, Any] = {
    "membership": later("%(who)s tog bort ett kommande uppdrag för %(person)s i %(body)s."),
    "employment": later("%(who)s tog bort en kommande anställning för %(person)s i %(department)s."),
    "delegation": later("%(who)s tog bort en kommande delegation från %(body)s till %(holder)s."),
    "applicationperiod": later("%(who)s tog bort ansökningsperioden %(title)s innan den öppnade."),
}
LABELS: dict[str, Any] = {
    "person": later("person"),
    "body": later("organ"),
    "department": later("förvaltning"),
    "committee": later("nämnd"),
    "holder": later("delegat"),
    "role": later("roll"),
    "competence": later("kompetens"),
    "place": later("plats i turordningen"),
    "starts": later("från och med"),
    "ends": later("till och med"),
    "is_head": later("förvaltningschef"),
    "is_active": later("används"),
    "reference": later("beslut om delegation"),
    "name": later("namn"),
    "email": later("e-postadress"),
    "title": later("rubrik eller titel"),
    "kind": later("slag"),
    "use": later("används i"),
    "text": later("text"),
    "area": later("verksamhetsområde"),
    "actor_kind": later("slag av aktör"),
    "opens": later("öppnar"),
    "closes": later("stänger"),
    "contents": later("det som ingår"),
    "unit": later("enhet"),
    "amount": later("pris i kronor"),
    "price_year": later("prisår"),
    "source": later("källa"),
    "retired_on": later("används inte från"),
    "year": later("år"),
    "value": later("indextal"),
    "owner_name": later("ansvarig"),
    "process": later("process"),
    "note": later("upplysning på startsidan"),
}
IN_THE_SENTENCE = {"person", "body", "department", "holder"}
WORDS: dict[str, Any] = {"role": SeatRole, "competence": Competence, "kind": BodyKind, "use": TextUse,
                          "actor_kind": ActorKind}  # fmt: skip


def sentence(change: OrganisationChange) -> str:
    """Maja Exempelgren gav ... ett uppdrag i ..., in the reader's language."""
    table = REMOVED if not change.after else CHANGED if change.before else ADDED
    return str(table[change.thing]) % {"who": change.actor_name, **(change.after or change.before)}


def details(change: OrganisationChange) -> str:
    """What differs, a line each: "till och med: – → 2026-12-31"; for a new row what it says."""
    lines = []
    for name, now in (change.after or change.before).items():
        label, said = LABELS[name], _say(name, now)
        if change.before and change.after:
            if change.before.get(name) != now:
                lines.append(f"{label}: {_say(name, change.before.get(name))} → {said}")
        elif now not in ("", None) and name not in IN_THE_SENTENCE:
            lines.append(f"{label}: {said}")
    return "\n".join(lines)


def _say(name: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    choices = WORDS.get(name)
    return str(choices(value).label) if choices is not None and value in choices.values else str(value)
