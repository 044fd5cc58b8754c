"""Under every guideline, in every place a case can be in: who may do what, as the table of that guideline says."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from applications.opening import start_case
from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.verdict import Refused
from tests.factories.following import in_force
from tests.factories.house import a_house_of
from tests.matrix.answers_of_policy import rows, verbs
from tests.matrix.everybody import Everybody, everybody
from tests.matrix.places import places

pytestmark = pytest.mark.django_db
TABLES = Path(__file__).parent / "processes"
ALL = list(all_processes().values())


def name_of(process: Process) -> str:
    return process.slug if process.version in process.slug else f"{process.slug}-{process.version}"


@pytest.fixture(autouse=True)
def rolled_back(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_every_guideline_has_a_table_and_every_table_a_guideline() -> None:
    assert {path.stem for path in TABLES.glob("*.txt")} == {name_of(process) for process in ALL}


@pytest.mark.rule("NOR-01", "STO-01", "SUN-13")
@pytest.mark.parametrize("process", ALL, ids=name_of)
def test_every_department_may_begin_a_case_of_its_own(process: Process) -> None:
    with in_force(process):
        house = a_house_of(process)
        need = next((one.key for one in process.need if "employee" in one.by), "")
        for key, department in house.departments.items():
            for other in house.departments:
                person = house.person(f"{other}.writer")
                if other == key:
                    assert start_case(department, by=person, need=need).status == "draft"
                else:
                    with pytest.raises(Refused):
                        start_case(department, by=person, need=need)


@pytest.mark.rule("ORE-04", "ORE-08", "ORE-11", "STO-03", "STO-10", "NOR-02", "NOR-08")
@pytest.mark.parametrize("process", ALL, ids=name_of)
def test_who_may_do_what(process: Process) -> None:
    """Whoever is not named in the table is refused on a ground, with a reason; strangers as strangers."""
    with in_force(process), translation.override("sv"):
        found = list(_said(everybody(process), process))
    wanted = list(_written(TABLES / f"{name_of(process)}.txt"))
    assert found == wanted, "\n".join(unified_diff(wanted, found, "the table", "the policy", lineterm="", n=1))


def _said(people: Everybody, process: Process) -> Iterator[str]:
    yield "[verbs]"
    yield from verbs()
    for place, things in places(people, process):
        yield f"[{place}]"
        yield from rows(people, things)


def _written(path: Path) -> Iterator[str]:
    """The lines, without remarks and the spaces that make columns."""
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.strip() and not line.startswith("#"):
            yield " | ".join(cell.strip() for cell in line.split("|"))
