"""What a message says: what happened, what to do, and the way there; nothing personal in its subject."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from applications.models import Case
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.notices.delivery import deliver
from socinv.notices.envelope import envelope, partly
from socinv.notices.letter import digest, letter
from socinv.notices.models import How, Mail, Notice
from socinv.notices.outbox import post, post_together, post_unposted
from socinv.notices.silence import only_on_the_site
from socinv.notices.wording import Words
from socinv.organisation.models import Municipality, User
from tests.factories.cases import a_draft, a_submitted_idea
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture
def house() -> House:
    return a_house()


class Reading(HTMLParser):
    """The words of a page and where its links lead."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [str(value) for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def reminder(house: House, who: str, key: str = "x:1") -> Notice:
    return Notice(
        municipality=house.municipality, recipient=house.person(who), key=key, kind="deadline", how=How.AT_ONCE,
        heading="Svara senast den 3 december", text="Ärende: Läxhjälp", link="/arenden/x/",
        written_at=NOW,
    )  # fmt: skip


def test_it_says_what_happened_and_leads_to_the_case(house: House) -> None:
    case = Case.objects.get(pk=a_submitted_idea(house).case.pk)
    assert Mail.objects.exists()
    for one in Mail.objects.all():
        assert one.subject == f"{case.regnr}, {case.municipality}: nytt i ärendet"
        html = Reading(one.html)
        for words, links in ((one.text, one.text), (" ".join(html.words), html.links)):
            assert case.title in words
            assert case.municipality.name in words
            assert f"{settings.SITE_URL}{case.get_absolute_url()}" in links
        assert "%(" not in one.text + one.html
        assert len(one.text.splitlines()) < 10, "short"


def test_nobody_is_named_in_a_subject(house: House) -> None:
    a_submitted_idea(house)
    names = {part for name in User.objects.values_list("name", flat=True) for part in name.split()}
    for subject in Mail.objects.values_list("subject", flat=True):
        assert not names & set(subject.replace(",", "").split())


def test_it_is_in_swedish_whoever_acts(house: House) -> None:
    draft = a_draft(house)
    with translation.override("en"):
        perform(draft, "submit", by=house.person("education.writer"))
    assert set(Mail.objects.values_list("subject", flat=True)) == {
        f"{Case.objects.get(pk=draft.case.pk).regnr}, {house.municipality}: nytt i ärendet"
    }


def test_as_the_mail_server_gets_it(house: House) -> None:
    a_submitted_idea(house)
    row = Mail.objects.select_related("municipality").order_by("pk")[0]
    sent = message_from_bytes(envelope(row).message().as_bytes(), policy=policy.default)
    assert sent["Message-ID"] == row.message_id
    assert (sent["Auto-Submitted"], sent["To"]) == ("auto-generated", row.address)
    assert sent["List-Id"].startswith(f"<{house.municipality.slug}.notices.")
    assert [part.get_content_type() for part in sent.iter_parts()] == ["text/plain", "text/html"]
    deliver()
    assert all(len(one.to) == 1 for one in mail.outbox), "nobody sees another's address"
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == len(mail.outbox)


def test_a_reminder_is_one_message_with_its_link(house: House) -> None:
    Notice.objects.bulk_create([reminder(house, "network.chair"), reminder(house, "network.secretary")])
    assert post_unposted(Notice.objects.all()) == 2
    assert post_unposted(Notice.objects.all()) == 0, "once"
    one = Mail.objects.get(recipient=house.person("network.chair"))
    assert one.subject == f"{house.municipality}: Svara senast den 3 december"
    assert one.text.startswith("Svara senast den 3 december\n\nÄrende: Läxhjälp\n")
    assert f"{settings.SITE_URL}/arenden/x/" in one.text
    assert Reading(one.html).links[0] == f"{settings.SITE_URL}/arenden/x/"


def test_only_what_goes_at_once_gets_a_message(house: House) -> None:
    rows = [reminder(house, "network.chair", key=f"x:{how}") for how in How.values]
    for row, how in zip(rows, How.values, strict=True):
        row.how = how
    post(Notice.objects.bulk_create(rows))
    assert list(Mail.objects.values_list("notices__how", flat=True)) == [How.AT_ONCE]


def test_a_digest_holds_each_with_its_link(house: House) -> None:
    person = house.person("network.chair")
    rows = Notice.objects.bulk_create([reminder(house, "network.chair", key=f"x:{n}") for n in range(3)])
    told = [Words("", f"Sak {n}", "Ärende: Läxhjälp", "Öppna", f"{settings.SITE_URL}/{n}/") for n in range(3)]
    made = post_together(person, rows, digest("Nytt i går", "Det här hände i går", told, house.municipality))
    assert made is not None
    assert Notice.objects.filter(mail=made).count() == 3
    html = Reading(made.html)
    for n in range(3):
        assert f"* Sak {n}" in made.text
        assert f"{settings.SITE_URL}/{n}/" in made.text
        assert f"{settings.SITE_URL}/{n}/" in html.links
    assert "h1" in html.tags
    assert post_together(person, [], digest("Nytt", "Nytt", [], house.municipality)) is None


def test_what_happens_in_a_story_is_mailed_to_nobody(house: House) -> None:
    with only_on_the_site():
        perform(a_draft(house), "submit", by=house.person("education.writer"))
    assert set(Notice.objects.values_list("how", flat=True)) == {How.SYSTEM}
    assert not Mail.objects.exists()


def test_every_event_tells_of_itself_or_nothing(house: House) -> None:
    """Neither two things nor none: an event, or a reminder with a key."""
    a_submitted_idea(house)
    event = Event.objects.latest("pk")
    for wrong in ({"event": event, "key": "x"}, {"event": None, "key": ""}):
        row = reminder(house, "network.chair")
        row.event, row.key = wrong["event"], str(wrong["key"])  # type: ignore[assignment]
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


@pytest.mark.parametrize(
    ("address", "shown"),
    [("kim@exempel.invalid", "k…@exempel.invalid"), ("x@y.invalid", "x…@y.invalid"), ("kim", "k…")],
)
def test_part_of_an_address(address: str, shown: str) -> None:
    assert partly(address) == shown


class AnyWords(TestCase):
    @given(st.text(max_size=300), st.text(max_size=300))
    def test_whatever_is_told_is_shown_as_words(self, told: str, about: str) -> None:
        """Nothing that somebody wrote becomes a tag, a link or a header."""
        words = Words(f"Prov: {told}", told, about, "Öppna", "https://socinv.invalid/x/")
        made = letter(words, Municipality(name="Kommunen", slug="prov"))
        assert "\n" not in made.subject
        assert "\r" not in made.subject
        html = Reading(made.html)
        assert html.tags <= {"html", "head", "meta", "title", "body", "p", "br", "a", "small"}
        assert html.links[0] == "https://socinv.invalid/x/"
        assert len(html.links) == 2
