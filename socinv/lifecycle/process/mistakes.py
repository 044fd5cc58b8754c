"""The mistakes that keep a file from being read, in plain Swedish: not TOML, unknown or missing keys, wrong values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from tomllib import TOMLDecodeError
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from socinv.lifecycle.process.lines import IDENTITY, Place, line_at, places
from socinv.lifecycle.process.plain import meant

NOUNS = {
    "review": "steget", "form": "delen", "field": "frågan", "body": "organet", "criterion": "kriteriet",
    "factor": "prioriteringsgrunden", "financier": "finansiären", "choices": "valet", "tells": "mottagaren",
    "seat": "platsen", "later": "platsen", "need": "behovet", "goal": "målet", "barred": "sektorn",
}  # fmt: skip
EXAMPLES = {
    "days": "days = 30", "title": 'title = "Beredning"', "text": 'text = "…"', "by": 'by = "organets nyckel"',
    "key": 'key = "kort-namn"', "after": 'after = "submitted"', "kind": 'kind = "decision"',
    "valid_from": "valid_from = 2024-01-01", "label": 'label = "Frågan"', "step": 'step = "kort-namn"',
}  # fmt: skip
TOML = (
    (r"Cannot overwrite a value", "Samma nyckel står två gånger i samma avsnitt. Ta bort den ena."),
    (r"Duplicate inline table key", "Samma nyckel står två gånger inom samma klamrar. Ta bort den ena."),
    (r"Cannot declare .* twice", "Samma avsnitt står två gånger. Ska det finnas flera skriver man [[avsnitt]]."),
    (r"Expected '=' after a key", "Ett likhetstecken saknas efter nyckeln. Skriv nyckel = värde."),
    (r"Invalid initial character for a key part", "Raden börjar med ett tecken som inte får inleda en nyckel."),
    (r"Invalid value", "Värdet går inte att läsa. Text ska stå inom citattecken, datum skrivs 2024-01-31."),
    (r"Unclosed array", "En lista är inte avslutad. Sätt ut ] efter den."),
    (r"Unclosed inline table", "En klammer är inte avslutad. Sätt ut } efter den."),
    (r"Unterminated string|Illegal character '\\n'", "En text är inte avslutad. Sätt ut citattecknet efter den."),
    (r"Expected newline or end of document", "Efter värdet står något mer. Börja en ny rad, eller sätt # före."),
    (r"Expected '\]", "En hakparentes saknas i avsnittets rubrik. Skriv [avsnitt] eller [[avsnitt]]."),
    (r"Unescaped '\\'|Invalid hex", "Ett omvänt snedstreck står ensamt i en text. Skriv två i rad."),
    (r"Illegal character", "Här står ett tecken som inte går att läsa. Skriv om raden."),
    (r"Cannot mutate|namespace|Cannot", "Avsnittet motsäger ett tidigare. Varje namn får bara användas på ett sätt."),
)  # fmt: skip
TYPES = {
    "string_type": "ska vara en text inom citattecken",
    "int_type": "ska vara ett heltal utan citattecken",
    "int_parsing": "ska vara ett heltal utan citattecken",
    "int_from_float": "ska vara ett heltal",
    "float_type": "ska vara ett tal utan citattecken",
    "decimal_type": "ska vara ett tal utan citattecken",
    "decimal_parsing": "ska vara ett tal utan citattecken",
    "bool_type": "ska vara true eller false",
    "bool_parsing": "ska vara true eller false",
    "date_type": "ska vara ett datum, skrivet 2024-01-31 utan citattecken",
    "date_parsing": "ska vara ett datum, skrivet 2024-01-31 utan citattecken",
    "date_from_datetime_parsing": "ska vara ett datum, skrivet 2024-01-31 utan citattecken",
    "date_from_datetime_inexact": "ska vara ett datum utan klockslag",
    "tuple_type": "ska vara en lista inom hakparenteser; ett avsnitt som kan finnas flera gånger skrivs [[så här]]",
    "list_type": "ska vara en lista inom hakparenteser",
    "dict_type": "ska vara nycklar med värden inom klamrar, till exempel { yes = \"decision\" }",
    "model_type": "ska vara ett avsnitt som finns en gång, med enkla hakparenteser: [så här]",
    "model_attributes_type": "ska vara ett avsnitt med egna nycklar",
}  # fmt: skip


def of_toml(wrong: TOMLDecodeError) -> tuple[int, str]:
    """The line and what is wrong with it."""
    at = re.search(r"at line (\d+)", str(wrong))
    said = next((text for pattern, text in TOML if re.search(pattern, str(wrong))), "")
    if not at:
        return 0, f"Filen slutar mitt i något. {said}".strip()
    return int(at[1]), said or "Raden går inte att läsa. Jämför med raderna omkring."


def of_shape(
    wrong: ValidationError, text: str, raw: Mapping[str, Any], model: type[BaseModel]
) -> list[tuple[int, str]]:
    """A line number and a sentence for each thing that has the wrong shape, in the file's order."""
    known = places(text)
    return sorted((line_at(error["loc"], known), _said(error, raw, model)) for error in wrong.errors())


def _said(error: Any, raw: Mapping[str, Any], model: type[BaseModel]) -> str:
    loc: Place = error["loc"]
    where, name = place_words(loc[:-1], raw), str(loc[-1]) if loc else ""
    start = f"{where}: " if where else ""
    kind: str = error["type"]
    if kind == "missing":
        noun, it = ("avsnittet", "det") if len(loc) == 1 else ("nyckeln", "den")
        example = f" Skriv till exempel {EXAMPLES[name]}." if name in EXAMPLES and it == "den" else f" Lägg till {it}."
        return f'{start}{noun} "{name}" saknas.{example}'
    if kind == "extra_forbidden":
        noun = "avsnittet" if len(loc) == 1 else "nyckeln"
        return f'{start}{noun} "{name}" finns inte. {meant(name, _keys(model, loc[:-1]))}'
    if isinstance(loc[-1], int):
        start, name = f"{place_words(loc[:-2], raw)}: ", f"{loc[-2]}, nummer {loc[-1] + 1}," if len(loc) > 1 else name
    if kind == "literal_error":
        options = [one for one in re.findall(r"'([^']*)'", str(error["ctx"]["expected"])) if one]
        return f'{start}{name} = "{error["input"]}" går inte. {meant(str(error["input"]), options)}'
    if kind in ("too_short", "too_long"):
        return f"{start}{name} har fel antal värden. {_count(error)}"
    return f"{start}{name} {TYPES.get(kind, 'har ett värde som inte går att använda: ' + str(error['msg']))}."


def _count(error: Any) -> str:
    limits = error.get("ctx", {})
    if "max_length" in limits:
        return f"Skriv högst {limits['max_length']}."
    return f"Skriv minst {limits.get('min_length', 1)}."


def place_words(loc: Iterable[str | int], raw: Any) -> str:
    """review.application, steget "stance", frågan "x": the sections with dots, then the rows by their keys."""
    section: list[str] = []
    rows: list[str] = []
    node, noun = raw, ""
    for name in loc:
        try:
            node = node[name]
        except (KeyError, IndexError, TypeError):
            node = None
        if isinstance(name, int):
            key = next((node[one] for one in IDENTITY if isinstance(node, Mapping) and one in node), "")
            rows.append(f'{noun or "raden"} "{key}"' if key else f"{noun or 'raden'} nummer {name + 1}")
            continue
        if name in NOUNS:
            noun = NOUNS[name]
        if not rows:
            section.append(str(name))
        elif name not in NOUNS:
            rows.append(str(name))
    return ", ".join([".".join(section), *rows] if section else rows)


def _keys(model: Any, loc: Iterable[str | int]) -> list[str]:
    """The keys a section may have, as they are written in a file."""
    for name in loc:
        if isinstance(name, int):
            continue
        found = next((field for key, field in model.model_fields.items() if name in (key, field.alias)), None)
        inner = _model(found.annotation) if found else None
        if inner is None:
            return []
        model = inner
    return [field.alias or key for key, field in model.model_fields.items()]


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model within a tuple, a dict or an optional value."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for one in get_args(annotation) if (found := _model(one)) is not None), None)
