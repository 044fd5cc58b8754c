"""A process as Mermaid text: a flowchart that other tools can draw. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socinv.lifecycle.process.schema import Process
from socinv.lifecycle.process.way import END, Stage, Stop, way_of

MARKS = {"yes": "✓", "no": "✕", "back": "↩"}


def mermaid(process: Process) -> str:
    """The whole way as a flowchart from top to bottom, a box a stop, the stages around them."""
    stages = way_of(process)
    lines = ["flowchart TD"]
    for stage in stages:
        lines += [f'  subgraph {_id(stage.key)}_stage["{_plain(stage.title)}"]', *_boxes(stage), "  end"]
    lines += [
        f'  {_id(END)}(["{_plain(_("Ärendet avslutas"))}"])',
        *(line for stage in stages for line in _arrows(stage)),
    ]
    return "\n".join(lines)


def _boxes(stage: Stage) -> Iterator[str]:
    for stop in stage.stops:
        said = "<br>".join(_plain(text) for text in (stop.title, stop.who, _terms(stop)) if text)
        left, right = ("([", "])") if stop.beside else ("[", "]")
        yield f'    {_id(stop.key)}{left}"{said}"{right}'


def _terms(stop: Stop) -> str:
    days = ngettext("inom %(count)d dag", "inom %(count)d dagar", stop.days) % {"count": stop.days} if stop.days else ""
    return ", ".join(text for text in (_("vid behov") if stop.beside else "", stop.kind, days) if text)


def _arrows(stage: Stage) -> Iterator[str]:
    above = ""
    for stop in stage.stops:
        if stop.beside:
            if above:
                yield f"  {_id(above)} -.- {_id(stop.key)}"
            continue
        above = stop.key
        for way in stop.ways:
            arrow = "-.->" if way.shape == "back" else "-->"
            mark = MARKS.get(way.shape, "")
            word = f'|"{_plain(f"{mark} {way.word}".strip())}"|' if way.word else ""
            yield f"  {_id(stop.key)} {arrow}{word} {_id(way.goal)}"


def _id(key: str) -> str:
    """A name that Mermaid takes: ``end`` is a word of its own there."""
    return "the_end" if key == END else re.sub(r"\W", "_", key)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;")
