"""What is known of a project's money, savings and repayment year by year: read from the database, for the figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from applications.calculation.reading import read_case
from projects.models import Evaluation, Project
from projects.presenting.yearly import spent_by_year
from repayment.book import Book
from repayment.figure import Known
from repayment.fund.reading import fund_of
from repayment.ledger.accounts import AccountKind
from repayment.models import Posting
from repayment.plan import Line
from repayment.shares import NONE, divide

ByYear = dict[int, Decimal]
APPROVED = ("read", "accepted")


def known_of(project: Project, book: Book | None) -> Known:
    """At most four queries besides the book's and the evaluation's."""
    money = Known(budget=budget_by_year(project), out=out_by_year(project))
    if book is None:
        return money
    if book.plan.rule.with_application:
        return _decided_with_grant(book, money)
    return replace(
        money,
        hoped=_shown_by_evaluation(project, book),
        saved=_by_year(book.saved),
        to_repay=_by_year(book.lines),
        repaid=_by_year(came_back(book)),
        settled=book.followed,
    )


def _decided_with_grant(book: Book, money: Known) -> Known:
    """The plan of a settled year is what was planned when it was settled, not what was repaid of it."""
    before = {one.year: sum((row.planned for row in one.instalments.all()), NONE) for one in book.settlements}
    return replace(
        money,
        hoped=_by_year(book.expected),
        saved=_by_year(book.realised, at_least=NONE),
        to_repay=_by_year(book.lines),
        repaid=_by_year(book.repaid),
        settled=book.followed,
        meant=before,
    )


def came_back(book: Book) -> list[Line]:
    """What has come back to the fund: what was settled, or in a plan that is made at closing the surplus that was
    reported, as far as the plan goes."""
    if book.plan.rule.with_application:
        return book.repaid
    planned = {(line.committee, line.year): line.amount for line in book.lines}
    return [
        replace(line, amount=min(line.amount, planned.get((line.committee, line.year), NONE))) for line in book.saved
    ]  # fmt: skip


def _by_year(lines: Iterable[Line], at_least: Decimal | None = None) -> ByYear:
    """Their sum a year; a committee's loss counts as ``at_least``."""
    found: ByYear = defaultdict(Decimal)
    for line in lines:
        found[line.year] += line.amount if at_least is None else max(line.amount, at_least)
    return dict(found)


def budget_by_year(project: Project) -> ByYear:
    """What was first granted, in the years and proportions of the fund's costs in the application; where it has none
    while the project lasts by the days of each year. It adds up to the grant. One query."""
    granted = project.first_budget if project.first_budget is not None else project.budget
    if not granted:
        return {}
    days = _days_by_year(project.first_starts or project.starts, project.first_ends or project.ends)
    asked: ByYear = defaultdict(Decimal)
    for cost in read_case(project.case).calculation.costs:
        if cost.payer == "fund" and cost.amount > 0 and cost.year in days:
            asked[cost.year] += cost.amount
    weights = dict(asked) or days
    return {year: amount for year, amount in divide(granted, weights).items() if amount}


def _days_by_year(starts: date | None, ends: date | None) -> ByYear:
    if starts is None or ends is None:
        return {}
    whole = {year: (date(year, 1, 1), date(year, 12, 31)) for year in range(starts.year, ends.year + 1)}
    return {
        year: Decimal((min(ends, last) - max(starts, first)).days + 1) for year, (first, last) in whole.items()
    }  # fmt: skip


def out_by_year(project: Project) -> ByYear:
    """What the fund has borne: booked costs once there is an open fund, else what the reports say. Two queries."""
    fund = fund_of(project.municipality_id)
    if fund is not None and fund.status == "open":
        return _booked(fund.pk, project.pk)
    return _reported(project)


def _booked(fund: int, project: int) -> ByYear:
    """By the day that they were booked."""
    rows = Posting.objects.filter(entry__fund=fund, account_kind=AccountKind.CONSUMED, project=project)
    found: ByYear = defaultdict(Decimal)
    for day, amount in rows.values_list("entry__day", "amount"):
        found[day.year] += amount
    return {year: amount for year, amount in found.items() if amount}


def _reported(project: Project) -> ByYear:
    """The approved reports in order, and last what the judged evaluation says of it all."""
    reports = project.reports.filter(status__in=APPROVED).order_by("number")
    said: list[tuple[date, Decimal | None]] = list(reports.values_list("period_to", "spent"))
    evaluation: Evaluation | None = getattr(project, "evaluation", None)
    if evaluation is not None and evaluation.verdict and project.ends:
        said.append((project.ends, evaluation.spent))
    return {year: amount for year, amount in spent_by_year(said).items() if amount}


def _shown_by_evaluation(project: Project, book: Book) -> ByYear:
    """What the evaluation showed is saved a year, in the years of the plan: a plan made at closing rests on it."""
    evaluation: Evaluation | None = getattr(project, "evaluation", None)
    if evaluation is None or evaluation.saving is None or evaluation.saving <= 0:
        return {}
    return {line.year: evaluation.saving for line in book.lines}
