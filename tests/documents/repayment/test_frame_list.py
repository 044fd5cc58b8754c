"""The list of frame reductions: the sums, the page and the document of it (SUN-53)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from repayment.documents.kinds import FRAME_LIST
from repayment.documents.rights import order_frame_list, read_frame_list
from repayment.frames import apart, frames, reductions
from repayment.models import Office, Plan, PlanRow, PlanVersion
from repayment.plan import Line
from socinv.documents.kinds import kind_named
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.verdict import Ground
from socinv.organisation.standing import standing_of
from tests.documents.applications.reading import composed, section_of
from tests.documents.applications.writing import standing
from tests.factories.house import House, a_house
from tests.lists.asking import queries
from tests.projects.reading import read, signed_in
from tests.repayment.plans import a_decided_plan, a_repaying_house, an_awaited_plan, decide, follow_up

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-53")]
LINES = some.lists(
    some.builds(
        Line, some.integers(1, 4), some.just(""), some.integers(2025, 2045),
        some.decimals(Decimal("0.01"), 10**7, places=2),
    ).map(lambda one: Line(one.committee, f"Nämnd {one.committee}", one.year, one.amount)),
    max_size=30,
)  # fmt: skip


@pytest.fixture
def house() -> House:
    return a_repaying_house()


def office(house: House) -> Office:
    return Office.objects.get(municipality=house.municipality)


@given(LINES)
def test_the_sums_are_those_of_the_lines(lines: list[Line]) -> None:
    found = frames(lines)
    total = sum((one.amount for one in lines), Decimal(0))
    assert sum(found.sums) == found.total == total
    assert sorted({row.name for row in found.rows}) == [row.name for row in found.rows]
    by_year: Counter[int] = Counter()
    for one in lines:
        by_year[one.year] += one.amount  # type: ignore[assignment]
    assert dict(zip(found.years, found.sums, strict=True)) == dict(by_year)


@given(LINES, some.integers(1, 8))
def test_divided_in_tables_nothing_is_lost(lines: list[Line], most: int) -> None:
    found = frames(lines)
    parts = apart(found, most)
    assert sum((one.total for one in parts), Decimal(0)) == found.total
    assert [year for one in parts for year in one.years] == list(found.years)
    assert all(len(one.years) <= most for one in parts)


def test_the_years_that_are_to_come_of_the_plans_that_hold(house: House) -> None:
    an_awaited_plan(house)
    assert reductions(house.municipality.pk) == []
    plan = follow_up(house, a_decided_plan(house, 2028, 2029, 2030))
    found = [(one.line.name, one.line.year, int(one.line.amount)) for one in reductions(house.municipality.pk)]
    assert found == [
        ("Nämnden education", 2029, 100_000), ("Nämnden education", 2030, 100_000),
        ("Nämnden social", 2029, 50_000), ("Nämnden social", 2030, 50_000),
    ]  # fmt: skip
    assert {one.plan for one in reductions(house.municipality.pk)} == {plan}
    assert reductions(a_house().municipality.pk) == []


def test_what_stands_in_it(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house, 2028, 2029, 2030))
    paper = composed(FRAME_LIST, office(house))
    assert paper.landscape
    assert paper.regnr == ""
    assert paper.lead.replace("\u00a0", " ").startswith(
        "En plan gäller. Enligt den återför nämnderna 300 000 kr till fonden 2029–2030."
    )
    summed = section_of(paper, "Nämnd och år").splitlines()
    assert summed[-4:] == ["Summa", "150 000", "150 000", "300 000"]
    behind = section_of(paper, "Planerna bakom")
    assert plan.case.regnr in behind
    assert "1 september 2027" in behind
    assert len(paper.extra["reductions"]) == 4


def test_nothing_to_come_is_said(house: House) -> None:
    paper = composed(FRAME_LIST, office(house))
    assert paper.lead == "Ingen plan för återföring gäller med år som återstår."
    assert "Inga ramar minskas." in section_of(paper, "Nämnd och år")


def test_who_orders_and_who_reads(house: House) -> None:
    ours = office(house)
    assert order_frame_list(ours, standing(house, "coordination.method"))
    assert order_frame_list(ours, standing(house, "management-group.chair")).ground is Ground.PERSON
    assert read_frame_list(ours, standing(house, "culture.writer"))
    assert not read_frame_list(ours, standing(house, "affiliated"))
    other = a_house()
    stranger = standing_of(other.person("coordination.method"), other.municipality.pk, clock.today())
    assert not order_frame_list(ours, stranger)
    assert not read_frame_list(ours, stranger)


def test_it_is_ordered_in_no_case(house: House) -> None:
    a_decided_plan(house)
    made = order_document(FRAME_LIST, office(house), house.person("coordination.method"))
    assert (made.case, made.municipality) == (None, house.municipality)
    assert order_document(FRAME_LIST, office(house), house.person("coordination.method")) == made, "nothing is changed"


def test_the_page(house: House) -> None:
    plan = a_decided_plan(house, 2028, 2029)
    address = reverse("frame-list")
    text = read(house.person("coordination.method"), address)
    for word in ("Nämnden education", "200\u00a0000", "300\u00a0000", str(plan.case), "Beställ listan som handling"):
        assert word in text, word
    assert "Beställ listan" not in read(house.person("culture.writer"), address)
    answer = signed_in(house.person("coordination.method")).post(
        reverse("document-order"), {"kind": FRAME_LIST, "thing": office(house).pk, "back": address}
    )
    assert answer.status_code == 302
    made = Document.objects.get(kind=FRAME_LIST)
    assert made.get_absolute_url() in read(house.person("culture.writer"), address)
    assert address in read(house.person("management-group.chair"), reverse("progress"))


def test_the_page_is_not_there_for_one_from_outside(house: House) -> None:
    a_decided_plan(house)
    assert signed_in(house.person("affiliated")).get(reverse("frame-list")).status_code == 404
    other = a_house()
    assert "Inga ramar minskas" in read(other.person("coordination.method"), reverse("frame-list"))


def test_its_queries_do_not_grow(house: House, django_assert_max_num_queries: Any) -> None:
    plan = a_decided_plan(house, 2028)
    person, address = house.person("coordination.method"), reverse("frame-list")
    counted = []
    for _time in range(2):
        with django_assert_max_num_queries(30) as asked:
            kind_named(FRAME_LIST).compose(office(house))
        counted.append((len(asked.captured_queries), queries(person, address)))
        _more(house, plan)
    assert counted[0] == counted[1]


def _more(house: House, plan: Plan) -> None:
    """Another plan that holds, and a later version with many rows of the first."""
    decide(house, an_awaited_plan(house), 2028, 2029)
    version = PlanVersion.objects.create(
        municipality=house.municipality, plan=plan, number=plan.versions.count() + 1, reasons="Fler år.",
        day=date(2027, 9, 2),
        decided_by="Ledningsgruppen", by=house.person("management-group.chair"), at=clock.now(),
    )  # fmt: skip
    PlanRow.objects.bulk_create(
        PlanRow(
            municipality=house.municipality, version=version, committee=house.bodies["education-committee"], year=year,
            amount=Decimal(1000),
        )
        for year in range(2028, 2034)
    )  # fmt: skip
