"""A municipality with its people, and a browser-less client for whoever asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from socinv.organisation.models import User
from tests.factories.house import House, a_house

SignedIn = Callable[[User], Client]


@pytest.fixture
def house(db: None) -> House:
    """A municipality."""
    return a_house()


@pytest.fixture
def signed_in() -> SignedIn:
    """A client with a session of the person."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def coordinator(house: House, signed_in: SignedIn) -> Client:
    """A client of a coordinator."""
    return signed_in(house.person("coordination.method"))
