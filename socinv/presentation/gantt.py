"""A project's plan along its time: activities as bars, milestones as diamonds. Pure: days in, positions out.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from textwrap import wrap
from typing import Literal

from socinv.presentation import dates
from socinv.presentation.axes import LETTER, DayScale, Span, after, around, with_room
from socinv.presentation.charts import PHONE, WIDE, percent_text
from socinv.presentation.time_grid import Division, divisions, years

State = Literal["done", "ongoing", "todo"]
Room = Literal["any", "roomy", "ample", "none"]
AMPLE = Decimal("8.6")  # pixels a per cent is, at the least, where a picture has the width of a page
STATES: tuple[State, ...] = ("done", "ongoing", "todo")
LEFT, RIGHT = Decimal(3), Decimal(97)  # per cent; an arrow has the rest
THINNEST = Decimal(1)  # per cent; a bar of a day is seen
LINE, BAR, AIR, MARK = 17, 18, 9, 16  # pixels: a line of text, a bar, round about them, a line of the heading
MOST_LINES = 2
HALF, PADDING = Decimal(50), Decimal(8)  # per cent; pixels at the sides of a row's name
WIDTHS: tuple[tuple[Decimal, Room], ...] = ((PHONE, "any"), (WIDE, "roomy"), (AMPLE, "ample"))


@dataclass(frozen=True)
class PlanRow:
    """An activity, or a milestone on the day ``starts`` where ``ends`` is None. ``who`` answers for it."""

    label: str
    starts: date
    ends: date | None
    state: State
    state_word: str
    who: str = ""


@dataclass(frozen=True)
class LabelLine:
    """A line of a row's name, ``y`` in pixels."""

    text: str
    y: int


@dataclass(frozen=True)
class PlacedRow:
    """A row with its place; whether it goes on before or after the project, which an arrow says."""

    row: PlanRow
    phone_lines: tuple[LabelLine, ...]
    lines: tuple[LabelLine, ...]
    has_same_lines: bool
    state_y: int
    has_phone_state: bool
    y: int
    x: str
    width: str
    is_drawn: bool
    is_before: bool
    is_after: bool
    day: str
    is_day_left: bool
    top: int
    band: int

    @property
    def is_milestone(self) -> bool:
        """Whether it is a day and not a time."""
        return self.row.ends is None


@dataclass(frozen=True)
class GridLine:
    """Where a year, a quarter or a month begins, with its name; ``room`` is the picture that has room for it."""

    x: str
    text: str
    room: Room


@dataclass(frozen=True)
class Today:
    """The line of today, with the word of it at one side or around it."""

    x: str
    anchor: str


@dataclass(frozen=True)
class Gantt:
    """A plan, ready to be drawn by components/gantt.html. Without rows there is neither picture nor table."""

    title: str
    description: str
    slug: str
    empty: str
    rows: tuple[PlacedRow, ...]
    years: tuple[GridLine, ...]
    parts: tuple[GridLine, ...]
    today: Today | None
    head: int
    height: int
    states: tuple[tuple[State, str], ...]
    has_milestones: bool
    has_arrows: bool
    left: str = percent_text(LEFT)
    right: str = percent_text(RIGHT)

    @property
    def year_top(self) -> int:
        """Where the years' lines begin, under the word of today."""
        return MARK if self.today else 0

    @property
    def part_top(self) -> int:
        """Where the lines of the quarters or months begin."""
        return self.year_top + MARK


def _scale(starts: date, ends: date) -> DayScale:
    """The whole of the last day belongs to the project."""
    return DayScale(starts, max(ends, starts) + timedelta(days=1), LEFT, RIGHT)


def _has_text(
    places: Sequence[Division], xs: Sequence[Decimal], per_cent: Decimal, kept: Container[int]
) -> frozenset[int]:
    """Which names there is room for: those kept, then whole pieces of time, then what the project begins in."""
    spans = [after(x, LETTER * len(place.text) + 4, per_cent) for x, place in zip(xs, places, strict=True)]
    within = [number for number, span in enumerate(spans) if span.end <= 100 * per_cent]
    return with_room(spans, sorted(within, key=lambda number: (number not in kept, not places[number].is_whole)))


def _grid(places: Sequence[Division], days: DayScale) -> tuple[GridLine, ...]:
    xs = [days.x(place.starts) for place in places]
    rooms: dict[int, Room] = {}
    for per_cent, room in WIDTHS:
        shown = _has_text(places, xs, per_cent, rooms)
        rooms |= dict.fromkeys(shown - set(rooms), room)
    return tuple(
        GridLine(percent_text(x), place.text, rooms.get(number, "none"))
        for number, (x, place) in enumerate(zip(xs, places, strict=True))
    )


def _lines(label: str, per_cent: Decimal) -> list[str]:
    """The name in lines that the picture has room for; what does not fit in them stands in the table."""
    letters = int((100 * per_cent - 2 * PADDING) / LETTER)
    return wrap(label, letters, max_lines=MOST_LINES, placeholder=" …") or [""]


def _at(texts: Sequence[str], last_y: int) -> tuple[LabelLine, ...]:
    """The lines over each other, the last one nearest its bar."""
    return tuple(LabelLine(text, last_y - LINE * (len(texts) - 1 - place)) for place, text in enumerate(texts))


def _bar(row: PlanRow, days: DayScale) -> tuple[Decimal, Decimal]:
    """Where the bar begins and its width. A row outside the project has none; a milestone has none ever."""
    begin = days.x(row.starts)
    if row.ends is None:
        return begin, Decimal(0)
    if row.ends < days.first or row.starts >= days.last:
        return begin, Decimal(0)
    width = max(days.x(row.ends + timedelta(days=1)) - begin, THINNEST)
    return min(begin, RIGHT - width), width


def _place(row: PlanRow, top: int, days: DayScale) -> PlacedRow:
    phone, wide = _lines(row.label, PHONE), _lines(row.label, WIDE)
    last_y = top + 2 + LINE * len(phone)
    x, width = _bar(row, days)
    until = row.ends or row.starts
    is_before, is_after = row.starts < days.first, until >= days.last
    name = Span(PADDING, PADDING + LETTER * len(phone[-1]))
    state = Span(100 * PHONE - PADDING - LETTER * len(row.state_word), 100 * PHONE - PADDING)
    return PlacedRow(
        row=row,
        phone_lines=_at(phone, last_y),
        lines=_at(wide, last_y),
        has_same_lines=phone == wide,
        state_y=last_y,
        has_phone_state=state.is_clear_of(name),
        y=last_y + AIR + 6,
        x=percent_text(x),
        width=percent_text(width),
        is_drawn=width > 0 if row.ends else not (is_before or is_after),
        is_before=is_before,
        is_after=is_after,
        day=dates.day(row.starts) if row.ends is None else "",
        is_day_left=x > HALF,
        top=top,
        band=last_y + 6 - top,
    )


def _place_rows(rows: Sequence[PlanRow], top: int, days: DayScale) -> tuple[tuple[PlacedRow, ...], int]:
    """The rows under each other in their order, and where the last one ends."""
    placed: list[PlacedRow] = []
    for row in rows:
        placed.append(_place(row, top, days))
        top = placed[-1].y + BAR + AIR
    return tuple(placed), top


def _states(rows: Sequence[PlanRow]) -> tuple[tuple[State, str], ...]:
    """The states that the plan has, from done to not begun, and the word for each."""
    words = {row.state: row.state_word for row in rows}
    return tuple((state, words[state]) for state in STATES if state in words)


def _today(today: date, days: DayScale, word: Decimal) -> Today | None:
    if not days.first <= today < days.last:
        return None
    x = days.x(today)
    span = around(x, word, PHONE)
    anchor = "start" if span.start < 0 else "end" if span.end > 100 * PHONE else "middle"
    return Today(percent_text(x), anchor)


def gantt(
    title: str,
    description: str,
    rows: Sequence[PlanRow],
    *,
    slug: str,
    starts: date,
    ends: date,
    today: date,
    empty: str,
) -> Gantt:
    """Lay out the plan between the project's first and last day. ``empty`` is said where there are no rows."""
    days = _scale(starts, ends)
    over, under = years(starts, ends), divisions(starts, ends)
    line = _today(today, days, LETTER * 5)
    head = MARK * (1 + bool(under) + (line is not None)) + 4
    placed, height = _place_rows(rows, head, days)
    return Gantt(
        title=title,
        description=description,
        slug=slug,
        empty=empty,
        rows=placed,
        years=_grid(over, days),
        parts=_grid(under, days),
        today=line,
        head=head,
        height=height,
        states=_states(rows),
        has_milestones=any(row.ends is None for row in rows),
        has_arrows=any(row.is_before or row.is_after for row in placed),
    )
