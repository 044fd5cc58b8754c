"""The clock: each run is noted, and one that has stopped is seen by whoever watches the system."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from celery import current_app
from celery.schedules import crontab
from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from socinv.health import heartbeat
from socinv.notices.clockwork import (
    PATIENCE_BY_THE_CLOCK,
    TIMES_MISSED,
    Done,
    has_stopped,
    is_late,
    know_all,
    noted,
    tasks,
)
from socinv.notices.models import Clockwork
from socinv.notices.views.posting import TITLES

ADDRESS = "/halsa/klockan/"
NIGHTLY = crontab(hour="5", minute="30")


def ended(**ago: float) -> None:
    """Every task of the schedule ended so long ago."""
    know_all()
    Clockwork.objects.update(last_ended_at=timezone.now() - timedelta(**ago))


@pytest.mark.django_db
def test_a_run_is_noted() -> None:
    assert noted("prov")(lambda: Done(7, "lite fel"))() == 7
    row = Clockwork.objects.get(name="prov")
    assert (row.did, row.last_trouble) == (7, "lite fel")
    assert row.last_began_at is not None
    assert row.last_ended_at is not None
    assert row.last_began_at <= row.last_ended_at
    noted("prov")(lambda: Done(0))()
    row.refresh_from_db()
    assert (row.did, row.last_trouble) == (0, "")


@pytest.mark.django_db
def test_a_run_that_fails_has_not_ended() -> None:
    def fail() -> Done:
        raise OSError("inget svar")

    with pytest.raises(OSError, match="inget svar"):
        noted("prov")(fail)()
    row = Clockwork.objects.get(name="prov")
    assert (row.last_ended_at, row.last_trouble) == (None, "inget svar")


def test_every_task_of_the_schedule_notes_its_runs_and_has_a_name() -> None:
    current_app.loader.import_default_modules()
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        assert current_app.tasks[entry["task"]].run.noted_as == name
        assert name in TITLES


@pytest.mark.django_db
def test_a_pulse_makes_every_task_known() -> None:
    assert has_stopped(), "nothing has ever run"
    heartbeat()
    assert {one.name for one in tasks() if one.row} == set(settings.CELERY_BEAT_SCHEDULE)
    assert not has_stopped(), "those that come at night have their time"
    heartbeat()
    assert Clockwork.objects.count() == len(settings.CELERY_BEAT_SCHEDULE)


@pytest.mark.django_db
def test_the_page_for_those_who_watch(client: Client) -> None:
    def asked() -> tuple[int, dict[str, str]]:
        answer = client.get(ADDRESS)
        assert "no-store" in answer["Cache-Control"]
        return answer.status_code, answer.json()

    assert asked() == (503, {"status": "stopped"})
    ended(seconds=5)
    assert asked() == (200, {"status": "ok"})
    ended(hours=12)
    assert asked() == (503, {"status": "stopped"})
    with patch("socinv.health.has_stopped", side_effect=DatabaseError):
        assert asked() == (503, {"status": "database"})


@pytest.mark.django_db
def test_one_that_never_ends_is_late_from_when_it_was_known() -> None:
    ended(seconds=5)
    Clockwork.objects.filter(name="send-waiting").update(last_ended_at=None)
    assert not has_stopped()
    Clockwork.objects.filter(name="send-waiting").update(since=timezone.now() - timedelta(days=2))
    assert [one.name for one in tasks() if one.is_late] == ["send-waiting"]


@pytest.mark.django_db
def test_whatever_the_clock_does_costs_one_query(client: Client, django_assert_num_queries: object) -> None:
    ended(seconds=5)
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(ADDRESS)


@given(st.integers(1, 100_000), st.integers(0, 1_000_000))
def test_late_by_an_interval(seconds: int, ago: int) -> None:
    """Between four intervals and four and a bit: never before, always after; and never within three minutes."""
    late = is_late(seconds, timezone.now() - timedelta(seconds=ago))
    patience = max(180, TIMES_MISSED * seconds)
    if ago <= patience - 2:
        assert not late
    if ago >= patience + 2:
        assert late


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)), st.integers(0, 72 * 60))  # noqa: DTZ001
def test_late_by_the_clock(last: datetime, minutes: int) -> None:
    """When half past five has passed by more than an hour since it last ran."""
    latest = timezone.make_aware(last)
    now = latest + timedelta(minutes=minutes)
    due = timezone.localtime(latest).replace(hour=5, minute=30, second=0, microsecond=0)
    due += timedelta(days=due <= timezone.localtime(latest))
    near = abs(now - due - PATIENCE_BY_THE_CLOCK) < timedelta(minutes=61)  # the nights when summer time begins and ends
    if not near:
        with patch.object(NIGHTLY, "nowfun", lambda: timezone.localtime(now)):
            assert is_late(NIGHTLY, latest) == (now > due + PATIENCE_BY_THE_CLOCK)


def test_one_that_the_clock_does_not_know_is_late() -> None:
    assert is_late(60, None)
