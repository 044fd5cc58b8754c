"""The list of cases: who sees what, search, filters in the address, order."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.http import QueryDict
from guardian.shortcuts import assign_perm

from applications.listing.cases import CaseListing
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from tests.factories.cases import (
    a_draft,
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_approved_idea,
)
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, many_cases, page, queries

pytestmark = pytest.mark.django_db


def found(house: House, person: User, **asked: str) -> list[str]:
    """The titles the list shows, in its order."""
    address = QueryDict(mutable=True)
    address.update(asked)
    standing = standing_of(person, house.municipality.pk, clock.today())
    listing = CaseListing(standing, house.municipality, address)
    return [str(row.case) for row in listing.page()]


def amounts(house: House, who: str) -> list[Decimal | None]:
    standing = standing_of(house.person(who), house.municipality.pk, clock.today())
    return [row.amount for row in CaseListing(standing, house.municipality, QueryDict()).page()]


def test_a_drafts_figures_are_for_those_who_write_it() -> None:
    house = a_house()
    case = an_approved_idea(house).case
    Case.objects.filter(pk=case.pk).update(applied_amount=700_000)
    for who in ("education.writer", "education.head", "coordination.method"):
        assert amounts(house, who) == [Decimal(700_000)], who
    for who in ("network.chair", "management-group.chair", "social.writer"):
        assert amounts(house, who) == [None], who
    Case.objects.filter(pk=case.pk).update(stage="application.stance")
    assert amounts(house, "network.chair") == [Decimal(700_000)]


def test_one_invited_to_the_idea_does_not_read_the_applications_figures() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    assign_perm("review_idea", house.person("expert"), idea)
    Case.objects.filter(pk=idea.case.pk).update(applied_amount=700_000, stage="application.stance")
    assert amounts(house, "expert") == [None]


def titled(house: House, *titles: str) -> None:
    for title in titles:
        a_submitted_idea(house, title=title)


def test_who_sees_what() -> None:
    house, other = a_house(), a_house()
    titled(house, "Inlämnad")
    a_draft(house, title="Utkast")
    titled(other, "Annan kommun")
    assert found(house, house.person("network.chair")) == ["Inlämnad"]
    assert found(house, house.person("social.writer")) == ["Inlämnad"]
    assert found(house, house.person("education.writer")) == ["Utkast", "Inlämnad"]
    assert found(house, house.person("coordination.method")) == ["Utkast", "Inlämnad"]
    assert found(house, house.person("affiliated")) == []
    assert "Du ser inga ärenden" in page(house.person("affiliated"), "/arenden/")
    assert client_of(house.person("outsider")).get("/arenden/").status_code == 404


def test_one_from_outside_sees_only_the_case_of_the_invitation() -> None:
    house = a_house()
    titled(house, "Inte denna")
    idea, application = a_submitted_idea(house, title="Granskas"), an_approved_idea(house, title="Skrivs")
    assign_perm("applications.review_idea", house.person("expert"), idea)
    assign_perm("applications.write_application", house.person("affiliated"), application)
    assert found(house, house.person("expert")) == ["Granskas"]
    assert found(house, house.person("affiliated")) == ["Skrivs"]
    assert "Inte denna" not in page(house.person("expert"), "/arenden/", q="denna")


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ång", ["Ångesthantering för unga"]),
        ("ÅNGEST", ["Ångesthantering för unga"]),
        ("ang", []),
        ("öppna", ["Öppna förskolan"]),
        ("Öpp för", ["Öppna förskolan"]),
        ("oppna", []),
        ("skol", ["Skolor i samverkan"]),
        ("skolornas", ["Skolor i samverkan"]),
        ("samver", ["Skolor i samverkan"]),
        ("unga ångesthanteri", ["Ångesthantering för unga"]),
        ("förskolor", ["Öppna förskolan"]),
        ("finns-inte", []),
        ("' | ! & :* <->", []),
        ("\\", []),
    ],
)
def test_search_knows_swedish(typed: str, titles: list[str]) -> None:
    house = a_house()
    summary = {"summary": "Kort."}
    for title in ("Ångesthantering för unga", "Öppna förskolan", "Skolor i samverkan"):
        a_submitted_idea(house, title=title, **summary)
    assert sorted(found(house, house.person("network.chair"), q=typed)) == sorted(titles)


def test_search_finds_registration_numbers_and_parts_of_them() -> None:
    house = a_house()
    titled(house, "Första", "Andra")
    first = Case.objects.get(title="Första")
    chair = house.person("network.chair")
    assert first.serial is not None
    for typed in (first.regnr, first.regnr.lower(), f"{first.year}-{first.serial:04}", f"{first.serial:04}"):
        assert found(house, chair, q=typed) == ["Första"], typed
    assert len(found(house, chair, q=first.regnr[:7])) == 2
    a_submitted_idea(house, title="Nya 2099 planen")
    assert found(house, chair, q="2099") == ["Nya 2099 planen"]


def test_swedish_order_has_å_ä_ö_last() -> None:
    house = a_house()
    titled(house, "Österut", "zebra", "Ärlig", "Åska", "éclair", "Eka", "alfa")
    right = ["alfa", "éclair", "Eka", "zebra", "Åska", "Ärlig", "Österut"]
    assert found(house, house.person("network.chair"), sort="title") == right
    assert found(house, house.person("network.chair"), sort="-title") == right[::-1]


def test_sorts_by_every_column() -> None:
    house = a_house()
    granted = a_granted_application(house, title="A").case
    applied = a_submitted_application(house, "social", title="B").case
    idea = a_submitted_idea(house, "culture", title="C").case
    Case.objects.filter(pk=granted.pk).update(granted_amount=Decimal(900), title="A")
    Case.objects.filter(pk=applied.pk).update(applied_amount=Decimal(500), title="B")
    Case.objects.filter(pk=idea.pk).update(applied_amount=None)
    WorkItem.objects.filter(case=idea.pk).update(due=clock.today() - timedelta(days=3))
    chair = house.person("network.chair")
    assert found(house, chair, sort="regnr") == ["A", "B", "C"]
    assert found(house, chair, sort="amount") == ["B", "A", "C"]
    assert found(house, chair, sort="-amount") == ["A", "B", "C"]
    assert found(house, chair, sort="due")[0] == "C"
    assert found(house, chair, sort="stage") == ["C", "B", "A"]
    assert found(house, chair, sort="department") == ["C", "A", "B"]
    assert found(house, chair, sort="changed") == ["A", "B", "C"]
    assert found(house, chair) == ["C", "B", "A"]


def test_every_filter() -> None:
    house = a_house()
    social = house.departments["social"].pk
    granted = a_granted_application(house).case
    pending = a_submitted_application(house, departments=[social]).case
    idea = a_submitted_idea(house, "social", target="indirect", evidence="development", indirect_effect="Så.").case
    for case, title in ((granted, "A"), (pending, "B"), (idea, "C")):
        Case.objects.filter(pk=case.pk).update(title=title)
    Case.objects.filter(pk=granted.pk).update(granted_amount=4_000_000, last_gain_year=2045)
    Case.objects.filter(pk=pending.pk).update(coordinator_method=house.person("coordination.method"))
    WorkItem.objects.filter(case=idea.pk).update(due=clock.today() - timedelta(days=3))
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    asked = {
        ("status", "granted"): "A", ("stage", "application.stance"): "B", ("stage", "idea.assessment"): "C",
        ("department", "social"): "C", ("participant", "social"): "B", ("turn", "network"): "C",
        ("turn", "social-committee"): "B", ("target", "indirect"): "C", ("evidence", "development"): "C",
        ("size", "large"): "A", ("size", "small"): "B", ("horizon", "long"): "A", ("horizon", "medium"): "B",
        ("coordinator", str(house.person("coordination.method").pk)): "B", ("overdue", "on"): "C",
        ("year", str(today.year)): "ABC", ("year", "2001"): "", ("since", str(today)): "ABC",
        ("since", str(tomorrow)): "",
        ("until", str(today)): "ABC", ("until", "2001-01-01"): "",
    }  # fmt: skip
    for (name, value), titles in asked.items():
        assert "".join(sorted(found(house, house.person("network.chair"), **{name: value}))) == titles, (name, value)
    assert found(house, house.person("social.writer"), mine="on", sort="title") == ["B", "C"]
    assert found(house, house.person("coordination.method"), mine="on") == ["B"]
    assert found(house, house.person("network.chair"), mine="on") == []
    both = {"department": "education", "status": "open"}
    assert found(house, house.person("network.chair"), **both) == ["B"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"year": "tjugo"}, "Skriv året med fyra siffror, till exempel 2027"),
        ({"since": "i går"}, "Skriv dagen som åååå-mm-dd, till exempel 2026-11-27"),
        ({"department": "finns-inte"}, "Välj något av det som står i listan"),
        ({"coordinator": "1 OR 1=1"}, "Välj något av det som står i listan"),
        ({"status": "ny"}, "Välj något av det som står i listan"),
        ({"size": "xl"}, "Välj något av det som står i listan"),
        ({"q": "a" * 101}, "Skriv högst 100 tecken"),
        ({"q": "a\x00b"}, "Texten har ett tecken som inte kan sparas"),
        ({"hemligt": "1"}, "Adressen har ett filter som inte finns: hemligt. Det används inte."),
        ({"sort": "password"}, "Listan går inte att sortera så."),
        ({"page": "många"}, "Skolnärvaro"),
        ({"page": "99999999999999999999"}, "Skolnärvaro"),
        ({"page": "-1"}, "Skolnärvaro"),
    ],
)
def test_junk_in_the_address_is_named_and_left_out(query: dict[str, str], said: str) -> None:
    house = a_house()
    a_submitted_idea(house)
    text = page(house.person("network.chair"), "/arenden/", **query)
    assert said in text
    assert "Skolnärvaro i mellanstadiet" in text


def test_the_address_is_the_list_and_can_be_shared() -> None:
    house = a_house()
    titled(house, "Öppna förskolan", "Ask", "Förskolans kök")
    asked = {"q": "förskolor", "stage": "idea.assessment", "sort": "-title", "year": str(clock.today().year)}
    first = client_of(house.person("network.chair")).get("/arenden/", asked | {"page": "7", "okänt": "1"})
    address = first.context["listing"].address
    assert f"/arenden/export.csv?{address}".replace("&", "&amp;") in first.content.decode()
    again = client_of(house.person("social.writer")).get(f"/arenden/?{address}")
    assert [str(row.case) for row in again.context["page"]] == ["Öppna förskolan", "Förskolans kök"]
    assert again.context["listing"].address == address
    text = again.content.decode()
    assert 'value="förskolor"' in text
    assert re.search(r'value="idea.assessment"\s+selected', text)
    assert "okänt" not in text


def test_a_row_says_where_it_is_and_whose_turn() -> None:
    house = a_house()
    case = a_submitted_application(house, departments=[house.departments["social"].pk]).case
    text = re.sub(r"\s+", " ", page(house.person("network.chair"), "/arenden/"))
    for words in (case.regnr, "Nämndernas ställningstagande", "Nämnden education och nämnden social", "650 000"):
        assert words in text
    perform(case.application, "withdraw", by=house.person("education.writer"), reason="Vi ångrar oss.")
    assert "Återkallat" in page(house.person("network.chair"), "/arenden/")


def test_the_header_leads_to_the_search_field() -> None:
    house = a_house()
    client = client_of(house.person("network.chair"))
    assert client.get("/sok/", {"q": "öppna förskolan"})["Location"] == "/arenden/?q=%C3%B6ppna+f%C3%B6rskolan#id_q"
    assert client.get("/sok/")["Location"] == "/arenden/#id_q"


def test_pages_hold_twenty_five_and_no_more_queries_with_more_rows() -> None:
    house = a_house()
    many_cases(house, 10)
    people = [house.person("network.chair"), house.person("coordination.method"), house.person("education.writer")]
    urls = [
        "/arenden/",
        "/arenden/?sort=due&overdue=on&turn=network",
        "/arenden/?q=ärende",
        "/arenden/export.csv",
        "/arenden/export.xlsx",
    ]
    few = {(person.pk, url): queries(person, url) for person in people for url in urls}
    many_cases(house, 290, start=11)
    for person in people:
        for url in urls:
            assert queries(person, url) == few[person.pk, url] <= 15, url
    text = page(people[0], "/arenden/", page="2")
    assert "26–50 av 300" in text
    assert text.count('scope="row"><a') == 25
