"""Sample data for every component: what the tests draw."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator

from socinv.presentation.charts import BarRow, ShareGroup, SharePart, bar_chart, stacked_share
from tests.presentation.sample_charts import absence, money, plan
from tests.presentation.sample_forms import (
    EveryField,
    FilterForm,
    UploadForm,
    empty_answer,
)
from tests.presentation.sample_way import way

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
Context = dict[str, Any]

CRUMBS = [{"title": "Ärenden", "url": "/arenden/"}, {"title": "SI-2026-0014", "url": "/arenden/14/"}]
FACTS = [
    {"term": "Diarienummer", "value": "SI-2026-0014", "number": True},
    {"term": "Söker", "value": "Utbildningsförvaltningen", "url": "/f/"},
    {"term": "Sökt belopp", "value": "3 240 000 kr, 2027–2028"},
]
STEPS = [
    {"title": "Idé", "state": "done", "note": "16 april"},
    {"title": "Ansökan", "state": "done", "note": "12 oktober"},
    {"title": "Nämndernas ställningstagande", "state": "current", "note": "1 av 2 har svarat"},
    {"title": "Beredning", "state": "todo"},
    {"title": "Beslut", "state": "todo"},
]
ACTION = {
    "label": "Påminn nämnden",
    "post_url": "/p/",
    "name": "verb",
    "value": "remind",
    "fields": [("of", "2")],
}
LATE = {
    "title": "Räkna om kalkylen",
    "url": "/a/",
    "text": "Mötesplatsen. Nätverket bad om en känslighetsanalys.",
    "due": date(2026, 11, 13),
    "number": "SI-2026-0012",
    "kind": "Beredning",
}
SOON = LATE | {"title": "Kommentera indikatorerna", "due": date(2026, 11, 20), "kind": "Ansökan"}
YES = {
    "id": "o1",
    "body": "Utbildningsnämnden",
    "status": "yes",
    "word": "Ja, gå vidare",
    "text": "Frånvaron har ökat tre år i rad. Nämnden vill pröva arbetssättet på fyra skolor.",
    "footer": "Svar 17 november, på delegation.",
    "url": "/o/1/",
}
WAITING = YES | {
    "id": "o2",
    "body": "Nämnden för stöd",
    "status": "wait",
    "word": "Har inte svarat",
    "text": "Nämnden har fått ansökan och kalkylen.",
    "url": "",
    "waiting": True,
}
EVENT = {
    "moment": NOW,
    "sentence": "Vera Påhittsdotter svarade ja.",
    "key": True,
    "url": "/x/",
    "link_word": "Läs",
}
OLD_EVENT = {"day": date(2025, 4, 16), "sentence": "Idén kom in.", "text": "Med två bilagor."}
FIGURES = [
    {"term": "Avsatt", "value": "40,0", "unit": "mnkr", "note": "I eget kapital"},
    {"term": "Ärenden", "value": "12"},
]
LINKS = [{"title": "Hela ansökan", "url": "/l/", "note": "PDF, 14 sidor, 12 oktober"}]
RISK = {"title": "Familjecoacher", "url": "/f/", "note": "Avviker: färre familjer", "status": "off"}
PARTS = [
    {"title": "Problem och målgrupp", "url": "/1/", "status": "ok", "word": "Klar"},
    {"title": "Indikatorer", "url": "/2/", "status": "off", "word": "2 uppgifter saknas", "current": True},
    {"title": "Återbetalningsplan", "url": "/3/", "status": "wait", "word": "Inte påbörjad"},
]
FLOW = [
    {
        "title": "Nämnderna tar ställning",
        "who": "Berörda nämnder",
        "days": 42,
        "text": "Var och en svarar ja eller nej.",
        "outcomes": [
            {"status": "yes", "word": "Ja", "text": "går till beredning"},
            {"status": "no", "word": "Nej", "text": "ansökan avslås"},
        ],
    },
    {"title": "Beredning", "who": "Nätverket"},
]
PEOPLE = [
    {
        "title": "Samordnare",
        "text": "Stödjer dem som söker.",
        "people": [{"name": "Maja Exempelgren", "text": "6 saker väntar", "value": "maja"}],
    },
    {"title": "Nämnd", "people": [{"name": "Nils Låtsasson", "text": "Sekreterare", "value": "nils"}]},
]
BARS = bar_chart(
    "Besparing per år, tusen kronor",
    "Läsa tidigt gav mer än lovat. Hemma hos gav ingen besparing.",
    [BarRow("Läsa tidigt", 510, "510", 450, "450"), BarRow("Hemma hos", 0, "0", 300, "300")],
    slug="lovat",
    label_name="Projekt",
    value_name="Blev",
    planned_name="Lovat",
)
SHARE = stacked_share(
    "Riskspridning, antal projekt",
    "Tolv projekt. Fem väntas ge vinster inom fem år.",
    [
        ShareGroup(
            "När vinsterna väntas",
            [SharePart("Inom 5 år", 5), SharePart("5–10 år", 4), SharePart("Senare", 3)],
        ),
        ShareGroup("Metod", [SharePart("Evidensbaserad", 11), SharePart("Oprövad", 1), SharePart("Okänd", 0)]),
    ],
    slug="spridning",
    value_name="Antal",
)
SITE = SimpleNamespace(
    municipality=SimpleNamespace(name="Exempels kommun", slug="exempel"),
    nav=[{"title": "Din tur", "url": "/", "current": True}, {"title": "Ärenden", "url": "/arenden/"}],
    demo=True,
)


class Person:
    """Somebody who has logged in."""

    is_authenticated = True

    def __str__(self) -> str:
        return "Maja Exempelgren"


TOKEN = {"csrf_token": "T"}
PAGE_HEAD = {
    "title": "Skolnärvaro",
    "caption": "Besluta",
    "crumbs": CRUMBS,
    "facts": FACTS,
    "steps": STEPS,
    "links": LINKS,
}
SAMPLES: dict[str, Callable[[], Context]] = {
    "alert": lambda: {"text": "Sparat.", "title": "Klart", "color": "success"},
    "attachments": lambda: {
        "items": [LINKS[0] | {"remove_url": "/b/"}],
        "form": UploadForm(),
        "limits": "Högst 20 MB.",
        **TOKEN,
    },
    "bar_figure": lambda: {"chart": BARS},
    "bars": lambda: {"chart": BARS},
    "breadcrumbs": lambda: {"crumbs": CRUMBS},
    "checkbox": lambda: {"field": empty_answer()["sure"]},
    "choices": lambda: {"field": empty_answer()["outcome"]},
    "columns": lambda: {"chart": money()},
    "confirmation": lambda: {
        "title": "Bifall registrerat",
        "text": "Unga vuxna",
        "number": "SI-2026-0011",
        "links": LINKS,
        "next": ["Projektet startar."],
    },
    "demo_strip": dict,
    "docs": lambda: {"items": LINKS},
    "edit_cell": lambda: {"field": EveryField()["amount"], "number": 2, "row_word": "mått"},
    "empty": lambda: {
        "title": "Inget väntar på dig",
        "text": "Du får mejl när det är din tur.",
        "url": "/",
        "link_word": "Alla ärenden",
    },
    "error_list": lambda: {
        "title": "En uppgift saknas",
        "errors": [("x", "Fyll i målet"), ("", "Summan stämmer inte")],
    },
    "error_summary": lambda: {"form": empty_answer()},
    "export_links": lambda: {"links": [{"title": "CSV", "url": "?format=csv"}]},
    "field": lambda: {"field": empty_answer()["reasons"]},
    "field_error": lambda: {"field": empty_answer()["reasons"]},
    "field_row": lambda: {"fields": [EveryField()["day"], EveryField()["amount"]]},
    "figures": lambda: {"items": FIGURES},
    "filter_bar": lambda: {"form": FilterForm({"q": "skola"}), "reset_url": "/arenden/", "sort": "-amount"},
    "gantt": lambda: {"chart": plan()},
    "head_links": lambda: {"site": SITE},
    "language_switch": lambda: {"here": "/a/?x=1", **TOKEN},
    "line_chart": lambda: {"chart": absence()},
    "drawing": lambda: {
        "drawing": {
            "width": 600,
            "height": 40,
            "shapes": [
                {"is": "line", "x1": 0, "y1": 20, "x2": 600, "y2": 20, "stroke": "#000", "width": 1.5, "dashes": "2 4"},
                {"is": "box", "x": 0, "y": 0, "width": 80.5, "height": 12, "fill": "#fff", "stroke": "#000"},
                {"is": "dot", "x": 40, "y": 20, "fill": "#fff", "stroke": "#000"},
                {"is": "text", "x": 8, "y": 30, "text": "12 & 14", "anchor": "start", "fill": "#000", "bold": True},
            ],
        }
    },
    "links": lambda: {"items": [*LINKS, RISK]},
    "log_out": lambda: TOKEN,
    "messages": lambda: {"messages": [SimpleNamespace(level_tag="error")]},
    "meta": lambda: {"facts": FACTS},
    "more": lambda: {
        "summary": "Så väljer ni bra mått",
        "text": "Kort.",
        "items": ["Välj hellre ett som finns."],
    },
    "municipality_strip": lambda: {
        "site": SimpleNamespace(municipality=SITE.municipality, others=[SimpleNamespace(pk=2, name="Provby kommun")]),
        **TOKEN,
    },
    "opinion": lambda: {"item": YES},
    "opinions": lambda: {"items": [YES, WAITING]},
    "optional_mark": lambda: {"field": EveryField()["year"]},
    "page_head": lambda: PAGE_HEAD,
    "page_toc": lambda: {"items": [{"title": "Skäl", "anchor": "skal"}]},
    "pagination": lambda: {"page": Paginator(range(300), 25).page(5)},
    "parts_list": lambda: {"title": "Ansökans delar", "items": PARTS, "done": 1, "total": 3},
    "people": lambda: {"groups": PEOPLE, "post_url": "/demo/", "field": "person", **TOKEN},
    "plan_mark": lambda: {"slug": "x", "state": "done", "is_milestone": True},
    "process_drawing": lambda: {"steps": FLOW},
    "save_state": lambda: {"status": "ok", "word": "Sparat 10.42"},
    "site_footer": lambda: {"site": SITE, "user": Person(), "here": "/", **TOKEN},
    "site_header": lambda: {"site": SITE, "user": Person(), **TOKEN},
    "share_figure": lambda: {"chart": SHARE, "half": True},
    "stacked_share": lambda: {"chart": SHARE},
    "status": lambda: {"status": "risk", "word": "Risk", "small": True},
    "stepper": lambda: {"steps": STEPS},
    "way_mark": lambda: {"shape": "back", "x": 0, "y": 0},
    "way_picture": way,
    "switch": lambda: {
        "label": "Visa",
        "items": [
            {"title": "Ditt", "url": "/", "current": True, "count": 6},
            {"title": "Alla", "url": "?alla"},
        ],
    },
    "table_sort_header": lambda: {"title": "Belopp", "key": "amount", "sort": "amount", "numeric": True},
    "timeline": lambda: {"items": [EVENT, OLD_EVENT]},
    "timeline_item": lambda: {"item": OLD_EVENT},
    "told": lambda: {"recipients": [{"name": "Samordnarna", "text": "får beslutet."}]},
    "turn": lambda: {
        "title": "Nämnden tar ställning",
        "word": "Väntar på svar",
        "text": "Tio dagar kvar.",
        "action": ACTION,
        "hint": "Mejl går till Nils.",
        **TOKEN,
    },
    "work_list": lambda: {
        "title": "Försenat",
        "id": "sent",
        "items": [LATE, SOON],
        "late": True,
        "note": "Börja här.",
    },
    "work_row": lambda: {"item": SOON},
}
