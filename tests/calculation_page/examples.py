"""The worked example of docs/economics.md as an application's own rows: two years of cost, five of savings."""

from __future__ import annotations

from typing import Any

from applications.models import Application
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House

COST = {"year": "2022", "what": "Två socialpedagoger", "payer": "fund", "amount": "1200000", "source": "Lönestatistik"}


def figures(participants: str, effect: str, price: str, **more: str) -> dict[str, str]:
    """A row's calc, with a drop-off of a fifth a year."""
    return {
        "money": "saving", "ground": "judgement", "participants": participants, "effect": effect, "price": price,
        "deadweight": "0", "drop_off": "0.2", "drop_off_reason": "Effekten klingar av.", **more,
    }  # fmt: skip


def gain(application: Application, key: str, actor: str, calc: dict[str, str], **more: str) -> dict[str, Any]:
    yearly = float(calc["participants"]) * float(calc["effect"]) * float(calc["price"])
    columns = {
        "actor": actor, "what": f"Vinst {key}", "yearly": str(round(yearly)), "first_year": "2024", "last_year": "2028",
    }  # fmt: skip
    return row("benefits", application.case, key, **columns, calc=calc, **more)


def fill(house: House, application: Application, benefits: list[Any], costs: list[Any] | None = None) -> Application:
    """Write the application in full, starting in 2022."""
    paid = costs or [
        row("costs", application.case, "c1", **COST),
        row("costs", application.case, "c2", **{**COST, "year": "2023", "amount": "1300000"}),
    ]
    complete(application.case, "application", benefits=benefits, costs=paid, starts="2022-01-01", ends="2023-12-31",
             departments=[house.departments["social"].pk])  # fmt: skip
    return application


def an_example(house: House, *, changes: dict[str, str] | None = None) -> Application:
    """``changes``: what the first line's calc has otherwise."""
    application = an_approved_idea(house)
    social, education = (f"department:{house.departments[key].pk}" for key in ("social", "education"))
    return fill(house, application, [
        gain(application, "r1", social, figures("40", "0.20", "75000", **(changes or {}))),
        gain(application, "r2", education, figures("40", "0.15", "25000")),
        gain(application, "r3", "region", figures("40", "0.10", "30000")),
    ])  # fmt: skip
