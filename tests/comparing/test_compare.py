"""All applications of a period beside each other."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from applications.models import Case
from socinv.organisation.models import ApplicationPeriod
from tests.case.pages import words
from tests.comparing.making import PAGE, a_comparing_house, a_period, an_application, rank, step_url
from tests.factories.acts import decide, prepare, withdraw
from tests.factories.cases import a_submitted_application
from tests.factories.house import a_house
from tests.lists.asking import client_of, page, queries
from tests.presentation.markup import Markup

pytestmark = pytest.mark.django_db


def in_order(text: str, *titles: str) -> bool:
    """Whether the first table has them in this order."""
    table = text.partition("<tbody>")[2].partition("</tbody>")[0]
    places = [table.index(title) for title in titles]
    return places == sorted(places)


@pytest.mark.rule("NOR-08")
def test_all_of_the_period_stand_side_by_side() -> None:
    house = a_comparing_house()
    first = an_application(house, "Alfa")
    an_application(house, "Beta", "social")
    text = page(house.person("network.member"), PAGE)
    assert Markup(text).faults == []
    read = words(text)
    for said in (
        "Jämför ansökningar Våren", "Alfa Förvaltningen education", "Beta Förvaltningen social", "650", "85",
        "47\xa0% flickor", "2027–2028", "Uppfyllt:", "1 ja", "Kostnad och väntad besparing",
    ):  # fmt: skip
        assert " ".join(said.split()) in read, said
    assert first.get_absolute_url() in text


def test_only_those_that_are_submitted_and_not_decided() -> None:
    house = a_comparing_house()
    decided = an_application(house, "Avgjord")
    rank(house, decided, 1)
    prepare(house, decided)
    decide(house, decided)
    gone = an_application(house, "Borta", "social")
    withdraw(house, gone)
    an_application(house, "Kvar", "culture")
    text = page(house.person("network.chair"), PAGE)
    assert "Borta" not in text
    rows, _heading, below = text.partition("Redan beslutade")
    assert "Avgjord" not in rows
    assert "Kvar" in rows
    assert re.search(r"Avgjord.*Bifall", words(below))


def test_one_period_at_a_time() -> None:
    house = a_comparing_house()
    an_application(house, "Denna gång")
    before = a_period(house, "Hösten", -100, -50)
    Case.objects.filter(pk=an_application(house, "Förra gången", "social").pk).update(period=before)
    a_period(house, "Nästa", 50, 60)
    reader = house.person("planning-committee.member")
    now, then = page(reader, PAGE), page(reader, PAGE, period=before.opens.isoformat())
    assert "Denna gång" in now
    assert "Förra gången" not in now
    assert "Denna gång" not in then
    assert "Förra gången" in then
    assert "Hösten" in now
    assert "Nästa" not in now
    for asked in ("2001-01-01", "hittepå", str(before.pk)):
        assert client_of(reader).get(PAGE, {"period": asked}).status_code == 404


def test_without_periods_all_that_wait() -> None:
    house = a_comparing_house(periods=False)
    an_application(house, "Alfa")
    assert "Alfa" in page(house.person("network.chair"), PAGE)


def test_nothing_to_compare_is_said() -> None:
    house = a_comparing_house()
    reader = house.person("network.chair")
    assert "Inga ansökningar att jämföra" in page(reader, PAGE)
    ApplicationPeriod.objects.all().delete()
    assert "Ingen ansökningsperiod har öppnat än" in page(reader, PAGE)


def test_sorted_by_every_column() -> None:
    house = a_comparing_house()
    an_application(house, "Öster", girls="1", boys="1", starts="2028-01-01")
    an_application(house, "Ängen", "social", girls="90", boys="90", starts="2027-01-01")
    Case.objects.filter(title="Öster").update(
        place=1, applied_amount=1, total_cost=10, municipal_saving=5, evidence="development"
    )
    Case.objects.filter(title="Ängen").update(
        place=2, applied_amount=2, total_cost=20, municipal_saving=60, evidence="evidence"
    )
    reader = house.person("network.chair")
    low_first = ("place", "cost", "whole", "saving", "return", "people", "department")
    for sort in low_first:
        assert in_order(page(reader, PAGE, sort=sort), "Öster", "Ängen"), sort
        assert in_order(page(reader, PAGE, sort=f"-{sort}"), "Ängen", "Öster"), sort
    assert in_order(page(reader, PAGE, sort="title"), "Ängen", "Öster")
    assert in_order(page(reader, PAGE, sort="starts"), "Ängen", "Öster")
    for sort in ("evidence", "criteria", "-criteria", "hittepå", "-"):
        assert "Öster" in page(reader, PAGE, sort=sort)


def test_only_where_the_guideline_compares() -> None:
    house = a_house()
    a_submitted_application(house)
    client = client_of(house.person("network.chair"))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE).status_code == 404
    text = page(house.person("network.chair"), "/infor-beslut/")
    assert PAGE not in text


def test_not_for_those_outside() -> None:
    house = a_comparing_house()
    an_application(house, "Alfa")
    for key in ("outsider", "affiliated", "expert"):
        client = client_of(house.person(key))
        assert client.get(PAGE).status_code == 404, key
        assert client.post(PAGE).status_code == 404, key
    assert "Alfa" not in page(a_comparing_house().person("network.chair"), PAGE)
    assert Client().get(PAGE).status_code == 302


def test_links_lead_there() -> None:
    house = a_comparing_house()
    case = an_application(house, "Alfa")
    chair = house.person("network.chair")
    here = f'href="{PAGE}'
    assert here in page(chair, "/infor-beslut/")
    assert here in page(chair, "/infor-beslut/network/")
    assert here in page(chair, "/infor-beslut/management-group/")
    assert here not in page(chair, "/infor-beslut/planning-committee/")
    assert here in page(chair, step_url(case, "preparation"))
    prepare(house, case)
    assert here in page(house.person("management-group.chair"), step_url(case, "decision"))


def test_the_case_says_its_place() -> None:
    house = a_comparing_house()
    case, other = an_application(house, "Alfa"), an_application(house, "Beta", "social")
    reader = house.person("network.member")
    assert "Jämförs med en annan ansökan, har ingen plats än" in page(reader, case.get_absolute_url())
    rank(house, case, 2)
    text = page(reader, case.get_absolute_url())
    assert "Plats 2 av 2 bland periodens ansökningar" in text
    assert f"{PAGE}?period=" in text
    prepare(house, other)
    decide(house, other)
    assert "Plats 2 av 2 bland periodens ansökningar" in page(reader, case.get_absolute_url())


def test_the_place_is_in_the_history() -> None:
    house = a_comparing_house()
    case = an_application(house, "Alfa")
    rank(house, case, 1, "Den når flest barn.")
    text = words(page(house.person("network.member"), f"{case.get_absolute_url()}historik/"))
    assert f"{house.person('network.chair').name} gav ansökan plats 1 i ordningen." in text
    assert "Den når flest barn." in text


def test_a_case_that_began_before_the_guideline_compared() -> None:
    house = a_house()
    old = a_submitted_application(house).case
    later = a_comparing_house()
    house.municipality.process = later.municipality.process
    house.municipality.save()
    a_period(house)
    text = page(house.person("network.chair"), PAGE)
    assert str(old) not in text
    assert "Jämförelse" not in page(house.person("network.chair"), old.get_absolute_url())


def test_as_many_questions_however_many_applications() -> None:
    house = a_comparing_house()
    rank(house, an_application(house, "Nummer 0"), 1)
    chair, reader = house.person("network.chair"), house.person("planning-committee.member")
    few = queries(chair, PAGE), queries(reader, PAGE)
    for number in range(1, 6):
        rank(house, an_application(house, f"Nummer {number}", ("social", "culture")[number % 2]), number + 1)
    many = queries(chair, PAGE), queries(reader, PAGE)
    assert few == many
    assert max(few) <= 14, few
