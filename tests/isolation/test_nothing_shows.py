"""Nothing of one municipality is on any page, in any choice or in any file that somebody of another can reach."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse

from socinv.notices.models import Notice
from tests.isolation.asking import Visitor, content_of
from tests.isolation.town import Town

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|hx-get|data-url)="(/[^"#]*)')
MOST_OF_A_ROUTE = 3
NOT_FOLLOWED = {"logout", "set_language", "static"}
BEGIN = (
    "your-turn", "case-list", "deadlines", "news", "search", "project-list", "progress", "frame-list", "calendar",
    "fund", "lesson-list", "compare", "meeting-list", "body-list", "idea-outcomes", "idea-start", "me", "process",
    "process-difference", "administration",
)  # fmt: skip
FILES = [("case-export", "csv"), ("case-export", "xlsx"), ("progress-export", "csv"), ("progress-export", "xlsx"),
         ("idea-outcomes-export", "csv"), ("idea-outcomes-export", "xlsx")]  # fmt: skip


def pages(visitor: Visitor, beginnings: list[str]) -> Iterator[tuple[str, str]]:
    """Each page that links lead to, some of every route, with all it says: also the files."""
    waiting, seen, of_route = [*beginnings], set[str](), Counter[str]()
    while waiting:
        url = waiting.pop(0)
        if url in seen or not _is_wanted(url, of_route):
            continue
        seen.add(url)
        response = visitor.get(url)
        if response.status_code != 200:
            continue
        text = _read(content_of(response))
        waiting += [html.unescape(link) for link in LINK.findall(text)]
        yield url, text


def _is_wanted(url: str, of_route: Counter[str]) -> bool:
    try:
        name = resolve(urlsplit(url).path).url_name or ""
    except Resolver404:
        return False
    of_route[name] += 1
    return name not in NOT_FOLLOWED and of_route[name] <= MOST_OF_A_ROUTE


def _read(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8", errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as sheets:
        return "\n".join(sheets.read(name).decode("utf-8", errors="replace") for name in sheets.namelist())


def _beginnings(here: Town, there: Town) -> list[str]:
    """The plain pages, the lists as one would search for the other's things in them, and the files."""
    asked = [f"{reverse(name)}?q={there.mark}" for name in ("search", "case-list", "project-list", "lesson-list")]
    asked += [f"{reverse('case-list')}?department=social&turn=coordination&mine=on"]
    files = [reverse(name, args=[kind]) for name, kind in FILES]
    files += [reverse("case-history-export", args=[case.ref, "json"]) for case in here.cases.values()]
    return [
        *(reverse(name) for name in BEGIN),
        *asked,
        *files,
        *(one.get_absolute_url() for one in here.cases.values()),
    ]


@pytest.mark.parametrize("way", [0, 1])
def test_whoever_looks_wherever(towns: tuple[Town, Town], way: int) -> None:
    """The coordinator reaches nearly everything; a writer, one who decides and a project leader reach the rest."""
    here, there = towns[way], towns[1 - way]
    secrets, own = [there.mark, *there.refs], 0
    for role in ("coordination.method", "education.writer", here.decider, "project.leader"):
        for url, text in pages(Visitor(here.house.person(role)), _beginnings(here, there)):
            said = text.replace(f"q={there.mark}", "").replace(f'value="{there.mark}"', "")
            said = said.replace(f"”{there.mark}”", "")
            found = [secret for secret in secrets if secret in said]
            assert not found, f"{role} {url}: {_around(said, found[0])}"
            own += here.mark in said
    assert own > 60, "there was something to see"


def _around(text: str, word: str) -> str:
    place = text.index(word)
    return text[max(0, place - 200) : place + 100]


def test_nobody_is_told_of_anothers(towns: tuple[Town, Town]) -> None:
    """A notice is about a case of a municipality that the recipient has a door into."""
    for notice in Notice.objects.select_related("event__case", "recipient"):
        about = notice.event.case.municipality_id if notice.event and notice.event.case else notice.municipality_id
        assert about == notice.municipality_id
        assert notice.recipient.affiliations.filter(municipality=about).exists()


def test_each_counts_for_itself(towns: tuple[Town, Town]) -> None:
    """Registration numbers begin at one in each, whatever the other has; a project's number may be the same."""
    for town in towns:
        sent_in = [case for case in town.cases.values() if case.serial is not None]
        assert sorted(case.serial or 0 for case in sent_in) == list(range(1, len(sent_in) + 1))
    assert len({town.cases["granted"].project.number for town in towns}) == 1


def test_an_address_says_nothing_of_how_many_there_are(towns: tuple[Town, Town]) -> None:
    refs = [ref for town in towns for ref in town.refs]
    assert len(set(refs)) == len(refs)
    assert all(len(ref) >= 10 for ref in refs)
    assert not [case.ref for town in towns for case in town.cases.values() if str(case.serial) == case.ref]
