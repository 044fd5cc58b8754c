"""A paper with every kind of block in it, and a second that is short."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from socinv.documents.ordering import plain
from socinv.documents.paper import (
    Bullets,
    Enclosure,
    Facts,
    Lines,
    Paper,
    Picture,
    Quote,
    Section,
    Table,
    Text,
    as_data,
)
from socinv.documents.pdf.rendering import Imprint
from socinv.presentation.charts import BarRow, bar_chart

AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
IMPRINT = Imprint(number="2026-17", version=1, theme="sundsvall", at=AT)


def chart() -> dict[str, Any]:
    """What the bar chart draws, as plain values."""
    from dataclasses import asdict

    rows = [
        BarRow("Närvaro", Decimal(81), "81 procent", Decimal(90), "90 procent"),
        BarRow("Behöriga", 64, "64 procent", 75, "75 procent"),
    ]
    drawn = bar_chart("Utfall", "Två staplar", rows, slug="utfall", label_name="Mått", value_name="Utfall",
                      planned_name="Plan")  # fmt: skip
    return {"chart": asdict(drawn)}


SENTENCES = (
    "Förvaltningen söker medel för att under två år söka upp och stödja unga som varken arbetar eller studerar.",
    "Målet är att hälften arbetar eller studerar ett år efter avslut. I dag är andelen en av fyra.",
)


def body() -> tuple[Section, ...]:
    """Every block."""
    return (
        Section("Förslag till beslut", (Bullets(("att bifalla ansökan,", "att bevilja 4 160 000 kronor."), True),)),
        Section("Ärendet", (Text(SENTENCES), Quote(("Vi når dem inte i dag.",), "Arbetsförvaltningen"))),
        Section("Bedömning", (Text(SENTENCES), Bullets(("Metoden är prövad.", "Vinsterna tillfaller två nämnder.")))),
        Section("Ekonomi", (Facts((("Söker", "4 160 000 kronor"), ("Projektnummer", "11-4071"))), money())),
        Section(
            "Utfall", (Picture("components/bar_figure.html", chart(), "Närvaron blev 81 procent av planerade 90."),)
        ),
        Section("Underskrift", (Lines((("Ordförande", "Birgitta Påhittsson"), ("Justerare", ""))),), level=3),
    )


def money() -> Table:
    """Years with sums."""
    return Table(
        "Medel och återföring, kronor",
        ("År", "Beviljat", "Återföring"),
        (("2027", "1 980 000", "–"), ("2028", "2 180 000", "832 000")),
        ("Summa", "4 160 000", "832 000"),
        (1, 2),
    )


def sample(**changed: Any) -> Paper:
    """The paper; any part of it changed."""
    said: dict[str, Any] = {
        "kind": "Tjänsteskrivelse", "title": "Ansökan om sociala investeringsmedel: Unga vuxna tillbaka",
        "municipality": "Exempelkommunen", "day": "2026-11-22", "sections": body(), "sender": "Kommunstyrelsekontoret",
        "receiver": ("Kommunstyrelsen",), "regnr": "SI-2026-0011", "lead": "Förvaltningen föreslår bifall.",
        "facts": (("Handläggare", "Maja Exempelgren, samordnare"), ("Sammanträde", "25 november 2026")),
        "enclosed": ("Ansökan, version 4", "Kalkyl"), "page": "https://socinv.example/arenden/abc/",
    }  # fmt: skip
    return Paper(**{**said, **changed})


def source(**changed: Any) -> dict[str, Any]:
    """As it is kept on the row."""
    return plain(as_data(sample(**changed)))


def enclosing(*files: tuple[int, str, str]) -> tuple[Section, ...]:
    """A section for each file: (row, name, sha256)."""
    return tuple(Section(name, (Enclosure(pk, name, sha),), apart=True) for pk, name, sha in files)
