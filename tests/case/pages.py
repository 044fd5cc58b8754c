"""Reading a case's pages as a person does."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.urls import reverse

from applications.models import Case
from socinv.organisation.models import User
from tests.lists.asking import client_of
from tests.presentation.markup import Markup

ACTS, TURN, CONFLICTS, HISTORY, PAPERS, BRIEF = "annat", "tur", "jav", "hist", "dok", "kort"


def url(case: Case, name: str = "case", *more: object) -> str:
    return reverse(name, args=[case.ref, *more])


def words(source: str) -> str:
    """What is read, without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", source)).split())


class CasePage:
    """A case's page, as this person is given it."""

    def __init__(self, person: User, case: Case) -> None:
        response = client_of(person).get(url(case))
        assert response.status_code == 200, response.status_code
        self.source = response.content.decode()
        self.context: Any = response.context
        assert Markup(self.source).faults == []

    @property
    def text(self) -> str:
        return words(self.source)

    def section(self, name: str) -> str:
        """The words of the section with that heading; empty when there is none."""
        found = re.search(rf'<section [^>]*aria-labelledby="{name}".*?</section>', self.source, re.DOTALL)
        return words(found.group(0)) if found else ""

    def source_of(self, name: str) -> str:
        found = re.search(rf'<section [^>]*aria-labelledby="{name}".*?</section>', self.source, re.DOTALL)
        return found.group(0) if found else ""

    @property
    def acts(self) -> list[str]:
        """What else can be done, less following."""
        return [words(one) for one in re.findall(r"<li><a [^>]*>.*?</a></li>", self.source_of(ACTS))]

    def opinions(self) -> dict[str, str]:
        """What each body and expert says, by name."""
        articles = re.findall(r"<article.*?</article>", self.source, re.DOTALL)
        return {words(re.findall(r"<h3.*?</h3>", one, re.DOTALL)[0]): words(one) for one in articles}


def post(person: User, case: Case, name: str, /, **fields: Any) -> Any:
    """Send the form of that page; the answer."""
    return client_of(person).post(url(case, name), fields)


def problems(response: Any) -> dict[str, list[str]]:
    """What stands at each field after a no."""
    assert response.status_code == 200, response.status_code
    return {name: [str(one) for one in found] for name, found in response.context["form"].errors.items()}


def statuses(person: User, case: Case, name: str) -> tuple[int, int]:
    """What reading the page and posting to it give."""
    client = client_of(person)
    return client.get(url(case, name)).status_code, client.post(url(case, name), {}).status_code
