"""How a running project goes, and the sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from projects.health import STATUS_WORDS, WORST_FIRST, Figures, Health, IndicatorFigure, health_of
from socinv.lifecycle import clock
from socinv.presentation.money import NBSP

STARTS, ENDS = date(2026, 1, 1), date(2027, 12, 31)
HALF, LATE_IN_IT = date(2026, 12, 31), date(2027, 6, 30)  # 50 and 75 per cent of the time


def indicator(
    value: float | None, *, name: str = "Frånvaro", shows: Literal["effect", "process"] = "effect",
    baseline: float = 14, target: float = 11, unit: str = "procent", **more: Any,
) -> IndicatorFigure:  # fmt: skip
    read = None if value is None else Decimal(str(value))
    return IndicatorFigure(
        name,
        shows,
        Decimal(str(baseline)),
        Decimal(str(target)),
        read,
        unit=unit,
        missing=more.pop("missing", ""),
        **more,
    )


def figures(**given_: Any) -> Figures:
    """A project that follows its plan, but for what is given."""
    plain: dict[str, Any] = {
        "day": date(2027, 7, 20), "starts": STARTS, "ends": ENDS, "reported_to": LATE_IN_IT,
        "budget": Decimal(3_100_000), "spent": Decimal(1_500_000), "forecast": Decimal(3_100_000),
        "indicators": (indicator(11.5),), "participants": 38, "planned_participants": 40,
    }  # fmt: skip
    return Figures(**{**plain, **given_})


def said(found: Health) -> tuple[str, list[str]]:
    return found.status, [reason.replace(NBSP, " ") for reason in found.reasons]


BESOK = indicator(40, name="Besök", shows="process", baseline=0, target=85, unit="antal")
CASES: list[tuple[dict[str, Any], str, str]] = [
    ({}, "ok", "Frånvaro: från 14 till 11,5 procent, målet är 11."),
    ({"forecast": Decimal(3_400_000)}, "risk", "Prognosen är 3 400 000 kronor, 300 000 över beslutet."),
    ({"forecast": Decimal(3_410_000)}, "risk", "Prognosen är 3 410 000 kronor, 310 000 över beslutet."),
    ({"forecast": Decimal("3410000.50")}, "off", "Prognosen är 3 410 000,50 kronor, 310 000,50 över beslutet."),
    ({"spent": Decimal(3_100_001)}, "off", "3 100 001 kronor är förbrukade, 1 över beslutet."),
    ({"participants": 14}, "off", "14 av 40 deltagare."),
    ({"participants": 15}, "risk", "15 av 40 deltagare."),
    ({"participants": 21}, "risk", "21 av 40 deltagare."),
    ({"participants": 22, "indicators": ()}, "ok", "22 av 40 deltagare."),
    ({"late_since": date(2027, 7, 8)}, "risk", "Rapporten är 12 dagar sen."),
    ({"late_since": date(2027, 7, 19)}, "risk", "Rapporten är 1 dag sen."),
    ({"late_since": date(2027, 5, 21)}, "risk", "Rapporten är 60 dagar sen."),
    ({"late_since": date(2027, 5, 20)}, "off", "Rapporten är 61 dagar sen."),
    ({"late_since": date(2027, 7, 20)}, "ok", "Frånvaro: från 14 till 11,5 procent, målet är 11."),
    ({"indicators": (indicator(13),)}, "risk", "Frånvaro: 13 procent, målet är 11."),
    ({"indicators": (indicator(14),)}, "off", "Frånvaro: 14 procent, målet är 11. Inget mått har närmat sig sitt mål."),
    ({"indicators": (indicator(16), BESOK)}, "risk", "Frånvaro: 16 procent, målet är 11."),
    ({"indicators": (BESOK,)}, "ok", "Besök: från 0 till 40, målet är 85."),
    ({"indicators": (BESOK, indicator(12))}, "ok", "Frånvaro: från 14 till 12 procent, målet är 11."),
    ({"indicators": (indicator(14),), "reported_to": HALF}, "risk", "Frånvaro: 14 procent, målet är 11."),
    ({"indicators": (indicator(18),), "reported_to": date(2026, 8, 30)}, "ok", "38 av 40 deltagare."),
    ({"indicators": (indicator(18),), "reported_to": date(2026, 9, 1)}, "risk", "Frånvaro: 18 procent, målet är 11."),
    ({"indicators": (indicator(None, missing="Enkäten görs i maj"),)}, "risk",
     "Frånvaro: värdet saknas. Enkäten görs i maj."),
    ({"indicators": (indicator(None, shows="process"),)}, "ok", "38 av 40 deltagare."),
    ({"indicators": (indicator(14, target=14),), "planned_participants": None}, "ok",
     "Alla värden följer planen till och med 30 juni."),
    ({"indicators": (indicator(15, target=14), BESOK)}, "risk", "Frånvaro: 15 procent, målet är 14."),
    ({"indicators": (indicator(9, target=14, baseline=14, direction="decrease"), BESOK)}, "ok",
     "Besök: från 0 till 40, målet är 85."),
    ({"open_high_risks": ("Projektledaren slutar.",)}, "risk", "Hög risk: Projektledaren slutar."),
    ({"reported_to": None, "first_due": date(2027, 7, 30)}, "ok", "Ingen rapport än; den första väntas 30 juli."),
    ({"reported_to": None, "first_due": date(2028, 1, 30)}, "ok",
     "Ingen rapport än; den första väntas 30 januari 2028."),
    ({"reported_to": None, "participants": 0, "indicators": (indicator(None),)}, "ok", "Ingen rapport än."),
    ({"reported_to": date(2026, 1, 10), "participants": 0, "indicators": ()}, "ok",
     "Alla värden följer planen till och med 10 januari 2026."),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "status", "reason"), CASES)
def test_a_project_and_why(changed: dict[str, Any], status: str, reason: str) -> None:
    with clock.at(datetime(2027, 7, 20, 8, tzinfo=UTC)):
        found = said(health_of(figures(**changed)))
    assert (found[0], found[1][0]) == (status, reason)


def test_the_gravest_reason_stands_first_and_each_is_said_once() -> None:
    indicators = (indicator(14.5), indicator(15, name="Anmälningar", unit="antal per år"))
    found = health_of(
        figures(forecast=Decimal(3_200_000), participants=10, indicators=indicators, open_high_risks=("Lokalen",))
    )
    assert said(found) == (
        "off",
        [
            "10 av 40 deltagare.",
            "Anmälningar: 15 per år, målet är 11. Inget mått har närmat sig sitt mål.",
            "Prognosen är 3 200 000 kronor, 100 000 över beslutet.",
            "Frånvaro: 14,5 procent, målet är 11.",
            "Hög risk: Lokalen.",
        ],
    )


def test_the_status_is_said_in_the_language_of_the_reader() -> None:
    with translation.override("sv"):
        assert [str(STATUS_WORDS[status]) for status in WORST_FIRST] == ["Avviker", "Risk", "Enligt plan"]


MONEY = st.none() | st.decimals(0, 10**8, places=2)
FIGURE = st.sampled_from([Decimal(one) for one in ("-3", "0", "0.5", "1", "7", "10", "11", "14", "1000")])
INDICATOR = st.builds(
    IndicatorFigure, st.sampled_from(["Frånvaro", "Besök", "Betyg"]), st.sampled_from(["effect", "process"]),
    FIGURE, FIGURE, st.none() | FIGURE, st.sampled_from(["", "Mäts i maj"]), st.sampled_from(["procent", "antal"]),
    st.sampled_from(["", "increase", "decrease"]),
)  # fmt: skip
NEAR = st.dates(date(2025, 6, 1), date(2028, 6, 1))
PERSONS = st.none() | st.integers(0, 60)
ANY = st.builds(
    Figures, day=NEAR, starts=NEAR, ends=NEAR, budget=MONEY, spent=MONEY, forecast=MONEY, reported_to=st.none() | NEAR,
    late_since=st.none() | NEAR, indicators=st.lists(INDICATOR, max_size=4).map(tuple), participants=PERSONS,
    planned_participants=PERSONS, open_high_risks=st.lists(st.just("Lokalen"), max_size=1).map(tuple),
    first_due=st.none() | NEAR,
)  # fmt: skip
MORE = st.decimals("0.01", 10**7, places=2)


def assert_no_better(worse: Figures, before: Figures) -> None:
    assert WORST_FIRST.index(health_of(worse).status) <= WORST_FIRST.index(health_of(before).status)


@given(ANY)
def test_there_is_always_a_reason(before: Figures) -> None:
    found = health_of(before)
    assert found.reasons
    assert all(reason.endswith((".", "!", "?")) and "  " not in reason for reason in found.reasons)


@given(ANY, MORE)
def test_more_money_is_never_better(before: Figures, more: Decimal) -> None:
    assert_no_better(replace(before, spent=(before.spent or Decimal(0)) + more), before)
    assert_no_better(replace(before, forecast=(before.forecast or Decimal(0)) + more), before)


@given(ANY, st.integers(1, 200))
def test_later_is_never_better(before: Figures, days: int) -> None:
    assert_no_better(replace(before, day=before.day + timedelta(days=days)), before)
    due = before.late_since or before.day
    assert_no_better(replace(before, late_since=due - timedelta(days=days)), before)


@given(ANY, st.integers(1, 60), st.text(min_size=1))
def test_fewer_and_riskier_is_never_better(before: Figures, fewer: int, risk: str) -> None:
    if before.participants is not None:
        assert_no_better(replace(before, participants=max(0, before.participants - fewer)), before)
    assert_no_better(replace(before, open_high_risks=(*before.open_high_risks, risk)), before)


@given(ANY.filter(lambda one: bool(one.indicators)), MORE, st.booleans())
def test_further_from_the_target_is_never_better(before: Figures, more: Decimal, up: bool) -> None:
    first, *others = before.indicators
    if first.value is None:
        return
    if first.target != first.baseline:
        worse = first.value - more if first.target > first.baseline else first.value + more
    else:
        worse = _away_from_level(first, first.value, more, up)
    assert_no_better(replace(before, indicators=(replace(first, value=worse), *others)), before)


def _away_from_level(one: IndicatorFigure, value: Decimal, more: Decimal, up: bool) -> Decimal:
    if one.direction:
        return value - more if one.direction == "increase" else value + more
    if value == one.target:
        return value + more if up else value - more
    return value + more if value > one.target else value - more


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_the_indicators_says_nothing(before: Figures, shuffled: Any) -> None:
    indicators = list(before.indicators)
    shuffled.shuffle(indicators)
    assert health_of(replace(before, indicators=tuple(indicators))).status == health_of(before).status
