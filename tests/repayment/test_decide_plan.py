"""The plan is decided when the investment phase is over: time and amount (STO-06)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from repayment.book import book_of
from repayment.models import Plan, PlanRow, PlanVersion
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Invalid
from socinv.notices.models import Notice
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project
from tests.projects.reading import post, problems, read, shut_out, turned_away, url
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    SECOND,
    a_decided_plan,
    a_repaying_house,
    a_row,
    an_awaited_plan,
    on,
    plan_of,
    rows_of,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


@pytest.fixture
def plan(house: House) -> Plan:
    return an_awaited_plan(house)


@pytest.mark.rule("STO-06")
def test_time_and_amount_are_decided_and_kept(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-decide")
    with on(DECIDED):
        page = read(house.person(DECIDER), address)
        for word in ("Det utvärderingen visade", "Minskade kostnader per år", "Registrera planen", "Undanta projektet"):
            assert word in page, word
        said = typed(rows_of(house, 2028, 2029), day=DECIDED.isoformat(), item="7")
        answer = post(house.person(DECIDER), address, said)
    assert answer.status_code == 302, problems(answer)
    assert answer["Location"] == plan.get_absolute_url()
    plan = plan_of(plan.project)
    assert (plan.status, plan.decided_on, plan.item) == ("decided", DECIDED, "7")
    (version,) = plan.versions.all()
    assert (version.number, version.by, version.day) == (1, house.person(DECIDER), DECIDED)
    assert version.decided_by == plan.case.process.body_title("management-group")
    assert [(line.year, line.name, line.amount) for line in version.lines] == [
        (2028, "Nämnden education", Decimal(100_000)), (2028, "Nämnden social", Decimal(50_000)),
        (2029, "Nämnden education", Decimal(100_000)), (2029, "Nämnden social", Decimal(50_000)),
    ]  # fmt: skip
    event = Event.objects.get(thing="repayment.plan", verb="decide")
    assert "§ 7" in sentence(event)
    assert "300\u00a0000\u00a0kr, 2028–2029" in sentence(event)


def test_it_is_then_the_turn_of_those_who_report_the_first_year(house: House, plan: Plan) -> None:
    with on(DECIDED):
        post(house.person(DECIDER), url(plan.project, "repayment-decide"),
             typed(rows_of(house, 2028), day=DECIDED.isoformat()))  # fmt: skip
    items = WorkItem.objects.open().filter(thing="repayment.plan")
    assert {(item.verb, item.label, item.due.isoformat()) for item in items if item.due} == {
        ("follow_up", "2028", "2029-03-31")
    }
    bodies = {item.body for item in items if item.body}
    owners = plan.project.steering_group
    assert {owners, house.bodies["education-committee"], house.bodies["social-committee"]} <= bodies
    told = Notice.objects.filter(event__verb="decide", event__thing="repayment.plan").values_list(
        "recipient", flat=True
    )
    for who in ("social-committee.chair", "education-committee.secretary", "project.owner", "coordination.method"):
        assert house.person(who).pk in told, who


IN_A_ROW = [
    (1, "committee", "", "Välj vilken nämnd som återför."),
    (1, "year", "", "Skriv året med fyra siffror, till exempel 2027."),
    (1, "year", "snart", "Skriv året med fyra siffror"),
    (1, "year", "2026", "Återföringen börjar när projektet är slut. Skriv 2027 eller senare."),
    (1, "year", "2033", "Återföringen får ta högst 6 år. Skriv 2032 eller tidigare."),
    (1, "amount", "", "Skriv beloppet i kronor, större än noll."),
    (1, "amount", "0", "Skriv beloppet i kronor, större än noll."),
    (1, "amount", "-5", "Skriv ett belopp som är 0 kronor eller mer"),
    (1, "amount", "mycket", "Skriv beloppet i kronor, till exempel 1 250 000"),
    (1, "amount", "9999999999", "Skriv ett belopp som är högst"),
    (2, "year", "2028", "Nämnden har redan en rad för det året."),
]  # fmt: skip


def test_what_does_not_hold_in_a_row_is_said_at_its_field(house: House, plan: Plan) -> None:
    address, rows = url(plan.project, "repayment-decide"), [a_row(house, 2028), a_row(house, 2029)]
    for number, field, value, text in IN_A_ROW:
        said = typed(rows, day=DECIDED.isoformat()) | {f"row-{number}-{field}": value}
        with on(DECIDED):
            answer = post(house.person(DECIDER), address, said)
        assert answer.status_code == 200
        form = answer.context["rows"].forms[number - 1]
        assert list(form.errors) == [field], value
        assert text in form.errors[field][0].replace("\u00a0", " ")
        page = answer.content.decode()
        assert "<title>Fel:" in page
        assert "Så mycket beräknas sparas." in page
        assert not value or f'value="{value}"' in page
    assert not PlanVersion.objects.exists()


def test_what_else_does_not_hold(house: House, plan: Plan) -> None:
    wrong = [
        ({"reasons": " "}, "reasons", "Skriv skälen."),
        ({"day": "2099-01-01"}, "day", "Dagen har inte varit än."),
        ({"day": "2027-06-01"}, "day", "Ärendet kom hit 2027-06-30."),
        ({"day": "i går"}, "day", "Skriv dagen som åååå-mm-dd"),
        ({"item": "x" * 30}, "item", "Skriv bara paragrafens"),
    ]
    for more, field, text in wrong:
        said = typed(rows_of(house, 2028), day=DECIDED.isoformat()) | more
        with on(DECIDED):
            found = problems(post(house.person(DECIDER), url(plan.project, "repayment-decide"), said))
        assert list(found) == [field], more
        assert text in found[field][0]


def test_a_plan_has_one_row_or_more(house: House, plan: Plan) -> None:
    with on(DECIDED):
        answer = post(house.person(DECIDER), url(plan.project, "repayment-decide"), typed([], day=DECIDED.isoformat()))
    assert "Skriv minst en rad." in problems(answer)["__all__"][0]


def test_another_row_is_added_and_what_was_typed_stays(house: House, plan: Plan) -> None:
    said = typed([a_row(house, 2028)], _add="1", reasons="Halvskrivet", day="x") | {"row-2-amount": "inte klart"}
    with on(DECIDED):
        answer = post(house.person(DECIDER), url(plan.project, "repayment-decide"), said)
    page = answer.content.decode()
    assert answer.context["rows"].count == 4
    for word in ("Halvskrivet", 'value="inte klart"', 'value="2028"'):
        assert word in page, word
    assert "Fel:" not in page


def test_nothing_but_rows_are_rows(house: House, plan: Plan) -> None:
    wrong: list[Any] = [None, "x", ["x"], [{}], [{"committee": "x", "year": "2028", "amount": 5}]]
    for rows in wrong:
        with on(DECIDED), pytest.raises(Invalid) as invalid:
            perform(plan, "decide", by=house.person(DECIDER), rows=rows, reasons="Skäl.", day=DECIDED)
        assert list(invalid.value.problems) == ["rows"], rows


def test_another_municipalitys_committee_repays_nothing(house: House, plan: Plan) -> None:
    rows = [a_row(a_house(), 2028)]
    with on(DECIDED), pytest.raises(Invalid) as invalid:
        perform(plan, "decide", by=house.person(DECIDER), rows=rows, reasons="Skäl.", day=DECIDED)
    assert "Välj vilken nämnd" in str(invalid.value.problems["rows"])


def test_only_those_who_decide_it(house: House, plan: Plan) -> None:
    said = typed(rows_of(house, 2028), day=DECIDED.isoformat())
    address = url(plan.project, "repayment-decide")
    with on(DECIDED):
        turned_away(
            house, plan.project, address, "project.owner", "project.leader", "coordination.method",
            "management-group.member", "management-group.co-opted", "council.chair", "education-committee.chair",
            "education.writer", said=said,
        )  # fmt: skip
        shut_out(house, plan.project, address, said)


def test_twice_and_too_late(house: House, plan: Plan) -> None:
    address, said = url(plan.project, "repayment-decide"), typed(rows_of(house, 2028), day=DECIDED.isoformat())
    with on(DECIDED):
        assert post(house.person(DECIDER), address, said).status_code == 302
        assert post(house.person(DECIDER), address, said).status_code == 302
        late = post(house.person(SECOND), address, said | {"reasons": "Mina skäl."})
        assert late.status_code == 409
        assert "Mina skäl." in late.content.decode()
    assert PlanVersion.objects.count() == 1


def test_a_project_without_a_plan_has_no_such_page(house: House) -> None:
    project = a_running_project(house)
    for name in ("repayment-decide", "repayment-adjust", "repayment-exempt", "repayment-follow-up"):
        assert post(house.person(DECIDER), url(project, name), {}).status_code == 404


@pytest.mark.rule("STO-07")
def test_the_database_keeps_every_version_as_it_was(house: House) -> None:
    plan = a_decided_plan(house)
    version, row = plan.versions.get(), PlanRow.objects.first()
    assert row is not None
    changes: list[Callable[[], Any]] = [
        lambda: PlanVersion.objects.update(reasons="Andra skäl."), lambda: PlanRow.objects.update(amount=1),
        lambda: PlanRow.objects.all().delete(), row.delete,
    ]  # fmt: skip
    for change in changes:
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()
    assert version.reasons == plan.versions.get().reasons
    assert book_of(plan).planned() == Decimal(300_000)
