"""A process as a readable text: its steps, bodies, criteria, forms and what comes after the decision. Pure.

Sections that this file does not know are written out as labels and values, so a new one is shown by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import BaseModel

from socinv.lifecycle.process.described import is_row, lines_of, name_of, shown_fields
from socinv.lifecycle.process.schema import Process
from socinv.lifecycle.process.table import table
from socinv.lifecycle.process.way import END, Stop, way_of
from socinv.lifecycle.process.words import label_of, section_title

DRAWN = ("review", "form", "later")


def shown(process: Process) -> str:
    """The whole of it, section by section."""
    head = process.process
    title = f"{head.municipality}, {head.version}"
    sections = [f"{title}\n{'=' * len(title)}", _way(process)]
    for name in type(process).model_fields:
        value = getattr(process, name)
        if name not in DRAWN and name != "rules" and value:
            sections.append(_titled(section_title((name,)), "\n".join(_section(process, value))))
    sections.append(_titled(_("Formulären"), _forms(process)))
    return "\n\n".join(sections) + "\n"


def _titled(title: str, text: str) -> str:
    return f"{title}\n{'-' * len(title)}\n{text}"


def _way(process: Process) -> str:
    stages = way_of(process)
    names = {stop.key: stop.title for stage in stages for stop in stage.stops} | {END: _("ärendet avslutas")}
    rows: list[tuple[str, ...]] = []
    for stage in stages:
        rows += [(f"[{stage.title}]", "", "", ""), *(_row(stop, names) for stop in stage.stops)]
    return _titled(_("Så går ett ärende"), table(
        (_("Steg"), _("Vem"), _("Slag och svarstid"), _("Utfall och vart det leder")), rows
    ))  # fmt: skip


def _row(stop: Stop, names: dict[str, str]) -> tuple[str, ...]:
    days = ngettext("%(count)d dag", "%(count)d dagar", stop.days) % {"count": stop.days} if stop.days else ""
    ways = [f"{way.word}: {names[way.goal]}" if way.word else names[way.goal] for way in stop.ways]
    if stop.beside:
        ways = [_("vid behov")]
    return stop.title, stop.who, "\n".join(text for text in (stop.kind, days) if text), "\n".join(ways)


def _section(process: Process, value: Any) -> Iterator[str]:
    if is_row(value):
        for one in value:
            yield f"• {name_of(one)}"
            yield from (f"    {line}" for line in _lines(process, one, skip=name_of(one)))
    elif isinstance(value, BaseModel):
        yield from _lines(process, value)
    else:
        yield str(value)


def _lines(process: Process, item: BaseModel, skip: str = "") -> Iterator[str]:
    """Labels and values, and what lies within the element, further in."""
    title = getattr(item, "title", "")
    if title and title != skip:
        yield f"{label_of('title')}: {title}"
    for label, text in lines_of(process, item):
        if text != skip:
            yield f"{label}: {text}"
    for name, value in shown_fields(item):
        if isinstance(value, BaseModel):
            yield f"{label_of(name)}:"
            yield from (f"    {line}" for line in _lines(process, value))


def _forms(process: Process) -> str:
    rows = [
        (section_title(("form", name)), part.title,
         "\n".join(f"{field.label}{' *' if field.required else ''}" for field in part.field))
        for name in type(process.form).model_fields if name != "rules"
        for part in getattr(process.form, name)
    ]  # fmt: skip
    return table((_("Formulär"), _("Del"), _("Frågor (* obligatorisk)")), rows)
