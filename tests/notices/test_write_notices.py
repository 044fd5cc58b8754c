"""A row first: written with the event or not at all, to each person once, and never to the one who acted."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import transaction
from kombu.exceptions import OperationalError
from pytest_django import DjangoCaptureOnCommitCallbacks

from applications.models import Idea
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.perform import perform
from socinv.notices.models import Mail, Notice
from socinv.notices.tasks import send_waiting
from socinv.organisation.models import User
from tests.factories import acts
from tests.factories.cases import a_draft, a_submitted_idea, an_application_for_decision, assessment, open_step
from tests.factories.house import House, a_house, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def told(event: Event) -> set[int]:
    """Who has a row of the event or of what followed from it."""
    return set(Notice.objects.filter(event__case=event.case, event__gte=event.pk).values_list("recipient", flat=True))


def assess(house: House, idea: Idea) -> Event:
    step = open_step(idea.case, "assessment")
    return perform(step, "assess", by=house.person("network.chair"), **assessment(step))


def test_the_row_is_there_with_the_event(house: House) -> None:
    event = assess(house, a_submitted_idea(house))
    assert house.person("education.writer").pk in told(event)
    rows = Notice.objects.filter(event=event).select_related("mail")
    assert {one.mail.address for one in rows if one.mail} == _addresses({one.recipient_id for one in rows})
    assert not Mail.objects.exclude(sent_at=None).exists()
    assert mail.outbox == []


def test_an_act_that_comes_to_nothing_tells_nobody(
    house: House, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    idea, before = a_submitted_idea(house), (Notice.objects.count(), Mail.objects.count())
    with django_capture_on_commit_callbacks() as nudges, pytest.raises(RuntimeError), transaction.atomic():
        _assess_and_stumble(house, idea)
    assert (Notice.objects.count(), Mail.objects.count()) == before
    assert nudges == []


def _assess_and_stumble(house: House, idea: Idea) -> None:
    assess(house, idea)
    raise RuntimeError


def test_the_worker_is_nudged_after_the_commit_and_never_before(
    house: House, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    idea = a_submitted_idea(house)
    with patch("socinv.notices.tasks.send_waiting.delay") as nudged:
        with django_capture_on_commit_callbacks() as after:
            assess(house, idea)
        assert not nudged.called
        for one in after:
            one()
        assert nudged.called


def test_a_broker_that_is_down_loses_nothing(
    house: House, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    idea = a_submitted_idea(house)
    send_waiting()
    mail.outbox.clear()
    no_broker = patch("socinv.notices.tasks.send_waiting.delay", side_effect=OperationalError("no broker"))
    with no_broker, django_capture_on_commit_callbacks(execute=True):
        event = assess(house, idea)
    assert {one.to[0] for one in _sweep()} == _addresses(told(event))


def _sweep() -> list[Any]:
    send_waiting()
    return list(mail.outbox)


def _addresses(people: set[int]) -> set[str]:
    return set(User.objects.filter(pk__in=people).values_list("email", flat=True))


def test_the_one_who_acts_is_not_told(house: House) -> None:
    event = assess(house, a_submitted_idea(house))
    assert house.person("network.chair").pk not in told(event)


def test_one_who_is_in_two_groups_has_one_row(house: House) -> None:
    """In the management group, a coordinator, and follows the case."""
    both = house.person("coordination.method")
    seat(both, house.bodies["management-group"], "co-opted")
    idea = a_submitted_idea(house)
    Following.objects.create(municipality=house.municipality, person=both, case=idea.case)
    event = assess(house, idea)
    assert Notice.objects.filter(recipient=both, event=event).count() == 1


def test_one_act_is_one_message_to_each(house: House) -> None:
    """Whoever is told that it is their turn is not told of the act that led to it as well."""
    case = an_application_for_decision(house).case
    prepared = Event.objects.get(case=case, verb="prepare")
    rows = Notice.objects.filter(event__case=case, event__gte=prepared.pk)
    for who in ("chair", "secretary"):
        (row,) = rows.filter(recipient=house.person(f"management-group.{who}"))
        assert row.event is not None
        assert (row.event.verb, row.kind) == ("open", "turn"), "it is their turn"
    (row,) = rows.filter(recipient=house.person("management-group.member"))
    assert row.event == prepared


def test_an_account_that_is_closed_is_told_nothing(house: House) -> None:
    gone = house.person("management-group.member")
    gone.is_active = False
    gone.save()
    assert gone.pk not in told(assess(house, a_submitted_idea(house)))


def test_a_draft_is_told_to_nobody(house: House) -> None:
    a_draft(house)
    assert not Notice.objects.exists()


@pytest.mark.rule("SUN-10")
@pytest.mark.parametrize("outcome", ["approved", "declined"])
def test_the_management_group_is_told_of_every_outcome(house: House, outcome: str) -> None:
    idea = a_submitted_idea(house)
    acts.assess(house, idea.case, outcome)
    event = Event.objects.get(case=idea.case, verb="assess")
    group = {house.person(f"management-group.{role}").pk for role in ("chair", "member", "deputy", "secretary")}
    assert group <= told(event)
