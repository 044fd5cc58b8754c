"""The case's two coordinators, one of each competence (SUN-02)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.organisation.models import Membership, User
from tests.case.pages import CasePage, post, problems, statuses, url
from tests.factories.cases import a_granted_application, a_submitted_idea
from tests.factories.house import House, a_house, a_person, seat
from tests.lists.asking import client_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-02")]
NAME = "case-coordinators"


def assign(house: House, case: Case, method: User | str, evaluation: User | str) -> Any:
    chosen = {"for_method": method, "for_evaluation": evaluation}
    fields = {name: one.pk if isinstance(one, User) else one for name, one in chosen.items()}
    return post(house.person("coordination.method"), case, NAME, **fields)


def both(case: Case) -> tuple[int | None, int | None]:
    case.refresh_from_db()
    return case.coordinator_method_id, case.coordinator_evaluation_id


def test_they_are_named_on_the_case(house: House) -> None:
    case = a_submitted_idea(house).case
    method, evaluation = house.person("coordination.method"), house.person("coordination.evaluation")
    assert assign(house, case, method, evaluation).url == url(case)
    assert both(case) == (method.pk, evaluation.pk)
    assert f"{method.name} utsåg {method.name} och {evaluation.name} till samordnare." in page(
        house.person("network.chair"), url(case, "case-history")
    )
    assert not WorkItem.objects.open().filter(case=case, verb="assign_coordinators").exists()
    assert "Byt samordnare" in CasePage(method, case).acts


def test_the_page_offers_each_where_the_competence_is(house: House) -> None:
    case = a_submitted_idea(house).case
    form = client_of(house.person("coordination.method")).get(url(case, NAME)).context["form"]
    assert list(form.fields["for_method"].queryset) == [house.person("coordination.method")]
    assert list(form.fields["for_evaluation"].queryset) == [house.person("coordination.evaluation")]


def test_one_with_both_competences_can_be_both(house: House) -> None:
    case, both_ways = a_submitted_idea(house).case, a_person("Dubbla Roller", house.municipality)
    seat(both_ways, house.bodies["coordination"], "member", competence="method")
    seat(both_ways, house.bodies["coordination"], "deputy", competence="evaluation")
    assign(house, case, both_ways, both_ways)
    assert both(case) == (both_ways.pk, both_ways.pk)
    assert "utsåg Dubbla Roller till samordnare." in page(house.person("network.chair"), url(case, "case-history"))


def test_a_choice_outside_the_list_is_refused_at_its_field(house: House) -> None:
    case = a_submitted_idea(house).case
    evaluation = house.person("coordination.evaluation")
    for wrong in (house.person("network.chair"), evaluation, "x", 10**18):
        response = assign(house, case, wrong, evaluation)  # type: ignore[arg-type]
        assert problems(response) == {"for_method": ["Välj något av det som står i listan"]}, wrong
        assert response.context["form"]["for_evaluation"].value() == str(evaluation.pk)
    assert both(case) == (None, None)


def test_both_are_needed(house: House) -> None:
    case = a_submitted_idea(house).case
    assert problems(assign(house, case, "", "")) == {
        "for_method": ["Välj en samordnare med kompetensen innehåll och metod."],
        "for_evaluation": ["Välj en samordnare med kompetensen effektutvärdering och kalkyl."],
    }
    assert both(case) == (None, None)


def test_one_whose_seat_is_over_cannot_be_chosen(house: House) -> None:
    case, gone = a_submitted_idea(house).case, a_person("Har Slutat", house.municipality)
    seat(gone, house.bodies["coordination"], "member", competence="method", ends=clock.today() - timedelta(days=1))
    response = assign(house, case, gone, house.person("coordination.evaluation"))
    assert problems(response) == {"for_method": ["Välj något av det som står i listan"]}


def test_the_same_two_again_change_nothing(house: House) -> None:
    case = a_submitted_idea(house).case
    chosen = house.person("coordination.method"), house.person("coordination.evaluation")
    assign(house, case, *chosen)
    assert problems(assign(house, case, *chosen)) == {"for_method": ["De här två är redan samordnare i ärendet."]}
    assert Event.objects.filter(case=case, verb="assign_coordinators").count() == 1


def test_they_can_be_changed_after_the_decision(house: House) -> None:
    case, new = a_granted_application(house).case, a_person("Ny Samordnare", house.municipality)
    seat(new, house.bodies["coordination"], "member", competence="method")
    assign(house, case, house.person("coordination.method"), house.person("coordination.evaluation"))
    assert "Byt samordnare" in client_of(new).get(url(case, NAME)).content.decode()
    assign(house, case, new, house.person("coordination.evaluation"))
    assert both(case)[0] == new.pk


@pytest.mark.parametrize("who", ["network.chair", "education.writer", "management-group.co-opted"])
def test_others_may_not(house: House, who: str) -> None:
    case = a_submitted_idea(house).case
    assert statuses(house.person(who), case, NAME) == (403, 403)
    assert both(case) == (None, None)


def test_a_former_coordinator_may_not(house: House) -> None:
    case, person = a_submitted_idea(house).case, house.person("coordination.evaluation")
    seat(person, house.bodies["network"], "member")
    Membership.objects.filter(person=person, body=house.bodies["coordination"]).update(
        ends=clock.today() - timedelta(days=1)
    )
    assert statuses(person, case, NAME) == (403, 403)


@pytest.mark.parametrize("who", ["outsider", "affiliated", "expert"])
def test_those_with_no_part_get_404(house: House, who: str) -> None:
    assert statuses(house.person(who), a_submitted_idea(house).case, NAME) == (404, 404)


def test_another_municipality_gets_404(house: House) -> None:
    other, case = a_house(), a_submitted_idea(house).case
    assert statuses(other.person("coordination.method"), case, NAME) == (404, 404)
    response = assign(house, case, other.person("coordination.method"), house.person("coordination.evaluation"))
    assert problems(response) == {"for_method": ["Välj något av det som står i listan"]}
