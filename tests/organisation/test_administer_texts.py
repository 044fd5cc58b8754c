"""The standard texts others start from."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from socinv.documents.models import StandardText
from tests.factories.house import House, a_house

TEXT = {"use": "decision", "title": "Bifall", "text": "Kriterierna är uppfyllda."}


def test_write_change_and_put_aside(house: House, coordinator: Client) -> None:
    coordinator.post(reverse("text-add"), TEXT)
    made = StandardText.objects.get(municipality=house.municipality)
    assert made.is_active
    url = reverse("text", args=[made.pk])
    assert coordinator.post(url, {**TEXT, "text": "Nya skäl."}).status_code == 302
    made.refresh_from_db()
    assert (made.text, made.is_active) == ("Nya skäl.", False)
    assert "Används inte." in coordinator.get(reverse("texts")).content.decode()


@pytest.mark.parametrize(
    ("field", "said"), [("title", ""), ("text", ""), ("use", ""), ("use", "x"), ("text", "x" * 4001)]
)
def test_refused_at_the_field(house: House, coordinator: Client, field: str, said: str) -> None:
    assert field in coordinator.post(reverse("text-add"), {**TEXT, field: said}).context["form"].errors


def test_one_title_for_each_use(house: House, coordinator: Client) -> None:
    StandardText.objects.create(municipality=a_house().municipality, **TEXT)
    assert coordinator.post(reverse("text-add"), TEXT).status_code == 302
    assert "title" in coordinator.post(reverse("text-add"), TEXT).context["form"].errors
    assert coordinator.post(reverse("text-add"), {**TEXT, "use": "stance"}).status_code == 302


def test_use_is_chosen_by_the_link(house: House, coordinator: Client) -> None:
    assert coordinator.get(reverse("text-add"), {"use": "stance"}).context["form"].initial["use"] == "stance"
    assert coordinator.get(reverse("text-add"), {"use": "<b>"}).context["form"].initial["use"] == ""
