"""Everything the page of a calculation shows, each thing computed once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from applications.calculation.inputs import Line
from applications.calculation.perspectives import DEPARTMENT, MUNICIPALITY, PUBLIC_SECTOR, SOCIETY, Perspective
from applications.calculation.perspectives import of_department as seen_by
from applications.calculation.reading import Read, ReadLine
from applications.calculation.result import Flows, Result, flows_of, result_of
from applications.calculation.sensitivity import Swing, Switch, switching_values, tornado
from applications.calculation.simulation import Simulated, simulate_each
from applications.calculation.ten_years import Coverage, coverage

# The rates that stand beside the calculation's own: undiscounted, and that of HM Treasury's Green Book.
BESIDE = (Decimal(0), Decimal("0.035"))


@dataclass(frozen=True)
class Computed:
    """``years``: within how many years from its end a project must be covered, where the guideline says so (ORE-22)."""

    read: Read
    years: int | None = None

    @cached_property
    def flows(self) -> Flows:
        return flows_of(self.read.calculation)

    @property
    def rate(self) -> Decimal:
        """The calculation's own, a share a year."""
        return self.read.calculation.rate

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """In order, each once."""
        return tuple(sorted({*BESIDE, self.rate}))

    @property
    def base_year(self) -> int:
        """Whose value everything is counted in."""
        return self.read.calculation.base_year

    @cached_property
    def departments(self) -> tuple[Perspective, ...]:
        """Each that pays or gains anything, by its key."""
        keys = {*self.flows.costs, *self.flows.benefits}
        return tuple(seen_by(key) for key in sorted(keys) if key.startswith(DEPARTMENT))

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """The municipality, its departments, the public sector and society."""
        return (MUNICIPALITY, *self.departments, PUBLIC_SECTOR, SOCIETY)

    @cached_property
    def results(self) -> dict[tuple[str, Decimal], Result]:
        """By perspective and rate."""
        return {
            (one.key, rate): result_of(self.read.calculation, one, rate, self.flows)
            for one in self.perspectives
            for rate in self.rates
        }

    def result(self, perspective: Perspective) -> Result:
        """At the calculation's own rate."""
        return self.results[perspective.key, self.rate]

    @cached_property
    def cover(self) -> Coverage | None:
        """None where the guideline has no such rule."""
        return coverage(self.read.calculation, self.years) if self.years is not None else None

    def is_uncertain(self, perspective: Perspective) -> bool:
        """Whether any figure that it gains by may be higher or lower than expected."""
        return any(line.uncertain for line in self.lines if perspective.gains(line.actor))

    @cached_property
    def simulated(self) -> dict[str, Simulated]:
        """By perspective; nothing where every figure is certain."""
        wanted = [one for one in self.perspectives if self.is_uncertain(one)]
        if not wanted:
            return {}
        return simulate_each(self.read.calculation, wanted, seed=self.read.seed, years=self.years)

    def simulation(self, perspective: Perspective) -> Simulated | None:
        return self.simulated.get(perspective.key)

    @cached_property
    def swings(self) -> list[Swing]:
        """The municipality's, widest first."""
        return tornado(self.read.calculation, MUNICIPALITY)

    @cached_property
    def switches(self) -> list[Switch]:
        """The municipality's."""
        return switching_values(self.read.calculation, MUNICIPALITY)

    @property
    def lines(self) -> Sequence[Line]:
        return self.read.calculation.lines

    @cached_property
    def rows(self) -> dict[str, ReadLine]:
        """The lines as they stand in the form, by their keys."""
        return {one.key: one for one in self.read.lines}
