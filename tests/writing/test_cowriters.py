"""Co-writers: in one application, and no further."""

from __future__ import annotations

import pytest

from applications.models import Application
from socinv.lifecycle.perform import perform
from tests.factories.cases import a_submitted_application, an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.writing.pages import Writer, saved, signed_in, url


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application")
    return application


def invite(house: House, application: Application, who: str = "education.writer", person: str = "affiliated") -> int:
    client = signed_in(house.person(who))
    answer = client.post(url("cowriters", application), {"person": house.person(person).pk})
    return int(answer.status_code)


def test_a_cowriter_writes_in_this_application_and_in_no_other(house: House, application: Application) -> None:
    other = an_approved_idea(house)
    person = house.person("affiliated")
    assert signed_in(person).get(url("form-part", application, "problem")).status_code == 404
    assert invite(house, application) == 302
    Writer(person, application, "problem").type(problem="Medförfattarens text").press()
    assert saved(application, "problem")["problem"] == "Medförfattarens text"
    assert signed_in(person).get(url("form-part", other, "problem")).status_code == 404


def test_a_cowriter_attaches_but_leaves_sending_in_to_the_department(house: House, application: Application) -> None:
    invite(house, application)
    client = signed_in(house.person("affiliated"))
    assert client.get(url("form-attachments", application)).status_code == 200
    assert "Lämna in ansökan</button>" not in client.get(url("form", application)).content.decode()
    assert client.post(url("form-submit", application)).status_code == 403
    assert Application.objects.get().status == "draft"


def test_a_cowriter_invites_nobody(house: House, application: Application) -> None:
    invite(house, application)
    page = signed_in(house.person("affiliated")).get(url("cowriters", application)).content.decode()
    assert "Bjud in</button>" not in page
    assert invite(house, application, who="affiliated", person="expert") == 403


def test_a_removed_cowriter_is_shut_out_and_the_text_stays(house: House, application: Application) -> None:
    person = house.person("affiliated")
    invite(house, application)
    Writer(person, application, "problem").type(problem="Kvar").press()
    client = signed_in(house.person("education.head"))
    assert client.post(url("cowriter-remove", application, person.pk)).status_code == 302
    assert client.post(url("cowriter-remove", application, person.pk)).status_code == 404
    assert signed_in(person).get(url("form-part", application, "problem")).status_code == 404
    assert saved(application, "problem")["problem"] == "Kvar"


def test_a_coordinator_invites_too(house: House, application: Application) -> None:
    assert invite(house, application, who="coordination.method") == 302


@pytest.mark.parametrize("who", ["social.writer", "network.chair", "outsider", "expert"])
def test_others_invite_nobody(house: House, application: Application, who: str) -> None:
    assert invite(house, application, who=who) == 404


def test_only_people_of_the_municipality_are_invited(house: House, application: Application) -> None:
    stranger = a_house().person("affiliated")
    client = signed_in(house.person("education.writer"))
    for pk in (str(stranger.pk), str(house.person("outsider").pk), "", "x"):
        answer = client.post(url("cowriters", application), {"person": pk})
        assert answer.status_code == 200
        assert "<title>Fel:" in answer.content.decode()


def test_the_departments_own_and_those_invited_are_not_in_the_list(house: House, application: Application) -> None:
    invite(house, application)
    page = signed_in(house.person("education.writer")).get(url("cowriters", application))
    listed = set(page.context["form"].fields["person"].queryset)
    assert not {house.person(who) for who in ("education.writer", "education.head", "affiliated")} & listed
    assert house.person("expert") in listed


def test_after_it_was_sent_in_nobody_is_invited(house: House) -> None:
    application = a_submitted_application(house)
    assert invite(house, application) == 403


def test_an_idea_has_no_cowriters(house: House, application: Application) -> None:
    perform(application, "invite_cowriter", by=house.person("education.writer"), person=house.person("affiliated"))
    idea = application.case.idea
    client = signed_in(house.person("affiliated"))
    assert client.get(url("form", idea)).status_code == 200
    assert client.post(url("form-part", idea, "idea"), {"title": "x"}).status_code in (403, 409)
