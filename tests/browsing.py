"""A person in a browser of their own, logged in."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from socinv.organisation.models import User


def log_in(page: Page, server: str, person: User) -> None:
    """As if the person had just logged in."""
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server}])
