"""The way through a process as a picture: boxes under each other, outcomes as marks, lanes for what goes back or past.

Pure: stops in, positions out; components/way_picture.html only writes them down. Each stage is a picture of its own so
that paper can break between them, laid out twice: for a page and for a phone. All figures are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socinv.lifecycle.process.way import END, Stage, Stop, Way
from socinv.presentation.grammar import inside

TITLE_LETTER, LETTER = 9.6, 7.0  # pixels at the most, as an average over a text of 15 and of 13 pixels
TITLE_LINE, LINE, ROW = 20, 17, 22
PAD, SPINE, HEAD, GAP, TAIL = 12, 26, 34, 30, 14
INDENT = 22  # a box beside the way, from the line it stands beside
MARK = 22  # an outcome's mark, before its word


@dataclass(frozen=True)
class Measure:
    """How wide the picture, its boxes and the column of outcomes are; lanes have what is left to the right."""

    name: str
    width: int
    left: int
    box: int
    outcomes: int  # width of the column of outcomes, 0 where they stand under the text
    lane: int


MEASURES = (Measure("wide", 720, 8, 600, 270, 18), Measure("narrow", 336, 2, 276, 0, 12))


@dataclass(frozen=True)
class Line:
    """A line of text."""

    text: str
    x: int
    y: int
    look: str = ""


@dataclass(frozen=True)
class Mark:
    """The mark of an outcome, its upper left corner."""

    shape: str
    x: int
    y: int


@dataclass(frozen=True)
class Box:
    """A stop with its place."""

    x: int
    y: int
    width: int
    height: int
    beside: bool
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Arrow:
    """A line with a head at its end, unless it goes on in the next picture or is only a stub."""

    path: str
    head: str = ""
    dashed: bool = False


@dataclass
class Picture:
    """One stage, drawn for one width."""

    name: str
    width: int
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class DrawnStage:
    """A stage with its pictures and the same in words."""

    key: str
    title: str
    description: str
    pictures: tuple[Picture, ...]


def drawn_way(stages: Sequence[Stage]) -> list[DrawnStage]:
    """Every stage, ready to be drawn under each other."""
    main = [stop.key for stage in stages for stop in stage.stops if not stop.beside]
    following = dict(zip(main, [*main[1:], END], strict=True))
    titles = {stop.key: stop.title for stage in stages for stop in stage.stops}
    return [
        DrawnStage(
            stage.key, stage.title, _description(stage, titles),
            tuple(
                _Drawing(stage, measure, following, titles, is_first=stage is stages[0],
                         is_last=stage is stages[-1]).drawn()
                for measure in MEASURES
            ),
        )
        for stage in stages
    ]  # fmt: skip


def days_words(days: int) -> str:
    """Inom 30 dagar; nothing where there is no time limit."""
    return ngettext("inom %(count)d dag", "inom %(count)d dagar", days) % {"count": days} if days else ""


def _description(stage: Stage, titles: dict[str, str]) -> str:
    said = []
    for stop in stage.stops:
        terms = ", ".join(text for text in (stop.who, _terms(stop)) if text)
        said.append(f"{stop.title}: {terms}." if terms else f"{stop.title}.")
        said += [f"{way.word}: {_goal(way, titles)}." for way in stop.ways if way.word]
    return " ".join(said)


def _terms(stop: Stop) -> str:
    return ", ".join(text for text in (_("vid behov") if stop.beside else "", days_words(stop.days)) if text)


def _goal(way: Way, titles: dict[str, str]) -> str:
    if way.goal == END:
        return _("ärendet avslutas")
    if way.goal.endswith(".write") and way.shape == "back":
        return _("tillbaka till den som söker")
    goal = inside(titles[way.goal])
    return _("tillbaka till %(step)s") % {"step": goal} if way.shape == "back" else goal


@dataclass
class _Drawing:
    """Laying out one stage from top to bottom."""

    stage: Stage
    measure: Measure
    following: dict[str, str]
    titles: dict[str, str]
    is_first: bool
    is_last: bool
    y: int = HEAD
    since: int = 0  # from where the line down has not been drawn

    def drawn(self) -> Picture:
        self.picture = Picture(self.measure.name, self.measure.width)
        self.spine = self.measure.left + SPINE
        self.entries: dict[str, int] = {}
        self.exits: list[tuple[str, int]] = []
        self.since = HEAD if self.is_first else 0
        self.picture.lines.append(Line(self.stage.title, self.measure.left + 2 * SPINE - 8, 22, "stage-name"))
        for stop in self.stage.stops:
            self._beside(stop) if stop.beside else self._main(stop)
        self._finish()
        self._lanes()
        return self.picture

    def _main(self, stop: Stop) -> None:
        if self.since < self.y:
            self.picture.arrows.append(self._down(self.since, self.y))
        box = self._box(stop, self.measure.left, self.measure.box)
        self.entries[stop.key] = box.y + PAD + 8
        self.y = self.since = box.y + box.height
        words = [way for way in stop.ways if way.goal == self.following[stop.key] and way.word]
        texts = [(way, _wrapped(way.word, self.measure.box - 3 * SPINE)) for way in words]
        self.y += 8 if texts else 0
        for way, lines in texts:
            self.picture.marks.append(Mark(way.shape, self.spine + 12, self.y))
            self._write(self.picture.lines, lines, self.spine + 12 + MARK, self.y + 12, LINE, "way")
            self.y += LINE * len(lines) + 3
        self.y += GAP - (10 if texts else 0)

    def _beside(self, stop: Stop) -> None:
        x = self.spine + INDENT
        box = self._box(stop, x, self.measure.left + self.measure.box - x)
        middle = box.y + box.height // 2
        self.picture.arrows.append(Arrow(f"M{self.spine} {middle}H{x}", dashed=True))
        self.y = box.y + box.height + GAP - 8

    def _finish(self) -> None:
        """The line on to the next picture, or to the end of the case."""
        if not self.is_last:
            self.picture.height = self.y - GAP + TAIL + GAP // 2
            self.picture.arrows.append(Arrow(f"M{self.spine} {self.since}V{self.picture.height}"))
            return
        self.picture.arrows.append(self._down(self.since, self.y))
        text = _("Ärendet avslutas")
        width = int(LETTER * len(text)) + 2 * PAD
        line = Line(text, self.measure.left + PAD, self.y + 21, "who")
        self.picture.boxes.append(Box(self.measure.left, self.y, width, 32, False, (line,), ()))
        self.picture.height = self.y + 32 + TAIL

    def _down(self, top: int, bottom: int) -> Arrow:
        head = f"M{self.spine - 5} {bottom - 9}L{self.spine} {bottom}L{self.spine + 5} {bottom - 9}Z"
        return Arrow(f"M{self.spine} {top}V{bottom - 6}", head)

    def _box(self, stop: Stop, x: int, width: int) -> Box:
        lines: list[Line] = []
        marks: list[Mark] = []
        column = self.measure.outcomes if not stop.beside else 0
        rows = [way for way in stop.ways if way.goal != self.following.get(stop.key) and way.word]
        room = width - 2 * PAD - (column + PAD if rows and column else 0)
        y = self.y + PAD + 14
        for text, look, letter, high in (
            (stop.title, "title", TITLE_LETTER, TITLE_LINE), (stop.who, "who", LETTER, LINE),
            (_terms(stop), "terms", LETTER, LINE),
        ):  # fmt: skip
            y = self._write(lines, _wrapped(text, room, letter), x + PAD, y, high, look)
        low = y
        if rows:
            at, beginning = (x + width - column, self.y + PAD + 14) if column else (x + PAD, y + 6)
            low = max(low, self._rows(rows, at, beginning, (column or width) - PAD, lines, marks))
        box = Box(x, self.y, width, low - 14 + PAD - self.y, stop.beside, tuple(lines), tuple(marks))
        self.picture.boxes.append(box)
        return box

    def _rows(
        self, ways: Sequence[Way], x: int, y: int, room: int, lines: list[Line], marks: list[Mark]
    ) -> int:  # fmt: skip
        for way in ways:
            marks.append(Mark(way.shape, x, y - 12))
            if self._has_lane(way):
                self.exits.append((way.goal, y - 4))
            texts = _wrapped(f"{way.word}: {_goal(way, self.titles)}", room - MARK)
            y = self._write(lines, texts, x + MARK, y, LINE, "way") + ROW - LINE
        return y

    def _has_lane(self, way: Way) -> bool:
        return any(way.goal == stop.key for stop in self.stage.stops)

    def _write(self, lines: list[Line], texts: Sequence[str], x: int, y: int, high: int, look: str) -> int:
        for text in texts:
            lines.append(Line(text, x, y, look))
            y += high
        return y

    def _lanes(self) -> None:
        """What goes back or past: one lane for each goal, the shortest nearest the boxes."""
        right = self.measure.left + self.measure.box
        goals = sorted(dict.fromkeys(goal for goal, _y in self.exits), key=self._length)
        for number, goal in enumerate(goals, start=1):
            x = min(right + 10 + number * self.measure.lane, self.measure.width - 3)
            to = self.entries[goal]
            ys = sorted((y for key, y in self.exits if key == goal), key=lambda y: -abs(y - to))
            turned: set[bool] = set()
            for y in ys:
                is_back, turn = to < y, 6 if to > y else -6
                path = f"M{right} {y}H{x}"  # into the lane of one that comes from further off
                if is_back not in turned:
                    path = f"M{right} {y}H{x - 6}Q{x} {y} {x} {y + turn}V{to - turn}Q{x} {to} {x - 6} {to}H{right + 8}"
                turned.add(is_back)
                self.picture.arrows.append(Arrow(path, dashed=is_back))
            head = f"M{right + 9} {to - 5}L{right} {to}L{right + 9} {to + 5}Z"
            self.picture.arrows.append(Arrow("", head))

    def _length(self, goal: str) -> int:
        return max(abs(y - self.entries[goal]) for key, y in self.exits if key == goal)


def _wrapped(text: str, room: int, letter: float = LETTER) -> list[str]:
    return wrap(text, max(int(room / letter), 8)) if text else []


def legend(drawn: Sequence[DrawnStage]) -> list[tuple[str, str]]:
    """The marks that the picture has and what they mean."""
    pictures = [picture for stage in drawn for picture in stage.pictures]
    found = {mark.shape for one in pictures for mark in one.marks}
    found |= {mark.shape for one in pictures for box in one.boxes for mark in box.marks}
    words = [
        ("yes", _("Vidare")), ("no", _("Nej eller slut")), ("back", _("Tillbaka")), ("info", _("Flera utfall")),
    ]  # fmt: skip
    return [(shape, word) for shape, word in words if shape in found]
