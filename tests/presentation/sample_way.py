"""A sample of the way through a process, with every mark and a step beside the way."""

from __future__ import annotations

from typing import Any

from socinv.lifecycle.process.way import END, Stage, Stop, Way
from socinv.organisation.process_picture import drawn_way, legend


def way() -> dict[str, Any]:
    """What the component is given."""
    again = Way("back", "Komplettering", "write")
    stage = Stage(
        "application",
        "Ansökan",
        (
            Stop("write", "Ansökan", "Den som söker", days=90),
            Stop("expert", "Vetenskaplig expertis", "En inbjuden expert", days=20, beside=True),
            Stop("views", "Synpunkter", "Nämnderna", days=30, ways=(Way("info", "Alla", "decision"),)),
            Stop("decision", "Beslut", "Styrelsen", "beslut", 30, ways=(again, Way("no", "Avslag", END))),
        ),
    )
    drawn = drawn_way([stage])
    return {"stages": drawn, "legend": legend(drawn), "slug": "sample", "title": "Så går ett ärende"}
