"""All uncertain figures at once, ten thousand times: how sure the answer is (Green Book, annex A5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from applications.calculation.inputs import INPUTS, Calculation, Line, Money
from applications.calculation.perspectives import Perspective, is_municipal
from applications.calculation.result import result_of
from applications.calculation.ten_years import share_of_year

DRAWS = 10_000
BINS = 24
Drawn = NDArray[np.float64] | float


@dataclass(frozen=True)
class Simulated:
    """The net present value over all draws, SEK; probabilities between 0 and 1. The same seed gives the same answer.

    ``covers``: the probability that the municipality's savings cover the cost within the years asked about.
    ``edges`` and ``counts``: a histogram.
    """

    seed: int
    draws: int
    mean: float
    p5: float
    p50: float
    p95: float
    gains: float
    covers: float | None
    edges: tuple[float, ...]
    counts: tuple[int, ...]


def simulate(
    calculation: Calculation, perspective: Perspective, *, seed: int, years: int | None = None, draws: int = DRAWS
) -> Simulated:
    """Draw every uncertain figure from a triangle over low, base and high, each on its own."""
    return simulate_each(calculation, (perspective,), seed=seed, years=years, draws=draws)[perspective.key]


def simulate_each(
    calculation: Calculation, perspectives: Sequence[Perspective], *, seed: int, years: int | None = None,
    draws: int = DRAWS,
) -> dict[str, Simulated]:  # fmt: skip
    """The same draws seen from several perspectives, by their keys: each as if it were simulated alone."""
    rng = np.random.default_rng(seed)
    values = {one.key: np.full(draws, -float(result_of(calculation, one).present_cost)) for one in perspectives}
    saved = np.zeros(draws)
    for line in calculation.lines:
        if line.money is Money.UNPRICED:
            continue
        drawn = {name: _draw(rng, line, name, draws) for name in INPUTS}
        first = _first_amount(drawn)
        kept = 1.0 - drawn["drop_off"]
        gaining = [one.key for one in perspectives if one.gains(line.actor)]
        worth = first * _over_years(kept, _discounts(calculation, line)) if gaining else 0.0
        for key in gaining:
            values[key] += worth
        if years is not None and line.money is Money.SAVING and is_municipal(line.actor):
            saved += first * _over_years(kept, _shares(calculation, line, years))
    covers = None if years is None else float(np.mean(saved >= float(calculation.total_cost)))
    return {key: _told(value, seed, covers) for key, value in values.items()}


def _draw(rng: np.random.Generator, line: Line, name: str, draws: int) -> Drawn:
    figure = line.figure(name)
    if not figure.is_uncertain:
        return float(figure.base)
    low, base, high = float(figure.low or 0), float(figure.base), float(figure.high or 0)
    return _triangle(rng.random(draws), low, base, high)


def _triangle(even: NDArray[np.float64], low: float, mode: float, high: float) -> NDArray[np.float64]:
    """The triangle's values at even draws from 0 to 1: those of Generator.triangular, drawn all at once."""
    width, rise = high - low, mode - low
    above = even > rise / width
    left = even * (rise * width)
    np.sqrt(left, out=left)
    left += low
    np.subtract(1.0, even, out=even)
    even *= (high - mode) * width
    np.sqrt(even, out=even)
    np.subtract(high, even, out=even)
    return np.where(above, even, left)


def _first_amount(drawn: dict[str, Drawn]) -> Drawn:
    people = drawn["participants"] * drawn["effect"] * drawn["price"]
    return people * (1.0 - drawn["deadweight"]) * drawn["attribution"] * (1.0 - drawn["bias"])


def _over_years(kept: Any, weights: list[float]) -> Any:
    """Σ weight[k] · kept^k, by Horner's rule."""
    total: Any = 0.0
    for weight in reversed(weights):
        total = total * kept + weight
    return total


def _discounts(calculation: Calculation, line: Line) -> list[float]:
    rate, base = 1.0 + float(calculation.rate), calculation.base_year
    return [rate ** -(year - base) for year in range(line.first_year, line.last_year + 1)]


def _shares(calculation: Calculation, line: Line, years: int) -> list[float]:
    return [float(share_of_year(year, calculation.ends, years)) for year in range(line.first_year, line.last_year + 1)]


def _told(values: NDArray[np.float64], seed: int, covers: float | None) -> Simulated:
    p5, p50, p95 = (float(one) for one in np.percentile(values, [5, 50, 95]))
    counts, edges = np.histogram(values, bins=BINS)
    return Simulated(
        seed=seed, draws=len(values), mean=float(values.mean()), p5=p5, p50=p50, p95=p95,
        gains=float(np.mean(values >= 0)), covers=covers,
        edges=tuple(float(one) for one in edges), counts=tuple(int(one) for one in counts),
    )  # fmt: skip
