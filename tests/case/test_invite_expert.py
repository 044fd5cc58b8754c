"""A scientific expert is invited to one idea or one application (SUN-20)."""

from __future__ import annotations

from typing import Any

import pytest

from applications.models import Case, Step
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.case.pages import CasePage, post, problems, statuses, url
from tests.factories.cases import (
    a_draft,
    a_submitted_application,
    a_submitted_idea,
    an_application_in_preparation,
    an_approved_idea,
)
from tests.factories.house import House, a_house, a_person, employ
from tests.lists.asking import client_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-20")]
NAME, QUESTION = "expert-invite", "Vilken evidens finns?"


def invite(inviter: User, case: Case, person: User | str, question: str = QUESTION) -> Any:
    chosen = person.pk if isinstance(person, User) else person
    return post(inviter, case, NAME, person=chosen, question=question)


def offered(inviter: User, case: Case) -> set[User]:
    return set(client_of(inviter).get(url(case, NAME)).context["form"].fields["person"].queryset)


def steps_of(case: Case) -> list[Step]:
    return list(Step.objects.filter(case=case, kind="expertise").order_by("pk"))


@pytest.mark.parametrize("who", ["network.chair", "network.secretary", "coordination.method"])
def test_the_network_and_the_coordinators_invite(house: House, who: str) -> None:
    case, expert = a_submitted_idea(house).case, house.person("expert")
    assert client_of(expert).get(url(case)).status_code == 404
    assert invite(house.person(who), case, expert).url == url(case)
    [step] = steps_of(case)
    assert (step.person, step.status, step.phase, step.question) == (expert, "open", "idea", QUESTION)
    assert WorkItem.objects.open().filter(case=case, person=expert, verb="give_expertise").exists()
    assert "Din tur" in CasePage(expert, case).section("tur")
    assert f"bjöd in {expert.name} att bedöma idén." in page(house.person(who), url(case, "case-history"))


def test_the_invitation_opens_this_case_and_no_other(house: House) -> None:
    case, other = a_submitted_idea(house).case, a_submitted_idea(house).case
    invite(house.person("network.chair"), case, house.person("expert"))
    assert client_of(house.person("expert")).get(url(other)).status_code == 404


@pytest.mark.rule("SUN-30")
def test_an_expert_takes_part_in_the_preparation(house: House) -> None:
    case = an_application_in_preparation(house).case
    invite(house.person("network.chair"), case, house.person("expert"))
    [step] = steps_of(case)
    assert step.phase == "application"
    assert "Läs ansökan" in CasePage(house.person("expert"), case).text


def test_the_applicants_own_are_not_offered_and_not_taken(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    employ(house.person("expert"), house.departments["education"])
    assert house.person("expert") not in offered(chair, case)
    assert house.person("education.head") not in offered(chair, case)
    assert problems(invite(chair, case, house.person("expert"))) == {"person": ["Välj något av det som står i listan"]}
    assert steps_of(case) == []


def test_one_in_conflict_is_not_offered_and_not_taken(house: House) -> None:
    case, chair, member = a_submitted_idea(house).case, house.person("network.chair"), house.person("network.member")
    assert member in offered(chair, case)
    perform(case, "declare_conflict", by=member, reason="Jag är gift med sökanden.")
    assert member not in offered(chair, case)
    assert problems(invite(chair, case, member)) == {"person": ["Välj något av det som står i listan"]}
    perform(case, "retract_conflict", by=member, reason="Fel ärende.")
    assert member in offered(chair, case)


def test_one_from_another_municipality_is_not_offered_and_not_taken(house: House) -> None:
    case, chair, stranger = a_submitted_idea(house).case, house.person("network.chair"), a_house().person("expert")
    assert stranger not in offered(chair, case)
    assert problems(invite(chair, case, stranger)) == {"person": ["Välj något av det som står i listan"]}


def test_somebody_must_be_chosen_and_the_question_is_kept(house: House) -> None:
    case = a_submitted_idea(house).case
    response = invite(house.person("network.chair"), case, "")
    assert problems(response) == {"person": ["Välj vem du vill bjuda in."]}
    assert QUESTION in response.content.decode()


def test_the_question_can_be_left_out(house: House) -> None:
    case = a_submitted_idea(house).case
    invite(house.person("network.chair"), case, house.person("expert"), question="")
    assert steps_of(case)[0].question == ""


def test_the_same_person_is_invited_once(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    invite(chair, case, house.person("expert"))
    assert problems(invite(chair, case, house.person("expert"))) == {"person": ["Personen är redan inbjuden."]}
    assert len(steps_of(case)) == 1
    assert Event.objects.filter(case=case, verb="invite_expert").count() == 1
    second = a_person("Expert Påhittsson", house.municipality)
    invite(chair, case, second)
    assert [step.person for step in steps_of(case)] == [house.person("expert"), second]


@pytest.mark.parametrize("who", ["network.co-opted", "education.writer", "management-group.chair", "social.head"])
def test_others_may_not(house: House, who: str) -> None:
    case = a_submitted_idea(house).case
    assert statuses(house.person(who), case, NAME) == (403, 403)
    assert steps_of(case) == []


def test_one_in_conflict_may_not(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    perform(case, "declare_conflict", by=chair, reason="Min syster har skrivit idén.")
    assert statuses(chair, case, NAME) == (403, 403)


def test_too_early_and_too_late_lead_back_to_the_case(house: House) -> None:
    coordinator = house.person("coordination.method")
    for case in (a_draft(house).case, an_approved_idea(house).case, a_submitted_application(house).case):
        answer = client_of(coordinator).get(url(case, NAME), follow=True)
        assert answer.redirect_chain == [(url(case), 302)]
        assert invite(coordinator, case, house.person("expert")).status_code == 302
        assert steps_of(case) == []


@pytest.mark.parametrize("who", ["outsider", "affiliated", "expert"])
def test_those_with_no_part_get_404(house: House, who: str) -> None:
    assert statuses(house.person(who), a_submitted_idea(house).case, NAME) == (404, 404)


def test_an_invited_expert_does_not_invite(house: House) -> None:
    case = a_submitted_idea(house).case
    invite(house.person("network.chair"), case, house.person("expert"))
    assert statuses(house.person("expert"), case, NAME) == (403, 403)


def test_a_coordinator_is_shown_where_to_add_a_person(house: House) -> None:
    case = a_submitted_idea(house).case
    assert "Lägg till en person" in page(house.person("coordination.method"), url(case, NAME))
    assert "Be en samordnare lägga till personen." in page(house.person("network.chair"), url(case, NAME))
