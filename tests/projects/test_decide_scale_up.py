"""The council decides and moves resources between committees (SUN-36)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.models import Project, ResourceMove, ScaleUp
from projects.moves import balances
from projects.presenting.continuing import MoveLine
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from tests.factories.house import House, a_house
from tests.factories.projects import an_evaluated_project, at_the_end, propose
from tests.presentation.markup import Markup
from tests.projects.reading import SHORT, post, read, shut_out, signed_in, turned_away, url
from tests.races.race import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def proposed(house: House) -> Project:
    project = an_evaluated_project(house, **SHORT)
    with clock.at(at_the_end(project)):
        propose(house, project, parts=["Läxhjälpen"])
    return Project.objects.get(pk=project.pk)


def _said(project: Project, **more: Any) -> dict[str, Any]:
    assert project.ends is not None
    return {
        "outcome": "approved", "reasons": "Det ger mest nytta.", "day": project.ends.isoformat(), "item": "101",
        "moves-count": "3", **more,
    }  # fmt: skip


def _move(
    house: House, row: int, source: str, goal: str, amount: str = "400 000", year: str = "2030"
) -> dict[str, Any]:
    def key(name: str) -> str:
        return str(house.bodies[f"{name}-committee"].pk) if name else ""

    values = {"from_body": key(source), "to_body": key(goal), "amount": amount, "from_year": year}
    return {f"move-{row}-{name}": value for name, value in values.items()}


def _post(house: House, project: Project, said: dict[str, Any], who: str = "council.chair") -> Any:
    with clock.at(at_the_end(project)):
        return post(house.person(who), url(project, "project-scale-up"), said)


@pytest.mark.rule("SUN-36", "SUN-44")
def test_approved_with_moves_and_what_they_mean_for_each_committee(house: House) -> None:
    project = proposed(house)
    page = read(house.person("council.chair"), url(project, "project-scale-up"))
    assert page.count("-from_year") >= 3
    for word in ("Läxhjälpen", "Tomma rader räknas inte.", "Lägg till en rad", "Nya medel"):
        assert word in page
    said = _said(project) | _move(house, 1, "social", "education") | _move(house, 3, "", "culture", "100 000", "2031")
    assert _post(house, project, said).status_code == 302
    moves = ResourceMove.objects.order_by("pk")
    assert [(one.from_body_id is None, one.amount, one.from_year) for one in moves] == [
        (False, Decimal(400_000), 2030), (True, Decimal(100_000), 2031),
    ]  # fmt: skip
    assert ScaleUp.objects.get(project=project).status == "decided"
    assert Project.objects.get(pk=project.pk).status == "closed"
    shown = read(house.person("planning-committee.member"), url(project, "project-scale-up"))
    for word in (
        "Bifall",
        "−400\u00a0000\u00a0kr",
        "+100\u00a0000\u00a0kr",
        "500\u00a0000\u00a0kr",
        ">2030<",
        "§\u00a0101",
    ):
        assert word in shown, word
    assert 'class="decide"' not in shown


def test_declined_moves_nothing(house: House) -> None:
    project = proposed(house)
    said = _said(project, outcome="declined")
    wrong = _post(house, project, said | _move(house, 1, "social", "education"))
    assert "Vid avslag flyttas inga resurser." in wrong.content.decode()
    assert "400 000" in wrong.content.decode()
    assert _post(house, project, said).status_code == 302
    assert not ResourceMove.objects.exists()
    assert "Avslag" in read(house.person("project.leader"), url(project, "project-scale-up"))


def test_what_does_not_hold_is_said_at_its_row_and_nothing_is_lost(house: House) -> None:
    project = proposed(house)
    wrong = [
        (_move(house, 2, "social", ""), "to_body", "Välj vilken nämnd som får resurserna."),
        (_move(house, 2, "social", "social"), "to_body", "Välj två olika nämnder."),
        (_move(house, 2, "social", "culture", amount=""), "amount", "Skriv beloppet i kronor, till exempel 400 000."),
        (_move(house, 2, "", "culture", amount="12 x"), "amount", "Skriv beloppet i kronor"),
        (_move(house, 2, "", "culture", amount="0"), "amount", "Skriv ett belopp som är större än noll."),
        (_move(house, 2, "", "culture", year=""), "from_year", "Skriv från vilket år, till exempel 2027."),
        (_move(house, 2, "", "culture", year="1900"), "from_year", "Skriv ett år från 2000"),
        ({"move-2-to_body": "999999999"}, "to_body", "Välj något av det som står i listan"),
    ]
    for row, field, text in wrong:
        answer = _post(house, project, _said(project) | _move(house, 1, "social", "education") | row)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "<title>Fel:" in page
        assert Markup(page).faults == []
        assert text in answer.context["rows"].forms[1].errors[field][0], row
        assert f'href="#id_move-2-{field}"' in page
        assert "Det ger mest nytta." in page
        assert "400 000" in page
    both = _post(house, project, _said(project, item="", reasons="") | _move(house, 1, "", "social", year="x"))
    assert len(both.context["errors"].summary) == 3
    assert not ResourceMove.objects.exists()


def test_a_row_is_added_without_losing_anything(house: House) -> None:
    project = proposed(house)
    said = _said(project) | _move(house, 3, "social", "education") | {"_add": "1", "item": ""}
    answer = _post(house, project, said)
    page = answer.content.decode()
    assert answer.context["rows"].count == 4
    assert "Det ger mest nytta." in page
    assert 'value="400 000"' in page
    assert "<title>Fel:" not in page
    more = _said(project, **{"moves-count": "4"}) | _move(house, 4, "culture", "social")
    assert _post(house, project, more).status_code == 302
    assert ResourceMove.objects.get().to_body == house.bodies["social-committee"]


@pytest.mark.parametrize("count", ["", "x", "-1", "99999999999", "²"])
def test_an_odd_number_of_rows_is_no_disaster(house: House, count: str) -> None:
    from projects.forms.moves import FEWEST, MOST, MoveRows

    rows = MoveRows([], {"moves-count": count, "_add": "1"})
    assert FEWEST <= rows.count <= MOST


def test_only_the_council(house: House) -> None:
    project = proposed(house)
    with clock.at(at_the_end(project)):
        turned_away(
            house, project, url(project, "project-scale-up"), "management-group.chair", "project.owner",
            "coordination.method", "council.member", "planning-committee.chair", reads=True, said=_said(project),
        )  # fmt: skip
        shut_out(house, project, url(project, "project-scale-up"), _said(project))
        other = a_house().bodies["social-committee"]
    answer = _post(house, project, _said(project) | {"move-1-to_body": str(other.pk)})
    assert "to_body" in answer.context["rows"].forms[0].errors
    assert ScaleUp.objects.get(project=project).status == "proposed"


def test_twice_too_late_and_too_early(house: House) -> None:
    project = proposed(house)
    assert [_post(house, project, _said(project)).status_code for _again in range(2)] == [302, 302]
    late = _post(house, project, _said(project, reasons="Nej, inte nu."), "council.secretary")
    assert late.status_code == 409
    assert "Nej, inte nu." in late.content.decode()
    early = an_evaluated_project(house, department="social", **SHORT)
    there = signed_in(house.person("council.chair")).get(url(early, "project-scale-up"))
    assert there["Location"] == url(early, "project-propose")
    assert _post(house, early, _said(early)).status_code == 409


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once() -> None:
    house = a_house()
    project = proposed(house)
    both = [
        partial(_post, house, project, _said(project) | _move(house, 1, "social", "education")),
        partial(_post, house, project, _said(project, outcome="declined"), "council.secretary"),
    ]
    answers = at_once(*both)
    assert [getattr(one, "status_code", one) for one in answers].count(302) == 1, answers
    approved = ScaleUp.objects.get(project=project).outcome == "approved"
    assert ResourceMove.objects.count() == int(approved)
    assert Event.objects.filter(case=project.case, thing="projects.scaleup", verb="decide").count() == 1


NAMES = st.sampled_from(["Skolnämnden", "Socialnämnden", "Kulturnämnden"])
MOVES = st.lists(
    st.builds(
        MoveLine, source=st.just("") | NAMES, goal=NAMES, amount=st.decimals(1, 10**6, places=2), year=st.just(2030)
    )
)


@given(moves=MOVES)
@pytest.mark.rule("SUN-36")
def test_what_the_committees_get_in_all_is_the_new_money(moves: list[MoveLine]) -> None:
    found = balances(moves)
    assert sum((one.net for one in found), Decimal(0)) == sum(
        (one.amount for one in moves if not one.source), Decimal(0)
    )
    assert sum((one.gets for one in found), Decimal(0)) == sum((one.amount for one in moves), Decimal(0))
    assert {one.name for one in found} == {name for one in moves for name in (one.source, one.goal) if name}
    assert balances(reversed(moves)) == found
