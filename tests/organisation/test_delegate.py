"""A committee's stance in one person's hands (SUN-05)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.organisation.models import Delegation, Employment, Membership, OrganisationChange
from socinv.organisation.standing import standing_of
from tests.factories.house import House, a_house, delegate

pytestmark = pytest.mark.rule("SUN-05")
DAY = timedelta(days=1)


def register(client: Client, house: House, holder: str, stranger: Any = 0, **changes: Any) -> Any:
    """Post the form of a new delegation from the social committee."""
    said = {
        "body": house.bodies["social-committee"].pk, "holder": stranger or house.person(holder).pk,
        "reference": "2026-02-12 § 14", "starts": "2026-03-01", "ends": "2027-02-28", **changes,
    }  # fmt: skip
    return client.post(reverse("delegation-add"), said)


@pytest.mark.parametrize(
    "holder",
    ["social-committee.chair", "social-committee.member", "social-committee.deputy", "social.writer", "social.head"],
)
def test_member_deputy_and_official_may_hold(house: House, coordinator: Client, holder: str) -> None:
    assert register(coordinator, house, holder).status_code == 302
    standing = standing_of(house.person(holder), house.municipality.pk, clock.today())
    assert house.bodies["social-committee"].pk in standing.delegations


@pytest.mark.parametrize(
    "holder",
    ["social-committee.co-opted", "social-committee.secretary", "education-committee.member", "education.writer",
     "network.chair", "affiliated", "coordination.method"],
)  # fmt: skip
def test_nobody_else_may(house: House, coordinator: Client, holder: str) -> None:
    answer = register(coordinator, house, holder)
    assert "Delegaten måste vara" in answer.context["form"].errors["holder"][0]
    assert not Delegation.objects.exists()


def test_seat_that_has_ended_is_not_enough(house: House, coordinator: Client) -> None:
    Membership.objects.filter(person=house.person("social-committee.member")).update(ends="2026-02-28")
    assert "holder" in register(coordinator, house, "social-committee.member").context["form"].errors


@pytest.mark.parametrize(
    ("field", "said"), [("ends", ""), ("ends", "2026-02-28"), ("starts", "1900-01-01"), ("ends", "snart"),
                        ("reference", ""), ("body", "")]
)  # fmt: skip
def test_refused_at_the_field(house: House, coordinator: Client, field: str, said: str) -> None:
    answer = register(coordinator, house, "social-committee.member", **{field: said})
    assert field in answer.context["form"].errors


def test_only_bodies_that_departments_answer_to(house: House, coordinator: Client) -> None:
    answer = register(coordinator, house, "network.member", body=house.bodies["network"].pk)
    assert "body" in answer.context["form"].errors


def test_holder_and_body_of_another_municipality_are_no_choice(house: House, coordinator: Client) -> None:
    other = a_house()
    answer = register(coordinator, house, "social-committee.member", stranger=other.person("social.writer").pk)
    assert "holder" in answer.context["form"].errors
    body = other.bodies["social-committee"].pk
    assert "body" in register(coordinator, house, "social-committee.member", body=body).context["form"].errors


def test_twice_at_once_is_refused(house: House, coordinator: Client) -> None:
    register(coordinator, house, "social.writer")
    answer = register(coordinator, house, "social.writer", starts="2027-02-28", ends="2028-01-01")
    assert "redan delegation" in answer.context["form"].errors["starts"][0]
    assert Delegation.objects.count() == 1


def test_gives_a_right_inside_its_dates_and_its_committee_only(house: House) -> None:
    today = clock.today()
    holder = house.person("social-committee.member")
    delegate(house.bodies["social-committee"], holder, starts=today, ends=today + DAY)
    here = house.municipality.pk
    assert [bool(standing_of(holder, here, today + DAY * days).delegations) for days in (-1, 0, 1, 2)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert set(standing_of(holder, here, today).delegations) == {house.bodies["social-committee"].pk}
    assert not standing_of(holder, a_house().municipality.pk, today).delegations


def test_rests_when_the_holder_leaves_the_committee(house: House, coordinator: Client) -> None:
    holder = house.person("social.writer")
    delegate(house.bodies["social-committee"], holder)
    Employment.objects.filter(person=holder).update(ends=clock.today() - DAY)
    assert not standing_of(holder, house.municipality.pk, clock.today()).delegations
    assert "Delegationen vilar" in coordinator.get(reverse("administration")).content.decode()


def test_only_the_last_day_changes(house: House, coordinator: Client) -> None:
    one = delegate(house.bodies["social-committee"], house.person("social.writer"))
    url = reverse("delegation", args=[one.pk])
    last = clock.today() + DAY * 100
    for ends in (last, last + DAY * 400):
        said = {"ends": ends.isoformat(), "holder": house.person("social.head").pk, "starts": "2020-01-01"}
        assert coordinator.post(url, said).status_code == 302
        kept = Delegation.objects.get(pk=one.pk)
        assert (kept.ends, kept.holder, kept.starts) == (ends, one.holder, one.starts)
    assert OrganisationChange.objects.filter(thing="delegation").count() == 2
    early = coordinator.post(url, {"ends": (one.starts - DAY).isoformat()})
    assert "ends" in early.context["form"].errors


def test_model_and_database_ask_the_same(house: House) -> None:
    given = {"municipality": house.municipality, "body": house.bodies["social-committee"], "reference": "§ 1"}
    stranger = Delegation(**given, holder=house.person("expert"), starts=clock.today(), ends=clock.today())
    with pytest.raises(ValidationError):
        stranger.full_clean()
    endless = Delegation(**given, holder=house.person("social.writer"), starts=clock.today(), ends=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        endless.save()


@pytest.mark.parametrize(("view", "days"), [("", 0), ("kommande", 10), ("tidigare", -400)])
def test_list_shows_now_coming_and_past(house: House, coordinator: Client, view: str, days: int) -> None:
    start = clock.today() + DAY * days
    delegate(house.bodies["social-committee"], house.person("social.writer"), starts=start, ends=start + DAY)
    for other in ("", "kommande", "tidigare"):
        shown = (
            house.person("social.writer").name
            in coordinator.get(reverse("delegations"), {"visa": other}).content.decode()
        )
        assert shown is (other == view)
