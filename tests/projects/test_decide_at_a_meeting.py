"""A change of a project decided while a meeting goes on: its day and § stand in the form, and one goes back."""

from __future__ import annotations

import pytest

from projects.models import Change
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.meetings.agenda import put_up
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.house import a_house
from tests.factories.meetings import a_planned_meeting, opened
from tests.factories.projects import a_running_project, ask_change
from tests.lists.asking import client_of
from tests.meetings.pages import url_of

pytestmark = pytest.mark.django_db


def test_the_form_begins_with_the_day_and_the_section_and_goes_back() -> None:
    house = a_house()
    ask_change(house, a_running_project(house))
    change = Change.objects.get()
    work = WorkItem.objects.open().get(thing="projects.change", thing_id=change.pk)
    assert work.body is not None
    meeting = a_planned_meeting(house, work.body.key)
    put_up(meeting, work, by=meeting.secretary)
    perform(meeting, "call", by=meeting.secretary)
    opened(house, Meeting.objects.get())
    item, chair = AgendaItem.objects.get(), house.person(f"{work.body.key}.chair")
    form = client_of(chair).get(change.get_absolute_url()).context["form"]
    assert (form["day"].value(), form["item"].value()) == (clock.today().isoformat(), "1")
    outcome = next(key for key, _label in form.fields["outcome"].choices if key)
    said = {"outcome": outcome, "reasons": "Det behövs.", "day": clock.today().isoformat(), "item": "1"}
    response = client_of(chair).post(change.get_absolute_url(), said)
    assert (response.status_code, response["Location"]) == (302, url_of(item))
    assert AgendaItem.objects.get().status == "decided"
