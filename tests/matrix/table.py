"""Reading the tables that say who may do what. They are written by hand; nothing in them comes from the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
THINGS_OF_A_CASE = ("case", "idea", "application", "assessment", "stance", "preparation", "decision", "expertise")
THINGS_OF_A_PROJECT = ("project", "report", "change", "evaluation", "scaleup", "request")
THINGS_OF_REPAYMENT = ("plan",)
THINGS_OF_FUNDS = ("fund",)
THINGS_OF_OTHERS = ("position", "followup")
THINGS_OF_MEETINGS = ("meeting", "item")
THINGS_OF_DOCUMENTS = ("document",)
THINGS_OF_ALL = (
    *THINGS_OF_A_PROJECT, *THINGS_OF_REPAYMENT, *THINGS_OF_OTHERS, *THINGS_OF_MEETINGS, *THINGS_OF_DOCUMENTS,
    *THINGS_OF_FUNDS,
)  # fmt: skip
THINGS = THINGS_OF_A_CASE + THINGS_OF_ALL
SIGHT = ("sees", "drafts")
GROUNDS = {"yes": "none", "person": "person", "conflict": "conflict", "state": "state", "condition": "condition"}


@dataclass
class Table:
    """``cells``: (verb, situation, class of role) to what is said there; ``never``: states the thing is never in."""

    thing: str
    cells: dict[tuple[str, str, str], str] = field(default_factory=dict)
    classes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    states: dict[str, str] = field(default_factory=dict)
    twice: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def verbs(self) -> set[str]:
        return {verb for verb, _situation, _one in self.cells}

    @property
    def situations(self) -> list[str]:
        return list(dict.fromkeys(situation for _verb, situation, _one in self.cells))

    def state_of(self, situation: str) -> str:
        """The status of a thing in a situation: the table says so, or the situation is called after it."""
        return self.states.get(situation, situation)

    def expected(self, verb: str, situation: str, one: str) -> str:
        """The cell; the two classes that every table has in common are said in roles.txt."""
        common = {"out": "outside", "none": "person"}.get(one)
        return common or GROUNDS[self.cells[verb, situation, one]]


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split()


def table(thing: str) -> Table:
    """The table of one thing. Raises ValueError for a row of another length than the heading."""
    found = Table(thing)
    for words in _lines(HERE / "tables" / f"{thing}.txt"):
        if words[0] == "never:":
            found.never = tuple(words[1:])
        elif words[0] == "state:":
            found.states |= dict.fromkeys(words[2:], words[1])
        elif words[0] == "verbs":
            found.classes = tuple(words[1:-1])
        else:
            _row(found, words)
    return found


def _row(found: Table, words: list[str]) -> None:
    for verb in words[0].split(","):
        for situation in words[-1].split(","):
            for one, cell in zip(found.classes, words[1:-1], strict=True):
                key = (verb, situation, one)
                if key in found.cells:
                    found.twice.append(key)
                found.cells[key] = cell


def roles() -> dict[str, dict[str, str]]:
    """Each role's class in each thing's table, and what of a project it sees."""
    found: dict[str, dict[str, str]] = {}
    for name, columns in (
        ("roles.txt", THINGS_OF_A_CASE),
        ("roles-of-projects.txt", THINGS_OF_A_PROJECT + SIGHT),
        ("roles-of-repayment.txt", THINGS_OF_REPAYMENT),
        ("roles-of-funds.txt", THINGS_OF_FUNDS),
        ("roles-of-other-guidelines.txt", THINGS_OF_OTHERS),
        ("roles-of-meetings.txt", THINGS_OF_MEETINGS),
        ("roles-of-documents.txt", THINGS_OF_DOCUMENTS),
    ):
        heading, *rows = _lines(HERE / name)
        assert tuple(heading[1:]) == columns
        for row in rows:
            found.setdefault(row[0], {}).update(zip(columns, row[1:], strict=True))
    return found
