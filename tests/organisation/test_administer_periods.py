"""When applications are taken in, kept by the coordinators (NOR-03)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from socinv.lifecycle import clock
from socinv.organisation.models import ApplicationPeriod, OrganisationChange, next_period, period_on
from socinv.organisation.periods import sentence_of
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.organisation.conftest import SignedIn
from tests.organisation.guidelines import PERIODS

pytestmark = pytest.mark.rule("NOR-03")
SPRING = {"title": "Våren 2027", "opens": "2027-02-01", "closes": "2027-03-15"}
AUTUMN = {"title": "Hösten 2027", "opens": "2027-09-01", "closes": "2027-10-15"}
LIST, ADD = "application-periods", "application-period-add"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def house(db: None) -> Iterator[House]:
    """A municipality whose guideline has two periods a year."""
    with a_variant(periods=PERIODS) as process:
        yield under(a_house(), process)


def a_period(house: House, opens: date, closes: date, title: str = "Perioden") -> ApplicationPeriod:
    return ApplicationPeriod.objects.create(municipality=house.municipality, title=title, opens=opens, closes=closes)


def test_added_listed_and_noted(house: House, coordinator: Client) -> None:
    assert "Ingen ansökningsperiod är bestämd" in coordinator.get(reverse(LIST)).content.decode()
    assert coordinator.post(reverse(ADD), SPRING)["Location"] == reverse(LIST)
    page = coordinator.get(reverse(LIST)).content.decode()
    for said in ("Våren 2027", "Nästa ansökningsperiod öppnar 1 februari 2027.", PERIODS.text):
        assert said in page
    changes = coordinator.get(reverse("organisation-changes")).content.decode()
    assert "lade till ansökningsperioden Våren 2027." in changes
    assert "Ansökningsperioder" in coordinator.get(reverse("administration")).content.decode()


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"title": ""}, "title", ""),
        ({"opens": "vår"}, "opens", ""),
        ({"closes": ""}, "closes", ""),
        ({"closes": "2027-01-31"}, "closes", "Skriv 2027-02-01 eller senare"),
        ({"opens": "2027-10-15", "closes": "2027-12-01"}, "opens", "Hösten 2027 är öppen 2027-09-01 till 2027-10-15"),
        ({"opens": "2027-08-01", "closes": "2027-09-01"}, "opens", "Välj dagar utanför den"),
    ],
)
def test_refused_at_the_field_with_what_was_typed(
    house: House, coordinator: Client, change: dict[str, str], field: str, says: str
) -> None:
    coordinator.post(reverse(ADD), AUTUMN)
    answer = coordinator.post(reverse(ADD), SPRING | change)
    assert says in answer.context["form"].errors[field][0]
    assert (SPRING | change)["closes"] in answer.content.decode()
    assert ApplicationPeriod.objects.count() == 1


def test_no_more_a_year_than_the_guideline_has(house: House, coordinator: Client) -> None:
    for said in (SPRING, AUTUMN):
        coordinator.post(reverse(ADD), said)
    third = {"title": "En till", "opens": "2027-12-01", "closes": "2027-12-20"}
    answer = coordinator.post(reverse(ADD), third)
    assert "2 perioder per år" in answer.context["form"].errors["opens"][0]
    assert coordinator.post(reverse(ADD), third | {"opens": "2028-01-01", "closes": "2028-01-20"}).status_code == 302


def test_what_has_opened_is_not_moved_but_may_be_prolonged(house: House, coordinator: Client) -> None:
    now = a_period(house, date(2026, 11, 1), date(2026, 11, 30))
    url = reverse("application-period", args=[now.pk])
    said = {"title": "Perioden", "opens": "2026-12-01", "closes": "2026-12-15"}
    assert "öppnade 2026-11-01" in coordinator.post(url, said).context["form"].errors["opens"][0]
    early = said | {"opens": "2026-11-01", "closes": "2026-11-20"}
    assert "tidigast i dag" in coordinator.post(url, early).context["form"].errors["closes"][0]
    assert coordinator.post(url, said | {"opens": "2026-11-01"}).status_code == 302
    assert coordinator.post(url, {"do": "remove"}).status_code == 302
    assert ApplicationPeriod.objects.get().closes == date(2026, 12, 15)


def test_one_that_has_not_opened_is_taken_back(house: House, coordinator: Client) -> None:
    coming = a_period(house, date(2027, 2, 1), date(2027, 3, 1))
    url = reverse("application-period", args=[coming.pk])
    assert "Ta bort perioden" in coordinator.get(url).content.decode()
    coordinator.post(url, {"do": "remove"})
    assert not ApplicationPeriod.objects.exists()
    assert OrganisationChange.objects.get(thing="applicationperiod").after == {}
    assert "tog bort ansökningsperioden" in coordinator.get(reverse("organisation-changes")).content.decode()


def test_an_older_page_does_not_overwrite(house: House, coordinator: Client) -> None:
    coming = a_period(house, date(2027, 2, 1), date(2027, 3, 1))
    url = reverse("application-period", args=[coming.pk])
    seen = coordinator.get(url).context["form"]["seen"].value()
    coordinator.post(url, SPRING | {"seen": seen})
    assert "Någon annan har ändrat" in coordinator.post(url, AUTUMN | {"seen": seen}).content.decode()


def test_the_database_keeps_them_apart_in_one_municipality(house: House) -> None:
    a_period(house, date(2027, 2, 1), date(2027, 3, 1))
    a_period(a_house(), date(2027, 2, 1), date(2027, 3, 1))
    for opens, closes in ((date(2027, 3, 1), date(2027, 4, 1)), (date(2027, 1, 1), date(2027, 2, 1))):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_period(house, opens, closes)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_period(house, date(2028, 2, 1), date(2028, 1, 1))
    a_period(house, date(2027, 3, 2), date(2027, 4, 1))


def test_another_municipalitys_is_not_there(house: House, coordinator: Client) -> None:
    theirs = a_period(a_house(), date(2027, 2, 1), date(2027, 3, 1), "Deras period")
    url = reverse("application-period", args=[theirs.pk])
    assert coordinator.get(url).status_code == coordinator.post(url, {"do": "remove"}).status_code == 404
    assert "Deras period" not in coordinator.get(reverse(LIST)).content.decode()


def test_the_first_page_of_a_writer_says_when(house: House, signed_in: SignedIn) -> None:
    a_period(house, date(2027, 2, 1), date(2027, 3, 1))
    said = "Nästa ansökningsperiod öppnar 1 februari 2027."
    assert said in signed_in(house.person("education.writer")).get(reverse("your-turn")).content.decode()
    assert said not in signed_in(house.person("network.chair")).get(reverse("your-turn")).content.decode()


def test_the_overview_says_when_none_is_ahead(house: House, coordinator: Client) -> None:
    said = "Ingen period är öppen eller kommande"
    assert said in coordinator.get(reverse("administration")).content.decode()
    a_period(house, date(2026, 11, 22), date(2026, 11, 22))
    assert said not in coordinator.get(reverse("administration")).content.decode()


def test_queries_do_not_grow(house: House, coordinator: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            coordinator.get(reverse(LIST))
        return len(queries)

    a_period(house, date(2020, 1, 1), date(2020, 1, 2))
    cost()
    few = cost()
    for number in range(30):
        a_period(house, date(2021, 1, 1) + timedelta(days=number), date(2021, 1, 1) + timedelta(days=number))
    assert cost() == few


def test_both_days_count() -> None:
    period = ApplicationPeriod(title="Våren", opens=date(2027, 2, 1), closes=date(2027, 2, 28))
    assert period_on([period], date(2027, 2, 1)) == period_on([period], date(2027, 2, 28)) == period
    assert period_on([period], date(2027, 1, 31)) is period_on([period], date(2027, 3, 1)) is None
    assert "är öppen till och med 28 februari 2027" in sentence_of([period], date(2027, 2, 28))


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(st.lists(DAYS, min_size=2, max_size=10, unique=True), DAYS)
def test_open_now_or_the_first_after(edges: list[date], day: date) -> None:
    edges = sorted(edges)[: len(edges) // 2 * 2]
    periods = [ApplicationPeriod(title=str(a), opens=a, closes=b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    now, coming = period_on(periods, day), next_period(reversed(periods), day)
    assert [one for one in periods if one.opens <= day <= one.closes] == ([now] if now else [])
    assert all(one.opens <= day or (coming and one.opens >= coming.opens) for one in periods)
