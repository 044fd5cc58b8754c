"""Every municipality of the demo has bodies that can meet, with a meeting in each of the places one can be in."""

from __future__ import annotations

import pytest

from socinv.demo.meetings import hold_meetings
from socinv.demo.organisation import create_organisation, organisations
from socinv.documents.models import Document
from socinv.meetings.models import AgendaItem, Meeting
from socinv.notices.models import Mail, Notice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", organisations())
def test_one_is_held_one_is_called_and_one_is_planned(slug: str) -> None:
    municipality = create_organisation(slug)
    assert hold_meetings(slug) == 6
    for body in Meeting.objects.values_list("body", flat=True).distinct():
        states = Meeting.objects.filter(body=body).order_by("held_on").values_list("status", flat=True)
        assert list(states) == ["adjusted", "called", "planned"]
        sections = AgendaItem.objects.filter(body=body, meeting__status="adjusted").values_list("section", flat=True)
        assert list(sections) == [1, 2]
    assert Document.objects.filter(municipality=municipality, kind="minutes").count() == 2
    assert not Mail.objects.exists()
    assert not Notice.objects.filter(read_at=None).exists()
