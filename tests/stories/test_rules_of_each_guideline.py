"""The whole demo goes as it is told, and what its stories prove of a guideline: their ends, and the words people read.

``told/<municipality>.yaml`` says the latter, story by story. All stories are played once, beside each other, in all
municipalities at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from applications.models import Case
from socinv.demo.organisation import create_organisation, organisations
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.process import current_process
from socinv.lifecycle.telling import sentence
from socinv.organisation.importing.plain_yaml import load
from socinv.stories.playing import play
from socinv.stories.reading import almanac_of, read_story, timed
from tests.stories.telling import FILES, named

pytestmark = pytest.mark.django_db

TOLD = {path.stem: load(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "told").glob("*.yaml"))}


def told() -> Iterator[Any]:
    for slug, stories in TOLD.items():
        for name, says in stories.items():
            marks = pytest.mark.rule(*says["rules"])
            yield pytest.param(f"{slug}/{name}", says, marks=marks, id=f"{slug}/{name}")


def test_what_is_told_of_is_there() -> None:
    known = {named(path) for path in FILES}
    assert {f"{slug}/{name}" for slug, stories in TOLD.items() for name in stories} <= known


@dataclass
class Account:
    """What became of a story: its case, and a line a step."""

    case: Case
    steps: int
    lines: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def accounts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Account]]:
    """Of every story, by its name; played once for the module, and never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in organisations():
            create_organisation(slug)
        found = _played()
        connection.check_constraints()  # else the end of each test would, anew
        yield found
        transaction.set_rollback(True)


def _played() -> dict[str, Account]:
    lines: list[str] = []
    written = [read_story(path) for path in FILES]
    accounts = {}
    for path, player in zip(FILES, play(written, lines.append), strict=True):
        assert player.case is not None
        accounts[named(path)] = Account(player.case, len(player.written.story.steps))
    order = sorted(
        (moment, story, number)
        for story, one in enumerate(written)
        for moment, number, _scene in timed(one, almanac_of(one, clock.today()))
    )
    for (_moment, story, _number), line in zip(order, lines, strict=True):
        accounts[named(FILES[story])].lines.append(line)
    return accounts


@pytest.mark.parametrize("name", [named(path) for path in FILES])
def test_it_goes_as_it_is_told(accounts: dict[str, Account], name: str) -> None:
    account = accounts[name]
    assert len(account.lines) == account.steps
    for event in Event.objects.filter(case=account.case).select_related("case"):
        assert "%(" not in sentence(event)


@pytest.mark.parametrize(("name", "says"), list(told()))
def test_it_ends_so_and_that_is_what_they_read(accounts: dict[str, Account], name: str, says: dict[str, Any]) -> None:
    case = accounts[name].case
    noes = [line for line in accounts[name].lines if " fick nej (" in line]
    assert case.status == says["case"]
    for words in says.get("reads", []):
        assert any(words in line for line in noes), (words, noes)
    assert case.process_version == says.get("version", case.process_version)
    if "decided_under" in says:
        assert case.decided_on is not None
        in_force = current_process(case.process_slug, case.decided_on).version
        assert in_force == says["decided_under"]
        assert in_force != case.process_version, "it goes on under the guideline that it began under"
