"""Heads sign, in any order: of the departments, and of the actors outside the municipality."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application, Case
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from tests.factories.cases import a_submitted_idea
from tests.factories.guidelines import an_actor, with_a_weighing
from tests.factories.house import House, a_house, employ
from tests.factories.long_way import in_sign_off, sign, signature_of
from tests.factories.processes import under
from tests.steps.pages import Answering, read, signed_in, url

pytestmark = pytest.mark.django_db
ACTOR = "actor-0"


@pytest.fixture
def house() -> Iterator[House]:
    with with_a_weighing() as process:
        house = under(a_house(), process)
        an_actor(house)
        yield house


@pytest.fixture
def case(house: House) -> Case:
    return in_sign_off(house, house.bodies[ACTOR])


@pytest.mark.rule("ORE-12")
@pytest.mark.parametrize("order", [("education", "social", ACTOR), (ACTOR, "social", "education")])
def test_everybody_signs_in_any_order(house: House, case: Case, order: tuple[str, ...]) -> None:
    for who in order:
        assert not case.steps.filter(key="weighing").exists()
        step = signature_of(case, house, who)
        person = house.person(f"{who}.chair" if who == ACTOR else f"{who}.head")
        assert "Underteckna ansökan" in signed_in(person).get(reverse("your-turn")).content.decode()
        desk = Answering(person, step)
        assert "Undertecknar och godkänner du ansökan?" in desk.text
        done = desk.fill(outcome="signed").register()
        assert "Svaret är registrerat" in desk.client.get(done.url).content.decode()
        assert (desk.fresh().outcome, desk.fresh().answered_by) == ("signed", person)
    assert case.steps.get(key="weighing").status == "open"


@pytest.mark.rule("ORE-12")
def test_a_missing_signature_holds_it_up_and_a_refusal_sends_it_back(house: House, case: Case) -> None:
    sign(house, case, "education")
    sign(house, case, ACTOR)
    desk = Answering(house.person("social.head"), signature_of(case, house, "social")).fill(outcome="refused")
    assert desk.register().status_code == 200
    assert desk.problems == {"reasons": ["Skriv skälen."]}
    assert Application.objects.get().status == "submitted"
    desk.fill(reasons="Vi har inte personal till det här.").register()
    assert Application.objects.get().status == "returned"
    assert not case.steps.filter(key="weighing").exists()
    page = read(house.person("education.writer"), desk.step)
    assert "Vi har inte personal till det här." in page


@pytest.mark.rule("ORE-12")
@pytest.mark.parametrize("who", ["social.writer", "education.head", "network.chair", "coordination.method",
                                 "social-committee.chair"])  # fmt: skip
def test_nobody_signs_for_another(house: House, case: Case, who: str) -> None:
    step = signature_of(case, house, "social")
    assert 'id="besluta"' not in read(house.person(who), step)
    assert signed_in(house.person(who)).post(url(step), {"outcome": "signed"}).status_code == 403
    with pytest.raises(Refused):
        perform(step, "sign", by=house.person(who), outcome="signed", answered_on=clock.today())


@pytest.mark.rule("ORE-12")
def test_an_actor_sees_its_own_step_and_the_application_and_nothing_else(house: House, case: Case) -> None:
    other, step = a_submitted_idea(house, "culture").case, signature_of(case, house, ACTOR)
    chair, member = house.person(f"{ACTOR}.chair"), house.person(f"{ACTOR}.member")
    for person in (chair, member):
        client = signed_in(person)
        page = client.get(case.get_absolute_url())
        assert page.templates[0].name == "case/guest.html"
        assert client.get(reverse("form", args=[case.ref, "application"])).status_code == 200
        assert client.get(other.get_absolute_url()).status_code == 404
        assert client.get(reverse("form", args=[case.ref, "idea"])).status_code == 404
        for hidden in case.steps.exclude(pk=step.pk):
            assert client.get(url(hidden)).status_code == 404
        text = read(person, step)
        assert "Ta med fritidsgårdarna." not in text  # a committee's views
        assert "Läs hela ansökan" in text
        assert "Läs idén" not in text
        assert reverse("form", args=[case.ref, "idea"]) not in text
        assert "fritidsgårdarna" not in client.get(reverse("case-history", args=[case.ref])).content.decode()
    assert 'id="besluta"' not in read(member, step)
    assert signed_in(member).post(url(step), {"outcome": "signed"}).status_code == 403
    sign(house, case, ACTOR)
    after = signed_in(chair).get(case.get_absolute_url()).content.decode()
    assert "Undertecknad" in after


def test_another_actor_is_outside(house: House, case: Case) -> None:
    stranger = an_actor(house, name="Stiftelsen Exempel")
    client = signed_in(house.person(f"{stranger.key}.chair"))
    assert client.get(case.get_absolute_url()).status_code == 404
    assert client.get(url(signature_of(case, house, ACTOR))).status_code == 404
    other = a_house()
    assert signed_in(other.person("social.head")).get(url(signature_of(case, house, "social"))).status_code == 404


def test_once_only_and_taken_back(house: House, case: Case) -> None:
    step = sign(house, case, "social")
    with pytest.raises(Refused):
        perform(step, "sign", by=house.person("social.head"), outcome="signed", answered_on=clock.today())
    perform(step, "reopen", by=house.person("social.head"), reason="Jag läste fel version.")
    assert signature_of(case, house, "social").replaces == step


def test_one_who_has_become_head_signs(house: House, case: Case) -> None:
    person = house.person("culture.writer")
    job = employ(person, house.departments["social"])
    job.is_head = True
    job.save()
    desk = Answering(person, signature_of(case, house, "social")).fill(outcome="signed")
    assert desk.register().status_code == 302


def test_queries_do_not_grow_with_signatures(house: House) -> None:
    def queries(case: Case) -> int:
        client, step = signed_in(house.person("social.head")), signature_of(case, house, "social")
        client.get(url(step))
        with CaptureQueriesContext(connection) as found:
            client.get(url(step))
        return len(found)

    few = queries(in_sign_off(house))
    actors = [an_actor(house, name=f"Föreningen {n}") for n in range(4)]
    assert queries(in_sign_off(house, *actors)) <= few
