"""The fund in each situation of its table, and what is said with each of its verbs when it is done properly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from applications.models import Case
from projects.models import Project
from repayment.models import Fund, Plan
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories.funds import DECISION, appropriate, book, do, open_the_fund, pay
from tests.factories.projects import a_planned_project
from tests.matrix.cast import Cast

Build = Callable[[Cast, Case], Any]


def _new(cast: Cast, case: Case) -> Fund:
    return Fund(municipality=cast.house.municipality)


def _open(cast: Cast, case: Case) -> Fund:
    """Opened the year before last, with a project that has frozen money, unused money and more to come."""
    year = clock.today().year
    project = a_planned_project(cast.house, "social")
    perform(project, "set_number", by=cast.person("coordination.method"), number="110042")
    with clock.at(datetime(year - 2, 6, 1, 12, tzinfo=UTC)):
        open_the_fund(cast.house, 5_000_000, rows=[{"project": project, "amount": Decimal(1_000_000)}])
        for one in (year - 2, year - 1, year):
            appropriate(cast.house, 1_000_000, one)
        pay(cast.house, project, 100_000)
    with clock.at(datetime(year - 1, 6, 1, 12, tzinfo=UTC)):
        do(cast.house, "freeze_unused", year=year - 2)
        pay(cast.house, project, 50_000)
        book(cast.house, project, 10_000, "A 1")
    return Fund.objects.get()


OF_FUNDS: dict[str, Build] = {"new": _new, "open": _open}


def fund_words(cast: Cast, fund: Fund, verb: str) -> dict[str, Any]:
    """Valid data for the verb."""
    today = clock.today()
    if verb == "open_fund":
        return {"day": today}
    project = Project.objects.filter(fund_entries__isnull=False).first()
    if project is None or not fund.pk:
        return {}
    decided = {"decision": DECISION, "day": today}
    some = {"project": project, "amount": Decimal(1_000)}
    cost = {**some, "day": date(today.year - 1, 12, 31), "reference": "A 2"}
    words: dict[str, dict[str, Any]] = {
        "set_aside": {"amount": Decimal(500), "source": "repayment", **decided},
        "appropriate": {"amount": Decimal(500), "year": today.year, **decided},
        "receive_repayment": {
            "plan": _plan(project), "committee": cast.house.bodies["social-committee"], "year": today.year - 1,
            "amount": Decimal(700), "day": today,
        },
        "commit_grant": {**some, "years": {today.year: Decimal(1_000)}},
        "release_grant": some,
        "number_project": {"project": project, "number": "110043"},
        "pay_grant": {**some, "day": today, "year": today.year},
        "book_costs": {"rows": [cost]},
        "freeze_unused": {"year": today.year - 1},
        "carry_over": {**some, **decided},
        "hand_back": {**some, **decided},
        "reverse_entry": {"entry": fund.entries.get(kind="cost"), "reason": "Fel projekt."},
    }  # fmt: skip
    return words[verb]


def _plan(project: Project) -> Plan:
    found = Plan.objects.filter(project=project).first()
    return found or Plan.objects.create(municipality_id=project.municipality_id, case=project.case, project=project)
