"""Following a case, and stopping."""

from __future__ import annotations

import pytest
from django.test import Client

from applications.models import Case
from socinv.lifecycle.models import Event, Following
from tests.case.pages import ACTS, CasePage, post, url
from tests.factories import acts as do
from tests.factories.cases import a_draft, a_submitted_idea
from tests.factories.house import House, a_house
from tests.lists.asking import client_of

pytestmark = pytest.mark.django_db
NAME = "case-follow"


def followers(case: Case) -> set[int]:
    return set(Following.objects.filter(case=case).values_list("person", flat=True))


def test_follow_and_stop(house: House) -> None:
    case, person = a_submitted_idea(house).case, house.person("culture-committee.member")
    before = followers(case)
    assert "Följ ärendet" in CasePage(person, case).section(ACTS)
    assert post(person, case, NAME, follow="yes").url == url(case)
    assert followers(case) == before | {person.pk}
    assert "Sluta följa ärendet" in CasePage(person, case).section(ACTS)
    post(person, case, NAME, follow="no")
    assert followers(case) == before


def test_twice_is_once(house: House) -> None:
    case, person = a_submitted_idea(house).case, house.person("network.member")
    for _press in range(2):
        assert post(person, case, NAME, follow="yes").status_code == 302
    assert Following.objects.filter(case=case, person=person).count() == 1
    for _press in range(2):
        assert post(person, case, NAME, follow="no").status_code == 302
    assert not Following.objects.filter(case=case, person=person).exists()


def test_what_will_come_is_said(house: House) -> None:
    case, client = a_submitted_idea(house).case, client_of(house.person("network.member"))
    said = client.post(url(case, NAME), {"follow": "yes"}, follow=True).content.decode()
    assert "Du följer ärendet och får mejl när det händer något." in said
    said = client.post(url(case, NAME), {"follow": "no"}, follow=True).content.decode()
    assert "Du följer inte längre ärendet." in said


def test_it_is_a_choice_of_ones_own_and_no_event(house: House) -> None:
    case = a_submitted_idea(house).case
    before = Event.objects.filter(case=case).count()
    post(house.person("network.member"), case, NAME, follow="yes")
    assert Event.objects.filter(case=case).count() == before


def test_a_guest_can_follow_the_idea_of_the_invitation(house: House) -> None:
    case, expert = a_submitted_idea(house).case, house.person("expert")
    do.ask_expert(house, case, expert)
    post(expert, case, NAME, follow="yes")
    assert expert.pk in followers(case)


def test_only_by_the_button(house: House) -> None:
    case, person = a_submitted_idea(house).case, house.person("network.member")
    assert client_of(person).get(url(case, NAME)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    assert strict.post(url(case, NAME), {"follow": "yes"}).status_code == 403
    assert person.pk not in followers(case)


@pytest.mark.parametrize("who", ["outsider", "affiliated", "expert"])
def test_those_who_do_not_see_the_case_get_404(house: House, who: str) -> None:
    case = a_submitted_idea(house).case
    assert post(house.person(who), case, NAME, follow="yes").status_code == 404
    assert house.person(who).pk not in followers(case)


def test_a_draft_and_another_municipality_are_404(house: House) -> None:
    assert post(house.person("network.chair"), a_draft(house).case, NAME).status_code == 404
    assert post(a_house().person("network.chair"), a_submitted_idea(house).case, NAME).status_code == 404


def test_nobody_logged_in_is_sent_to_log_in(house: House, client: Client) -> None:
    assert client.post(url(a_submitted_idea(house).case, NAME)).status_code == 302
