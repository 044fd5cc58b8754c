"""Every page of the administration with a row of the house to show on it."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.organisation.models import ApplicationPeriod, Delegation, Employment, Membership
from tests.factories.house import House, delegate


def furnish(house: House) -> None:
    """A delegation, a standard text and a period to come, so that every page has something to show."""
    delegate(house.bodies["social-committee"], house.person("social-committee.member"))
    StandardText.objects.create(municipality=house.municipality, use="decision", title="Bifall", text="Därför.")
    opens = clock.today() + timedelta(days=30)
    ApplicationPeriod.objects.create(
        municipality=house.municipality, title="Våren", opens=opens, closes=opens + timedelta(days=30)
    )


def period_pages(house: House) -> dict[str, str]:
    """The same for the pages that are there only where applications are taken in during periods."""
    coming = ApplicationPeriod.objects.filter(municipality=house.municipality)[0]
    plain = {name: reverse(name) for name in ("application-periods", "application-period-add")}
    return plain | {"application-period": reverse("application-period", args=[coming.pk])}


def pages(house: House) -> dict[str, str]:
    """Name of the route and an address of it, for everything only a coordinator may open."""
    mine = {"municipality": house.municipality}
    rows = {
        "person": house.person("expert").pk,
        "person-seat": house.person("expert").pk,
        "person-employment": house.person("expert").pk,
        "person-leave": house.person("expert").pk,
        "admin-body": house.bodies["network"].pk,
        "membership-add": house.bodies["network"].pk,
        "membership": Membership.objects.filter(body=house.bodies["network"])[0].pk,
        "department": house.departments["social"].pk,
        "employment-add": house.departments["social"].pk,
        "employment": Employment.objects.filter(department=house.departments["social"])[0].pk,
        "delegation": Delegation.objects.filter(**mine)[0].pk,
        "text": StandardText.objects.filter(**mine)[0].pk,
    }
    plain = ["administration", "organisation-changes", "people", "person-add", "admin-bodies", "admin-body-add",
             "departments", "department-add", "delegations", "delegation-add", "texts", "text-add"]  # fmt: skip
    return {name: reverse(name) for name in plain} | {name: reverse(name, args=[pk]) for name, pk in rows.items()}


PAGES = [
    "administration", "organisation-changes", "people", "person-add", "admin-bodies", "admin-body-add", "departments",
    "department-add", "delegations", "delegation-add", "texts", "text-add", "person", "person-seat",
    "person-employment", "person-leave", "admin-body", "membership-add", "membership", "department", "employment-add",
    "employment", "delegation", "text",
]  # fmt: skip
PERIOD_PAGES = ["application-periods", "application-period-add", "application-period"]
WITH_ROW = PAGES[12:]
