"""What an application says of repayment, and what its calculation lets the municipality's committees save. SEK."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from applications.answering.excerpt import EXEMPT, PLAN
from applications.calculation.inputs import Line as Gain
from applications.calculation.inputs import Money
from applications.calculation.perspectives import DEPARTMENT
from applications.calculation.reading import read_case
from applications.content.answers import Answers, answers_of, whole
from applications.models import Case
from repayment.instalments import window
from repayment.plan import Line, in_order
from repayment.shares import ORE
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.organisation.models import Department


@dataclass(frozen=True)
class Applied:
    """``first`` and ``years``: the plan's first year and how many; None where the application does not say.

    ``study``: what an exemption rests on. ``savings``: what each committee is expected to save a year.
    """

    choice: str
    first: int | None
    years: int | None
    study: str
    savings: tuple[Line, ...]

    @property
    def wants_plan(self) -> bool:
        return self.choice == PLAN

    @property
    def wants_exemption(self) -> bool:
        return self.choice == EXEMPT

    @property
    def last(self) -> int | None:
        return self.first + self.years - 1 if self.first and self.years else None

    @property
    def first_gain(self) -> int | None:
        """The first year in which the municipality gains anything in money."""
        return min((line.year for line in self.savings if line.amount > 0), default=None)

    def within(self, ended: int, longest: int) -> list[Line]:
        """What is expected to be saved in the years that may be in a plan (SUN-52)."""
        years = window(ended, (line.year for line in self.savings), longest)
        return [line for line in self.savings if line.year in years]

    def is_early(self, ended: int, rule: RepaymentRule) -> bool:
        """Whether it meets both conditions for an exemption, where the guideline has conditions (SUN-43)."""
        if not rule.exempt_after:
            return True
        late = self.first_gain is None or self.first_gain > ended + rule.exempt_after
        return late and bool(self.study.strip())


def applied(case: Case) -> Applied:
    """As the application says it. Reads its answers and the departments."""
    answers, rule = answers_of(case, "application"), case.process.repayment
    if rule is None:
        return Applied("", None, None, "", ())
    return Applied(
        choice=str(_asked(answers, rule.choice_field) or ""),
        first=whole(_asked(answers, rule.from_field)),
        years=whole(_asked(answers, rule.years_field)),
        study=str(_asked(answers, rule.studies_field) or ""),
        savings=tuple(_savings(case)),
    )


def _asked(answers: Answers, place: str) -> Any:
    """The answer to the question at "part.field"."""
    part, _dot, field = place.partition(".")
    return answers.get(part, {}).get(field)


def _savings(case: Case) -> list[Line]:
    """By the committee of the department that gains: what is neither in money nor the municipality's own is left out.

    Kept to the öre: a plan is whole amounts.
    """
    gains = [one for one in read_case(case).calculation.lines if _is_saving(one)]
    departments = Department.objects.select_related("committee").in_bulk([_department(one) for one in gains])
    found: dict[tuple[int, str, int], Decimal] = {}
    for gain, year, amount in _yearly(gains):
        department = departments.get(_department(gain))
        if department is not None and department.municipality_id == case.municipality_id:
            key = (department.committee_id, department.committee.name, year)
            found[key] = found.get(key, Decimal(0)) + amount
    return in_order(Line(*key, amount.quantize(ORE, rounding=ROUND_HALF_UP)) for key, amount in found.items())


def _yearly(gains: list[Gain]) -> Iterator[tuple[Gain, int, Decimal]]:
    for gain in gains:
        for year, amount in gain.amounts():
            yield gain, year, amount


def _is_saving(gain: Gain) -> bool:
    return gain.money is Money.SAVING and gain.actor.startswith(DEPARTMENT) and _department(gain) > 0


def _department(gain: Gain) -> int:
    key = gain.actor.removeprefix(DEPARTMENT)
    return int(key) if key.isdecimal() else 0
