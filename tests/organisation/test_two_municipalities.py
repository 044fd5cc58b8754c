"""One who belongs to two municipalities: always told which one it is, and nothing of one is in the other."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Case
from socinv.lifecycle.perform import perform
from socinv.notices.models import Mail
from socinv.organisation.models import Affiliation, Body, Municipality, OrganisationChange, User
from tests.factories.cases import a_draft, a_submitted_idea
from tests.factories.house import House, a_house, a_person, employ, seat
from tests.organisation.conftest import SignedIn
from tests.organisation.routes import furnish, pages

pytestmark = pytest.mark.django_db


@dataclass
class Both:
    """A consultant who coordinates here and sits in the other one's network."""

    here: House
    there: House
    person: User
    client: Client

    def go(self, house: House, next_page: str = "") -> str:
        said = {"municipality": house.municipality.pk, "next": next_page}
        return str(self.client.post(reverse("me"), said)["Location"])


@pytest.fixture
def both(signed_in: SignedIn) -> Both:
    here, there = a_house(), a_house()
    person = a_person("Testa Dubbelmark", here.municipality)
    Affiliation.objects.create(person=person, municipality=there.municipality)
    seat(person, here.bodies["coordination"], "member", competence="method")
    seat(person, there.bodies["network"], "secretary")
    both = Both(here, there, person, signed_in(person))
    both.go(here)
    both.client.get(reverse("me"))  # and has read the message about it
    return both


def shown(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_every_page_says_where_one_is_and_offers_the_other(both: Both) -> None:
    here, there = both.here.municipality, both.there.municipality
    furnish(both.here)
    for url in (*pages(both.here).values(), reverse("me"), reverse("your-turn"), reverse("case-list")):
        html = shown(both.client, url)
        assert f"Du är i <strong>{here.name}</strong>." in html, url
        assert f"Byt till {there.name}" in html, url
        assert f"– {here.name}</title>" in html, url
        assert f"<span>{here.name}</span>" in html, url


def test_one_with_a_single_municipality_is_offered_none(both: Both, signed_in: SignedIn) -> None:
    html = shown(signed_in(both.here.person("network.chair")), reverse("your-turn"))
    assert "Byt till" not in html
    assert f"<span>{both.here.municipality.name}</span>" in html


def test_changing_changes_everything(both: Both) -> None:
    assert both.go(both.there) == reverse("your-turn")
    html = shown(both.client, reverse("your-turn"))
    assert f"Du är i <strong>{both.there.municipality.name}</strong>." in html
    assert reverse("administration") not in html
    assert both.client.get(reverse("administration")).status_code == 404


def test_it_leaves_nothing_of_the_other_behind(both: Both) -> None:
    session = both.client.session
    session["row_removed"] = {"here": "/x/", "text": "Hemligt"}
    session.save()
    token = both.client.get(reverse("me")).cookies["csrftoken"].value
    both.go(both.there)
    left = {key for key in both.client.session.keys() if not key.startswith("_auth")}  # noqa: SIM118
    assert left <= {"municipality", "_messages"}
    assert both.client.cookies["csrftoken"].value != token
    assert f"Du är nu i {both.there.municipality}" in shown(both.client, reverse("your-turn"))


def test_a_form_opened_before_the_change_is_not_carried_out(both: Both) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(both.person)
    old = strict.get(reverse("admin-body-add")).cookies["csrftoken"].value
    token = {"csrfmiddlewaretoken": old}
    origin = {"Origin": "http://testserver"}
    strict.post(reverse("me"), {"municipality": both.there.municipality.pk, **token}, headers=origin)
    seat(both.person, both.there.bodies["coordination"], "member", competence="method")
    answer = strict.post(reverse("admin-body-add"), {"name": "Vilsna nämnden", **token}, headers=origin)
    assert answer.status_code == 403
    assert f"Du är nu i {both.there.municipality}" in answer.content.decode()
    assert not Body.objects.filter(name="Vilsna nämnden").exists()


def test_a_link_to_the_other_municipality_offers_to_go_there(both: Both) -> None:
    case = a_submitted_idea(both.there).case
    url = case.get_absolute_url()
    answer = both.client.get(url)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert f"Du är i {both.here.municipality}. Det du söker finns i {both.there.municipality}." in html
    assert f'name="next" value="{url}"' in html
    assert str(case) not in html
    assert case.regnr not in html
    assert both.go(both.there, url) == url
    assert both.client.get(url).status_code == 200


def test_what_one_may_not_see_there_is_simply_not_there(both: Both) -> None:
    draft, other = a_draft(both.there).case, a_submitted_idea(a_house()).case
    furnish(both.there)
    missing = shown(both.client, reverse("case", args=["finnsinte"]))
    for url in (draft.get_absolute_url(), other.get_absolute_url(), *pages(both.there).values()):
        answer = both.client.get(url)
        if answer.status_code == 404:
            assert "Det du söker finns i" not in answer.content.decode(), url
    assert _without_token(shown(both.client, draft.get_absolute_url())) == _without_token(missing)


def _without_token(html: str) -> str:
    """What differs from one page to the next by itself: tokens, and the address one comes back to."""
    lines = [line for line in html.splitlines() if "csrfmiddlewaretoken" not in line and "hx-headers" not in line]
    return "\n".join(line for line in lines if 'name="next"' not in line)


def test_those_of_one_municipality_are_told_nothing(both: Both, signed_in: SignedIn) -> None:
    case = a_submitted_idea(both.there).case
    html = shown(signed_in(both.here.person("network.chair")), case.get_absolute_url())
    assert both.there.municipality.name not in html


def test_asking_there_does_nothing_there(both: Both) -> None:
    employ(both.person, both.there.departments["education"])
    case = a_draft(both.there).case
    before = (Case.objects.get(pk=case.pk).changed_at, OrganisationChange.objects.count())
    assert "Det du söker finns i" in shown(both.client, case.get_absolute_url())
    assert (Case.objects.get(pk=case.pk).changed_at, OrganisationChange.objects.count()) == before
    assert both.client.post(case.get_absolute_url()).status_code in (404, 405)


@pytest.mark.parametrize("wanted", ["https://annan.invalid/", "//annan.invalid/", "javascript:alert(1)", ""])
def test_one_is_not_sent_out_of_the_site(both: Both, wanted: str) -> None:
    assert both.go(both.there, wanted) == reverse("your-turn")


def test_a_new_log_in_begins_where_one_was_last(both: Both, signed_in: SignedIn) -> None:
    doors = Affiliation.objects.filter(person=both.person)
    doors.update(latest_visit="2026-01-01T08:00:00Z")
    doors.filter(municipality=both.there.municipality).update(latest_visit="2026-02-01T08:00:00Z")
    context = signed_in(both.person).get(reverse("me")).context
    assert context["site"]["municipality"] == both.there.municipality


def test_lists_and_search_hold_one_municipality(both: Both) -> None:
    mine, theirs = a_submitted_idea(both.here, title="Läxhjälp här").case, a_submitted_idea(
        both.there, title="Läxhjälp där").case  # fmt: skip
    for house, inside, outside in ((both.here, mine, theirs), (both.there, theirs, mine)):
        both.go(house)
        for url in (reverse("case-list"), f"{reverse('case-list')}?q=Läxhjälp", reverse("your-turn"), reverse("news")):
            assert outside.ref not in shown(both.client, url), url
        assert inside.ref in shown(both.client, reverse("case-list"))


def test_a_mail_says_which_municipality(both: Both) -> None:
    idea = a_submitted_idea(both.there)
    perform(idea, "invite_expert", by=both.there.person("network.chair"), person=both.person, question="Håller det?")
    mail = Mail.objects.filter(recipient=both.person).latest("pk")
    assert both.there.municipality.name in mail.subject
    assert both.there.municipality.name in mail.text


def test_more_municipalities_cost_no_more_queries(both: Both) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            both.client.get(reverse("your-turn"))
        return len(queries)

    cost()
    few = cost()
    for number in range(5):
        more = Municipality.objects.create(slug=f"fler-{number}", name=f"Fler kommun {number}", process="x")
        Affiliation.objects.create(person=both.person, municipality=more)
    assert cost() == few
