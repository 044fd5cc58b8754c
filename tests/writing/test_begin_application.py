"""Beginning an application where no idea comes before: who may, and when applications are taken in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Application, Case, Idea
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused
from tests.factories.cases import open_step, preparation
from tests.factories.guidelines import with_anchoring
from tests.factories.house import House, a_house
from tests.factories.long_way import a_period, an_anchored_application
from tests.factories.processes import under
from tests.writing.pages import landing, signed_in, url

START = reverse("idea-start")
pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    with with_anchoring() as process:
        yield under(a_house(), process)


@pytest.mark.rule("NOR-06")
def test_the_case_begins_with_the_application(house: House) -> None:
    client = signed_in(house.person("education.writer"))
    assert "Börja en ansökan" in client.get(reverse("your-turn")).content.decode()
    page = client.get(START).content.decode()
    assert "Ny ansökan" in page
    assert "Börja skriva ansökan" in page
    assert "Innan ni lämnar in" in page
    assert "Ny idé" not in page
    answer = client.post(START)
    application = Application.objects.get()
    assert not Idea.objects.exists()
    assert landing(answer) == url("form-part", application, application.parts[0].key)
    for address in (landing(answer), url("form", application), application.case.get_absolute_url()):
        assert client.get(address).status_code == 200, address


def test_a_double_click_makes_one(house: House) -> None:
    client = signed_in(house.person("education.writer"))
    assert landing(client.post(START)) == landing(client.post(START))
    assert Case.objects.count() == 1


@pytest.mark.parametrize("who", ["network.chair", "coordination.method", "affiliated"])
def test_others_may_not(house: House, who: str) -> None:
    client = signed_in(house.person(who))
    assert "Bara den som arbetar i en förvaltning kan börja en ansökan" in client.get(START).content.decode()
    assert client.post(START).status_code == 403


@pytest.mark.rule("NOR-03")
def test_the_page_says_whether_applications_are_taken_in(house: House) -> None:
    client = signed_in(house.person("education.writer"))
    assert "Ingen ansökningsperiod är bestämd." in client.get(START).content.decode()
    a_period(house, opens=10, closes=20, title="Våren")
    assert "Nästa ansökningsperiod öppnar" in client.get(START).content.decode()
    a_period(house, opens=-3, closes=3)
    assert "Ansökningsperioden Hösten är öppen till och med" in client.get(START).content.decode()


@pytest.mark.rule("NOR-03")
def test_outside_the_periods_it_is_written_but_not_sent_in(house: House) -> None:
    a_period(house, opens=-40, closes=-1)
    coming = a_period(house, opens=12, closes=40, title="Våren")
    application, writer = an_anchored_application(house), house.person("education.writer")
    with pytest.raises(Refused) as refused:
        perform(application, "submit", by=writer)
    assert refused.value.verdict.ground is Ground.CONDITION
    client = signed_in(writer)
    page = client.get(url("form", application)).content.decode()
    assert "Ingen ansökningsperiod är öppen. Nästa period öppnar" in page
    assert "Nästa ansökningsperiod öppnar" in page
    assert client.post(url("form-submit", application)).status_code == 302
    assert Application.objects.get().status == "draft"
    with clock.at(clock.now() + timedelta(days=15)):
        perform(application, "submit", by=writer)
    sent = Application.objects.get()
    assert (sent.status, sent.case.period) == ("submitted", coming)
    assert sent.case.regnr


@pytest.mark.rule("NOR-03")
def test_a_completion_comes_when_it_is_done(house: House) -> None:
    a_period(house, opens=-10, closes=0)
    application, writer = an_anchored_application(house), house.person("education.writer")
    perform(application, "submit", by=writer)
    step = open_step(application.case, "preparation")
    perform(step, "prepare", by=house.person("network.chair"), **preparation(step, "returned", judgements={}))
    with clock.at(clock.now() + timedelta(days=9)):
        page = signed_in(writer).get(url("form", application)).content.decode()
        assert "ansökningsperiod" not in page
        perform(application, "submit", by=writer)
    assert Application.objects.get().status == "submitted"
