"""Making the file: once, swept up after a killed worker, failed in plain words, and again."""

from __future__ import annotations

import hashlib
import io
import json
import logging
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from kombu.exceptions import OperationalError

from applications.models import Case
from socinv.documents import making, tasks
from socinv.documents.kinds import Kind
from socinv.documents.making import MOST_ATTEMPTS, make_document, waiting
from socinv.documents.models import Document
from socinv.documents.pdf.programs import COMMAND, ProgramsMissing
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Refused
from tests.documents.making_it import issued, ordered
from tests.factories.house import House

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker is gone in the middle."""


def stored() -> set[Path]:
    return {path for path in (Path(settings.MEDIA_ROOT) / "handlingar").rglob("*") if path.is_file()}


def breaks(error: BaseException) -> Any:
    def drawn(_document: Document) -> tuple[bytes, int]:
        raise error

    return drawn


def test_the_file_is_made_of_what_was_kept(house: House, case: Case, kind: Kind) -> None:
    document = ordered(house, case)
    Case.objects.filter(pk=case.pk).update(title="Något annat")
    assert make_document(document.pk)
    document.refresh_from_db()
    content = document.file.read()
    assert (document.status, document.size) == ("issued", len(content))
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == document.pages
        assert f"Om {case.title}" in str(pdf.docinfo["/Title"])
        inside = json.loads(pdf.attachments["innehall.json"].get_file().read_bytes())
    assert inside == document.source


def test_it_is_made_once(house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    document = issued(house, case, monkeypatch)
    before = stored()
    assert not make_document(document.pk)
    assert tasks.make_waiting() == 0
    assert stored() == before
    assert not make_document(10**9)


def test_the_history_says_that_it_followed_from_the_order(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = issued(house, case, monkeypatch)
    event = Event.objects.get(thing="documents.document", verb="issue")
    assert sentence(event) == f"Handling {document.number} upprättades, provhandling: Om {case.title}."
    assert event.cause is not None
    assert event.cause.verb == "order"


def test_the_sweep_makes_what_a_killed_worker_left(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, before = ordered(house, case), stored()
    with monkeypatch.context() as patched:
        patched.setattr(making, "_drawn", breaks(Killed()))
        with pytest.raises(Killed):
            make_document(document.pk)
    assert waiting() == [document.pk]
    monkeypatch.setattr(making, "_drawn", lambda _: (b"%PDF", 1))
    assert tasks.make_waiting() == 1
    assert len(stored() - before) == 1


def test_one_killed_after_the_file_was_stored_leaves_no_file(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, before = ordered(house, case), stored()
    monkeypatch.setattr(making, "_drawn", lambda _: (b"%PDF", 1))
    monkeypatch.setattr(making, "perform", breaks_at_issue)
    with pytest.raises(Killed):
        make_document(document.pk)
    assert stored() == before
    assert waiting() == [document.pk]


def breaks_at_issue(*_args: Any, **_data: Any) -> None:
    raise Killed


def test_what_kills_every_worker_is_given_up(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = ordered(house, case)
    monkeypatch.setattr(making, "_drawn", breaks(Killed()))
    for _time in range(MOST_ATTEMPTS):
        with pytest.raises(Killed):
            tasks.make_waiting()
    assert tasks.make_waiting() == 1
    document.refresh_from_db()
    assert document.status == "failed"
    assert "avbröts fem gånger" in document.trouble


def test_it_fails_in_plain_words_and_can_be_tried_again(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    document, coordinator = ordered(house, case), house.person("coordination.method")
    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setattr("socinv.documents.pdf.rendering.render", lambda *_: 1 / 0)
        assert make_document(document.pk)
    document.refresh_from_db()
    assert document.status == "failed"
    assert document.trouble.startswith("Handlingen gick inte att göra.")
    assert "ZeroDivisionError" in caplog.text
    assert tasks.make_waiting() == 0
    with pytest.raises(Refused):
        perform(document, "order_again", by=house.person("education.writer"))
    perform(document, "order_again", by=coordinator)
    with pytest.raises(Refused):
        perform(document, "order_again", by=coordinator)
    monkeypatch.setattr(making, "_drawn", lambda _: (b"%PDF", 1))
    assert make_document(document.pk)
    document.refresh_from_db()
    assert (document.status, document.trouble, document.version) == ("issued", "", 1)


def test_a_failed_one_is_no_bar_to_a_new_one(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = ordered(house, case)
    monkeypatch.setattr(making, "_drawn", breaks(making.NotMade("Det gick inte.")))
    make_document(document.pk)
    assert ordered(house, case).version == 2


def test_where_the_programs_are_missing_it_says_how_to_get_them(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ProgramsMissing(COMMAND)

    document = ordered(house, case)
    monkeypatch.setattr(making, "need_programs", missing)
    make_document(document.pk)
    document.refresh_from_db()
    assert document.status == "failed"
    assert "sudo apt-get install -y libpango-1.0-0" in document.trouble


def test_a_broker_that_is_down_loses_nothing(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def down(_pk: int) -> None:
        raise OperationalError

    monkeypatch.setattr(tasks.make, "delay", down)
    with django_capture_on_commit_callbacks(execute=True):
        document = ordered(house, case)
    assert waiting() == [document.pk]


def test_the_worker_is_asked_when_the_order_is_kept(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(tasks.make, "delay", asked.append)
    with django_capture_on_commit_callbacks(execute=True):
        document = ordered(house, case)
    assert asked == [document.pk]
    assert "socinv.documents.tasks.make_waiting" in {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}
