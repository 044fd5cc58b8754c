"""Reading an organisation file, and saying in plain words what in it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from socinv.organisation.importing.plain_yaml import load
from socinv.organisation.importing.schema import OrganisationFile

WORDS = {
    "missing": "saknas",
    "extra_forbidden": "finns inte i formatet, ta bort eller rätta namnet",
    "string_type": "ska vara text, sätt citattecken om det",
    "bool_type": "ska vara true eller false",
    "bool_parsing": "ska vara true eller false",
    "tuple_type": "ska vara en lista",
    "model_type": "ska ha namn och värden under sig",
}
NAMES = ("name", "title", "key", "body", "department", "holder")


class OrganisationError(Exception):
    """A file that does not hold. ``lines``: every mistake in plain words."""

    def __init__(self, file: str, lines: list[str]) -> None:
        super().__init__("\n".join(f"{file}: {line}" for line in lines))
        self.lines = lines


def read(path: Path) -> OrganisationFile:
    """The organisation a file describes. Raises OrganisationError with all that is wrong with its shape."""
    try:
        told = load(path.read_text("utf-8"))
    except OSError as gone:
        raise OrganisationError(path.name, ["filen går inte att öppna"]) from gone
    except UnicodeDecodeError as wrong:
        raise OrganisationError(path.name, ["filen ska vara text i UTF-8"]) from wrong
    except yaml.YAMLError as broken:
        raise OrganisationError(path.name, [f"filen är inte rätt skriven YAML: {broken}"]) from broken
    try:
        return OrganisationFile.model_validate(told)
    except ValidationError as broken:
        raise OrganisationError(path.name, [_wrong(dict(error), told) for error in broken.errors()]) from broken


def _wrong(error: dict[str, Any], told: Any) -> str:
    *above, last = error["loc"] or ("filen",)
    if isinstance(last, int):
        above, last = [*above, last], ""
    said = WORDS.get(error["type"])
    if error["type"] == "literal_error":
        said = f"har ett värde som inte finns, skriv {_either(error['ctx']['expected'])}"
    place = _place(above, told)
    what = " ".join(word for word in (str(last), said or f"går inte att läsa: {error['msg']}") if word)
    return f"{place}: {what}" if place else what


def _either(expected: str) -> str:
    return expected.replace(" or ", " eller ").replace("'', ", "")


def _place(above: list[Any], told: Any) -> str:
    """``groups 2 (Socialnämnden), people 1 (Eva Prov)``."""
    words: list[str] = []
    for step in above:
        told = told[step] if _has(told, step) else None
        if isinstance(step, int) and words:
            name = next((str(told[key]) for key in NAMES if key in told), "") if isinstance(told, dict) else ""
            words[-1] += f" {step + 1}" + (f" ({name})" if name else "")
        else:
            words.append(str(step))
    return ", ".join(words)


def _has(told: Any, step: Any) -> bool:
    if isinstance(told, dict):
        return step in told
    return isinstance(told, list) and isinstance(step, int) and step < len(told)
