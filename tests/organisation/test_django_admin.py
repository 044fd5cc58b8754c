"""Django's admin is the systems administrator's, and changes nothing that has happened."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from socinv.lifecycle.models import Event
from socinv.organisation.models import Membership, OrganisationChange, User
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House

READ_ONLY = ["applications.case", "applications.idea", "applications.application", "applications.step",
             "applications.version", "lifecycle.event", "lifecycle.workitem", "notices.notice",
             "organisation.organisationchange"]  # fmt: skip
KEPT_BY_COORDINATORS = ["applications.priceindex", "applications.priceitem"]


@pytest.fixture
def administrator(house: House) -> Client:
    """A client of a systems administrator who belongs to no municipality."""
    client = Client()
    client.force_login(User.objects.create_superuser("drift@exempel.invalid", "Dag Driftsson"))
    return client


def registered() -> list[str]:
    """Everything of ours in the admin."""
    return sorted(model._meta.label_lower for model in admin.site._registry if model._meta.app_label != "auth")


def test_coordinator_has_no_business_there(house: House, coordinator: Client) -> None:
    assert coordinator.get(reverse("admin:index")).status_code == 302


def test_every_list_and_add_page_opens(house: House, administrator: Client) -> None:
    a_submitted_idea(house)
    for label in registered():
        name = label.replace(".", "_")
        assert administrator.get(reverse(f"admin:{name}_changelist")).status_code == 200, label
        wanted = 403 if label in (*READ_ONLY, *KEPT_BY_COORDINATORS) else 200
        if label.split(".")[0] in ("organisation", "documents", "applications", "lifecycle", "notices"):
            assert administrator.get(reverse(f"admin:{name}_add")).status_code == wanted, label


@pytest.mark.parametrize("label", READ_ONLY)
def test_what_has_happened_is_looked_at_only(house: House, administrator: Client, label: str) -> None:
    a_submitted_idea(house)
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    thing = model._default_manager.first()
    if thing is None:
        return
    name = label.replace(".", "_")
    page = administrator.get(reverse(f"admin:{name}_change", args=[thing.pk]))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert administrator.post(reverse(f"admin:{name}_change", args=[thing.pk]), {}).status_code == 403
    assert administrator.post(reverse(f"admin:{name}_delete", args=[thing.pk]), {"post": "yes"}).status_code == 403
    assert model._default_manager.filter(pk=thing.pk).exists()


def test_first_coordinator_is_seated_here_and_noted(house: House, administrator: Client) -> None:
    said = {
        "municipality": house.municipality.pk, "person": house.person("expert").pk, "role": "member",
        "body": house.bodies["coordination"].pk, "competence": "method", "starts": "2026-01-01", "ends": "",
    }  # fmt: skip
    assert administrator.post(reverse("admin:organisation_membership_add"), said).status_code == 302
    made = Membership.objects.get(person=house.person("expert"))
    assert OrganisationChange.objects.get(thing="membership", thing_id=made.pk).actor_name == "Dag Driftsson"


def test_new_account(house: House, administrator: Client) -> None:
    said = {"email": "Ny@exempel.invalid", "name": "Ny Fiktelius", "title": "", "usable_password": "false"}
    assert administrator.post(reverse("admin:organisation_user_add"), said).status_code == 302
    assert User.objects.filter(email__iexact="ny@exempel.invalid").exists()
    assert Event.objects.count() == 0
