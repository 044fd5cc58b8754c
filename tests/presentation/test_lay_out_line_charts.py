"""Where the points, the lines across and their texts go."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from socinv.presentation.axes import LETTER, DayScale, Span, around, decimals, ticks, with_room
from socinv.presentation.charts import PHONE
from socinv.presentation.clear_spots import Box, Obstacles, Spot, Stroke, best_spot
from socinv.presentation.line_chart import PLOT, TOP, LineChart, Point, line_chart
from tests.presentation.sample_charts import absence

FIGURES = st.decimals(-(10**9), 10**9, places=2)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
POINTS = st.lists(st.tuples(DAYS, st.none() | FIGURES), min_size=1, max_size=12)


def chart(
    *measured: tuple[date, Decimal | None], baseline: Decimal | None = None, target: Decimal | None = None
) -> LineChart:
    points = [Point(day.isoformat(), day, value, "" if value is None else str(value)) for day, value in measured]
    return line_chart("t", "d", points, slug="s", unit="procent", empty="Inga", baseline=baseline, target=target)


def days_of(*values: int | None) -> list[tuple[date, Decimal | None]]:
    """One value a month from January."""
    return [(date(2026, place + 1, 1), None if one is None else Decimal(one)) for place, one in enumerate(values)]


@given(FIGURES, FIGURES)
def test_ticks_are_few_round_and_cover_everything(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    scale = ticks(low, high)
    assert 3 <= len(scale) <= 5
    assert list(scale) == sorted(set(scale))
    assert scale[0] <= low <= high <= scale[-1]
    step = scale[1] - scale[0]
    assert all(later - earlier == step for earlier, later in pairwise(scale))
    assert step.normalize().as_tuple().digits in ((1,), (2,), (5,))
    assert all(figure % step == 0 for figure in scale)


def test_ticks_as_a_person_would_choose_them() -> None:
    assert [int(figure) for figure in ticks(Decimal(12), Decimal("22.4"))] == [10, 15, 20, 25]
    assert [str(figure) for figure in ticks(Decimal(0), Decimal(0))] == ["0.0", "0.5", "1.0"]
    assert [int(figure) for figure in ticks(Decimal(10), Decimal(10))] == [5, 10, 15]
    with pytest.raises(ValueError, match="above"):
        ticks(Decimal(2), Decimal(1))


def test_ticks_are_written_with_the_same_decimals() -> None:
    assert decimals(ticks(Decimal(0), Decimal(1))) == 1
    assert decimals(ticks(Decimal(0), Decimal(5000))) == 0
    with translation.override("sv"):
        drawn = chart((date(2026, 1, 1), Decimal("0.3")), target=Decimal(1)).ticks
    assert [tick.text for tick in drawn] == ["0,0", "0,5", "1,0"]


@given(st.lists(st.tuples(st.integers(0, 280), st.integers(0, 90)), max_size=12))
def test_texts_with_room_never_meet(texts: list[tuple[int, int]]) -> None:
    spans = [Span(Decimal(start), Decimal(start + width)) for start, width in texts]
    chosen = [spans[number] for number in with_room(spans, range(len(spans)))]
    assert all(one is other or one.is_clear_of(other) for one in chosen for other in chosen)
    assert not spans or spans[0] in chosen


@given(DAYS, DAYS, DAYS)
def test_days_stay_in_the_picture_and_in_order(first: date, last: date, day: date) -> None:
    scale = DayScale(min(first, last), max(first, last), Decimal(10), Decimal(90))
    assert 10 <= scale.x(day) <= scale.x(day + timedelta(days=1)) <= 90


@given(POINTS, st.none() | FIGURES, st.none() | FIGURES)
def test_nothing_leaves_the_picture(
    measured: list[tuple[date, Decimal | None]], baseline: Decimal | None, target: Decimal | None
) -> None:
    drawn = chart(*measured, baseline=baseline, target=target)
    assert [one.point.day for one in drawn.points] == sorted(day for day, _value in measured)
    for one in drawn.points:
        assert 0 <= one.place <= 100
        assert (one.y is None) == (one.point.value is None) == (one.spot is None)
        assert one.y is None or TOP <= one.y <= TOP + PLOT
        assert one.spot is None or 0 < one.spot.y < drawn.day_y
        assert not one.has_phone_day or one.has_day
        assert not one.has_phone_text or one.has_text
    assert all(TOP <= level.y <= TOP + PLOT for level in drawn.levels)
    shown = [around(one.place, LETTER * len(one.day), PHONE) for one in drawn.points if one.has_phone_day]
    assert all(one is other or one.is_clear_of(other) for one in shown for other in shown)
    assert drawn.points[-1].has_phone_day


def test_a_missing_value_breaks_the_line() -> None:
    drawn = chart(*days_of(1, 2, None, 4, 5))
    assert [(one.x1, one.x2) for one in drawn.segments] == [
        (drawn.points[0].x, drawn.points[1].x),
        (drawn.points[3].x, drawn.points[4].x),
    ]
    assert drawn.has_gap
    assert not chart(*days_of(1, 2)).has_gap


def test_the_scale_begins_at_zero_unless_that_wastes_half_the_picture() -> None:
    assert chart(*days_of(4, 10)).ticks[0].text == "0"
    assert chart(*days_of(88, 94)).ticks[0].text == "88"


def test_the_scale_reaches_what_it_started_from_and_what_is_aimed_at() -> None:
    drawn = chart(*days_of(60, 62), baseline=Decimal(50), target=Decimal(80))
    assert [level.y for level in drawn.levels] == [TOP + PLOT, TOP]
    assert chart(*days_of(60), target=Decimal(80)).levels[0].name == "Mål"
    spent = [Point("Juni", date(2026, 6, 30), Decimal(60), "60")]
    budget = line_chart("t", "d", spent, slug="s", unit="tkr", empty="", target=Decimal(80), target_name="Budget")
    assert budget.levels[0].name == "Budget"


def test_texts_stand_clear_of_the_lines() -> None:
    drawn = absence()
    last = drawn.points[-1].spot
    assert last is not None
    assert last.anchor == "start"  # over it comes the line, and under it goes the aim
    assert {one.name: one.anchor for one in drawn.levels} == {"Utgångsläge": "end", "Mål": "end"}
    assert [level.text_y > level.y for level in drawn.levels] == [False, True]


def test_a_text_takes_the_first_spot_that_is_clear() -> None:
    over, under = Spot(Decimal(50), 20, "middle"), Spot(Decimal(50), 60, "middle")
    stroke = Stroke(Decimal(0), Decimal(10), Decimal(200), Decimal(20))
    drawn = Obstacles(Decimal(2), strokes=(stroke,))
    assert best_spot([over, under], Decimal(30), [Obstacles(Decimal(2))]) == over
    assert best_spot([over, under], Decimal(30), [drawn]) == under
    assert best_spot([over, under], Decimal(30), [], lines=[15]) == under
    upright = Stroke(Decimal(100), Decimal(0), Decimal(100), Decimal(30))
    assert upright.crosses(Box(Decimal(90), Decimal(10), Decimal(110), Decimal(20)))
    assert not upright.crosses(Box(Decimal(90), Decimal(40), Decimal(110), Decimal(50)))


def test_a_chart_of_nothing() -> None:
    assert chart().points == ()
    assert not chart().has_values
    unmeasured = chart(*days_of(None), target=Decimal(3))
    assert not unmeasured.has_values
    assert [level.text for level in unmeasured.levels] == ["3"]
    assert len(unmeasured.points) == 1
