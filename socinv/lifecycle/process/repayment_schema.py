"""The shape of what a process file says of repayment: for whom, when a plan is made, by whom, how it is followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from socinv.lifecycle.process.forms_schema import Element
from socinv.lifecycle.process.fund_schema import FundRule

When = Literal["with-application", "at-closing", "none"]
Applies = Literal["yes", "no", "must-be-said"]
Spread = Literal["proportional", "equal", "as-saved"]
OWNER, COMMITTEES = "owner", "committees"


class RepaymentRule(Element):
    """``when`` a plan is made. The years are those that projects begin in: repayment applies to those before
    ``applies_before`` and from ``applies_from``, not to those from ``not_from``; in the ``silent`` the decision says.

    At closing ``by`` decides within ``days``, for at most ``longest`` years. ``followed_up``: the last day ("03-31") of
    the year after for reporting a year's savings, or "yearly": some time in the year after. ``reported_by`` and
    ``reconciled_by``: bodies, "owner" (the project owner), another seat or "committees" (those that repay).

    With the application the plan is what the grant decided: ``choice_field``, ``from_field``, ``years_field`` and
    ``studies_field`` are the questions ("part.field") that say whether money is repaid, from which year, for how many
    years, and what an exemption rests on. ``by`` settles each year; what is to be repaid is spread by ``profile``.
    ``exempt_after``: an exemption needs the first gain to be more than so many years after the end, and a study.
    """

    when: When
    title: str = "Återföring"
    text: str = ""
    applies_before: int | None = None
    applies_from: int | None = None
    not_from: int | None = None
    silent: tuple[int, ...] = ()
    by: str = ""
    roles: tuple[str, ...] = ("chair", "secretary")
    days: int = 0
    longest: int = 10
    followed_up: str = "yearly"
    reported_by: tuple[str, ...] = ("coordination",)
    reconciled_by: tuple[str, ...] = ("coordination",)
    profile: Spread = "proportional"
    choice_field: str = ""
    from_field: str = ""
    years_field: str = ""
    studies_field: str = ""
    exempt_after: int = 0
    follow_up_text: str = ""
    reconciliation_text: str = ""
    exempt_text: str = ""
    fund: FundRule | None = None

    @property
    def with_application(self) -> bool:
        """Whether the plan is a part of the application and decided with it."""
        return self.when == "with-application"

    @property
    def has_years(self) -> bool:
        """Whether it depends on when the project begins."""
        return bool(self.silent) or any(year is not None for year in self._bounds())

    def _bounds(self) -> Iterator[int | None]:
        yield from (self.applies_before, self.applies_from, self.not_from)

    def report_by(self, year: int) -> date:
        """The last day for reporting the savings of a year."""
        month, day = (12, 31) if self.followed_up == "yearly" else map(int, self.followed_up.split("-"))
        return date(year + 1, month, day)


def repayment_applies(rule: RepaymentRule, start: date) -> Applies:
    """Whether a project that begins on the day repays: what the guideline says, or that the decision must say it.

    A guideline that gives years and says nothing of this one is silent (ORE-24, NOR-13).
    """
    year = start.year
    if year in rule.silent:
        return "must-be-said"
    if rule.not_from is not None and year >= rule.not_from:
        return "no"
    if rule.applies_before is not None and year < rule.applies_before:
        return "yes"
    if rule.applies_from is not None and year >= rule.applies_from:
        return "yes"
    if rule.has_years:
        return "must-be-said"
    return "no" if rule.when == "none" else "yes"
