"""Where the bars go."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from socinv.presentation.charts import BarRow, ShareGroup, SharePart, bar_chart, percent_text, stacked_share


def share(*values: int) -> list[tuple[str, str, bool]]:
    """x, width and room of each part."""
    chart = stacked_share(
        "t", "d", [ShareGroup("g", [SharePart("p", value) for value in values])], slug="s", value_name="n"
    )
    return [(placed.x, placed.width, placed.has_room) for placed in chart.groups[0].parts]


def test_parts_follow_on_each_other() -> None:
    assert share(5, 5) == [("0%", "49.4%", True), ("50%", "50%", True)]


def test_a_part_of_zero_is_not_drawn() -> None:
    assert share(0, 4) == [("0%", "100%", True)]
    assert share() == []


def test_a_thin_part_has_no_room_for_its_figure() -> None:
    assert share(98, 2)[1][2] is False


def test_a_name_never_runs_into_the_next() -> None:
    parts = [SharePart("Högst 3 år", 1, short="0–3 år"), SharePart("4–10 år", 6), SharePart("Mer än 10 år", 3)]
    placed = stacked_share("t", "d", [ShareGroup("g", parts)], slug="s", value_name="n").groups[0].parts
    assert [one.name for one in placed] == ["0–3 år", "4–10 år", "Mer än 10 år"]
    assert [one.phone_name for one in placed] == ["", "4–10 år", "Mer än 10 år"]
    parts = [SharePart("Små, under 1 mnkr", 1, short="Små"), SharePart("Stora", 3)]
    placed = stacked_share("t", "d", [ShareGroup("g", parts)], slug="s", value_name="n").groups[0].parts
    assert [(one.name, one.phone_name) for one in placed] == [("Små", "Små"), ("Stora", "Stora")]


def test_longest_bar_leaves_room_for_its_figure() -> None:
    chart = bar_chart("t", "d", [BarRow("a", 10, "10"), BarRow("b", 5, "5")], slug="s", label_name="l", value_name="v")
    assert [bar.width for bar in chart.bars] == ["80%", "40%"]
    assert chart.height == 112
    assert not chart.has_plan


def test_a_chart_of_nothing() -> None:
    chart = bar_chart("t", "d", [], slug="s", label_name="l", value_name="v")
    assert chart.bars == ()
    assert bar_chart("t", "d", [BarRow("a", 0, "0")], slug="s", label_name="l", value_name="v").bars[0].width == "0%"


def test_loss_draws_no_bar() -> None:
    rows = [BarRow("a", -5, "−5"), BarRow("b", 5, "5")]
    assert bar_chart("t", "d", rows, slug="s", label_name="l", value_name="v").bars[0].width == "0%"


def test_per_cent_as_svg_writes_it() -> None:
    assert percent_text(Decimal("100")) == "100%"
    assert percent_text(Decimal("33.333")) == "33.33%"


@given(st.lists(st.integers(min_value=0, max_value=10**6), max_size=8))
def test_parts_never_leave_the_picture(values: list[int]) -> None:
    for x, width, _room in share(*values):
        assert Decimal(x[:-1]) + Decimal(width[:-1]) <= Decimal("100.05")
        assert Decimal(width[:-1]) >= 0
