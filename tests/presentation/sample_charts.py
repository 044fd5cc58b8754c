"""Sample charts over time: one figure, and one plan."""

from datetime import date
from decimal import Decimal

from socinv.presentation.column_chart import ColumnChart, ColumnGroup, column_chart
from socinv.presentation.gantt import Gantt, PlanRow, gantt
from socinv.presentation.line_chart import LineChart, Point, line_chart

MEASURED = (
    Point("Lägesrapport 30 juni 2024", date(2024, 6, 30), Decimal("21.5"), "21,5"),
    Point("Lägesrapport 31 december 2024", date(2024, 12, 31), Decimal("19.8"), "19,8"),
    Point("Lägesrapport 30 juni 2025", date(2025, 6, 30), None, missing_reason="skolorna bytte system för frånvaro"),
    Point("Lägesrapport 31 december 2025", date(2025, 12, 31), Decimal("16.2"), "16,2"),
    Point("Lägesrapport 30 juni 2026", date(2026, 6, 30), Decimal("17.1"), "17,1"),
    Point("Lägesrapport 31 oktober 2026", date(2026, 10, 31), Decimal("13.4"), "13,4"),
)
NO_MEASURES = "Inga mätvärden än. De kommer med den första lägesrapporten."
PLAN = (
    PlanRow(
        "Avtal med de fyra skolorna", date(2024, 2, 1), date(2024, 9, 30), "done", "Klar", "Utbildningsförvaltningen"
    ),
    PlanRow("Rekrytera närvarocoacher", date(2024, 5, 1), date(2024, 10, 31), "done", "Klar", "Projektledaren"),
    PlanRow("Basmätningen klar", date(2024, 12, 15), None, "done", "Klar", "Projektledaren"),
    PlanRow(
        "Samtal med elever, vårdnadshavare och mentor inom fem dagar från den första anmälan om frånvaro",
        date(2025, 1, 10),
        date(2027, 3, 31),
        "ongoing",
        "Pågår",
        "Närvarocoacherna",
    ),
    PlanRow("Utbilda skolornas elevhälsa", date(2026, 9, 1), date(2027, 1, 31), "ongoing", "Pågår", "Elevhälsan"),
    PlanRow("Slutrapport", date(2027, 4, 30), None, "todo", "Inte börjad", "Projektledaren"),
    PlanRow("Uppföljande utvärdering", date(2027, 5, 1), date(2028, 5, 31), "todo", "Inte börjad", ""),
)


def absence() -> LineChart:
    """Absence in per cent, with one value missing."""
    return line_chart(
        "Frånvaro i årskurs 7–9",
        "Frånvaron har minskat från 21,5 till 13,4 procent. Ett värde saknas.",
        MEASURED,
        slug="franvaro",
        unit="procent",
        empty=NO_MEASURES,
        baseline=Decimal("22.4"),
        target=Decimal(12),
        label_name="Rapport",
    )


def plan() -> Gantt:
    """Three years with all three states, a milestone of two kinds and arrows at both ends."""
    return gantt(
        "Projektets tidplan",
        "Två aktiviteter och en milstolpe är klara, två aktiviteter pågår.",
        PLAN,
        slug="tidplan",
        starts=date(2024, 5, 1),
        ends=date(2027, 4, 30),
        today=date(2026, 11, 17),
        empty="Planen har inga aktiviteter än.",
    )


def money() -> ColumnChart:
    """Fourteen years of two series, one of them with a figure that was put right."""
    spent = [0, 1, 2, 5, 6, 4, -1, 7, 8, 6, 5, 4, 3, 2]
    return column_chart(
        "Beviljat och förbrukat per år, miljoner kronor",
        "Mest beviljades 2021.",
        [
            ColumnGroup(str(2013 + place), [Decimal(place % 9), Decimal(used)], [f"{place % 9},0", f"{used},0"])
            for place, used in enumerate(spent)
        ],
        slug="medel",
        label_name="År",
        series=["Beviljat", "Förbrukat"],
    )
