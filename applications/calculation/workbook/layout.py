"""Where everything stands on the sheet that counts: rows from the top, the years in columns from H."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from applications.calculation.perspectives import MUNICIPALITY, PUBLIC_SECTOR, SOCIETY, Perspective, is_municipal
from applications.calculation.perspectives import of_department as perspective_of
from applications.calculation.result import result_of
from applications.calculation.workbook.columns import HEAD, SPARE
from applications.calculation.workbook.contents import Contents

YEARS_FROM = 8
FIGURES = 4  # the headings of the key figures
OF_COVERAGE = ("saving", "cost", "passes", "present_saving", "present_cost", "passes_discounted")
OF_PERSPECTIVE = (
    "name", "number", "cost", "benefit", "net", "sum", "back", "present", "present_sum", "present_back",
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """``who_pay`` and ``who_gain``: keys and names; ``lines`` and ``costs``: rows that are counted, spare ones with
    them; the years from ``first`` to ``last``."""

    who_pay: tuple[tuple[str, str], ...]
    who_gain: tuple[tuple[str, str], ...]
    perspectives: tuple[Perspective, ...]
    lines: int
    costs: int
    first: int
    last: int
    covers: int | None

    def figures(self, place: int) -> int:
        """The row of a perspective's key figures."""
        return FIGURES + 1 + place

    def coverage(self, name: str) -> int:
        return self.figures(len(self.perspectives)) + 2 + OF_COVERAGE.index(name)

    @property
    def check(self) -> int:
        return self.figures(len(self.perspectives)) + 1 + (len(OF_COVERAGE) + 2 if self.covers else 0)

    @property
    def years(self) -> int:
        return self.check + 2

    @property
    def factor(self) -> int:
        return self.years + 1

    @property
    def share(self) -> int:
        """How much of each year lies within those that the guideline counts."""
        return self.years + 2

    @property
    def payers(self) -> int:
        """The first of the rows with what each pays."""
        return self.years + 5

    @property
    def paid(self) -> int:
        """All costs."""
        return self.payers + len(self.who_pay)

    @property
    def benefits(self) -> int:
        """The first of the rows with a benefit each."""
        return self.paid + 3

    @property
    def gained(self) -> int:
        """All benefits."""
        return self.benefits + self.lines

    @property
    def saved(self) -> int:
        """What the municipality saves in money."""
        return self.gained + 1

    @property
    def actors(self) -> int:
        """The first of the rows with what each gains."""
        return self.saved + 3

    def of(self, place: int, name: str) -> int:
        """A row of a perspective."""
        begins = self.actors + len(self.who_gain) + 2 + place * (len(OF_PERSPECTIVE) + 1)
        return begins + OF_PERSPECTIVE.index(name)

    @property
    def columns(self) -> range:
        return range(YEARS_FROM, YEARS_FROM + self.last - self.first + 1)

    def across(self, row: int) -> str:
        """The years of a row."""
        first, last = get_column_letter(self.columns[0]), get_column_letter(self.columns[-1])
        return f"${first}${row}:${last}${row}"

    @property
    def last_line(self) -> int:
        """The last row that is counted on the benefits' sheet."""
        return HEAD + self.lines

    @property
    def last_cost(self) -> int:
        return HEAD + self.costs


def layout_of(contents: Contents) -> Layout:
    """For so many rows as there are, and some more."""
    read = contents.read
    years = [one.year for one in result_of(read.calculation, SOCIETY).years]
    ends = read.calculation.ends.year
    return Layout(
        who_pay=tuple(contents.payers.items()),
        who_gain=tuple(contents.actors.items()),
        perspectives=perspectives_of(contents),
        lines=len(read.lines) + SPARE,
        costs=len(read.costs) + SPARE,
        first=years[0],
        last=max(years[-1], ends + (contents.covers or 0)),
        covers=contents.covers,
    )


def perspectives_of(contents: Contents) -> tuple[Perspective, ...]:
    """The municipality first, then the wider ones, then each department that pays or gains."""
    calculation = contents.read.calculation
    found = [one.payer for one in calculation.costs] + [one.actor for one in calculation.lines]
    own = dict.fromkeys(one for one in found if is_municipal(one) and one != "fund")
    return (MUNICIPALITY, PUBLIC_SECTOR, SOCIETY, *(perspective_of(one) for one in own))
