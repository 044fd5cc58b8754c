"""Registration numbers: given at submission, unbroken in each municipality and year."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Case, Idea, Part, Series
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from tests.factories import acts
from tests.factories.cases import a_draft
from tests.factories.house import House, a_house, a_process

pytestmark = pytest.mark.django_db
STOCKHOLM, UTC = ZoneInfo("Europe/Stockholm"), ZoneInfo("UTC")
PREFIX = a_process().process.prefix


@pytest.fixture
def house() -> House:
    return a_house()


def sent_in(house: House, moment: datetime | None = None) -> Case:
    with clock.at(moment or clock.now()):
        case = a_draft(house).case
        acts.send_in_idea(house, case)
    return Case.objects.get(pk=case.pk)


def test_a_draft_has_no_number(house: House) -> None:
    case = a_draft(house).case
    assert (case.serial, case.year, case.regnr, case.registered_at) == (None, None, "", None)


def test_numbers_follow_each_other(house: House) -> None:
    year = clock.today().year
    assert [sent_in(house).regnr for _case in range(3)] == [f"{PREFIX}-{year}-000{number}" for number in (1, 2, 3)]


def test_each_municipality_counts_for_itself(house: House) -> None:
    sent_in(house)
    assert sent_in(a_house()).serial == 1
    assert sent_in(house).serial == 2


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=STOCKHOLM), 2026),
        (datetime(2027, 1, 1, 0, 0, 0, tzinfo=STOCKHOLM), 2027),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), 2027),  # past midnight where the municipality is
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), 2026),
    ],
)
def test_the_year_is_the_municipalitys_own(house: House, moment: datetime, year: int) -> None:
    case = sent_in(house, moment)
    assert (case.year, case.serial, case.regnr) == (year, 1, f"{PREFIX}-{year}-0001")


def test_a_new_year_begins_at_one_and_the_old_series_stays(house: House) -> None:
    for day, number in ((2026, 1), (2026, 2), (2027, 1), (2027, 2)):
        assert sent_in(house, datetime(day, 6, 1, tzinfo=STOCKHOLM)).serial == number
    assert dict(Series.objects.values_list("year", "last")) == {2026: 2, 2027: 2}


def test_a_case_keeps_its_number_when_it_is_sent_in_again(house: House) -> None:
    first = sent_in(house, datetime(2026, 12, 30, tzinfo=STOCKHOLM))
    with clock.at(datetime(2027, 1, 10, tzinfo=STOCKHOLM)):
        acts.assess(house, first, "returned")
        acts.send_in_idea(house, first)
    again = Case.objects.get(pk=first.pk)
    assert (again.regnr, again.registered_at) == (first.regnr, first.registered_at)
    assert sent_in(house, datetime(2027, 1, 11, tzinfo=STOCKHOLM)).serial == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.booleans(), max_size=8))
def test_a_submission_that_fails_gives_its_number_back(house: House, whole: list[bool]) -> None:
    """Some are sent in whole and some with a gap: the numbers have none."""
    before = Case.objects.filter(serial__isnull=False).count()
    for is_whole in whole:
        idea = a_draft(house)
        if is_whole:
            perform(idea, "submit", by=idea.case.opened_by)
            continue
        Part.objects.filter(case=idea.case, key="problem").update(answers={})
        with pytest.raises(Refused):
            perform(Idea.objects.get(pk=idea.pk), "submit", by=idea.case.opened_by)
    serials = Case.objects.filter(serial__isnull=False).order_by("serial").values_list("serial", flat=True)
    assert list(serials) == list(range(1, before + sum(whole) + 1))
