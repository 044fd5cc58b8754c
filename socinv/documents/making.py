"""Making the file of a document that was ordered: once, whoever tries, however often, and whoever is killed."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from socinv.documents.models import Document, DocumentStatus
from socinv.documents.pdf.programs import ProgramsMissing, need_programs
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User

log = logging.getLogger(__name__)
LOCKS = 0x534F4449  # the family of advisory locks that one who makes a document holds, beside its row's number
MOST_ATTEMPTS = 5


class NotMade(Exception):
    """The file cannot be made; the message is for the one who asked."""


def waiting() -> list[int]:
    """Those that are ordered and have no file, the oldest first."""
    return list(Document.objects.filter(status=DocumentStatus.ORDERED).order_by("id").values_list("pk", flat=True))


def make_document(pk: int) -> bool:
    """Make the file and issue the document, or let it fail with a reason: whether this call did either.

    False when somebody else makes it now, or it is made. What is begun and never ended (a worker was killed) is
    begun again by the sweep, at most five times.
    """
    with _mine(pk) as is_mine:
        if not is_mine:
            return False
        begun = Document.objects.filter(pk=pk, status=DocumentStatus.ORDERED).update(attempts=F("attempts") + 1)
    if not begun:
        return False
    with _mine(pk) as is_mine:
        document = Document.objects.select_related("case", "municipality").get(pk=pk)
        if not is_mine or document.status != DocumentStatus.ORDERED:
            return False
        with translation.override(settings.LANGUAGE_CODE):
            _end(document)
    return True


@contextmanager
def _mine(pk: int) -> Iterator[bool]:
    """A transaction that holds the right to make the document, if nobody else does.

    No row is locked: who acts on the document locks its case first, and would wait for us while we wait for the case.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCKS, pk % 2**31])
        yield bool(cursor.fetchone()[0])


def _end(document: Document) -> None:
    """Issued, with its file in place, or failed with the reason."""
    system, order = User.objects.system(), _order_of(document)
    name = ""
    try:
        with transaction.atomic():
            content, pages = _file_of(document)
            digest = hashlib.sha256(content).hexdigest()
            name = _stored(document, content, digest)
            made = {"file": name, "sha256": digest, "size": len(content), "pages": pages, "at": clock.now()}
            perform(document, "issue", by=system, cause=order, **made)
    except NotMade as problem:
        perform(document, "fail", by=system, cause=order, why=str(problem))
    except BaseException:
        if name:
            default_storage.delete(name)
        raise


def _order_of(document: Document) -> Event | None:
    """The act that asked for it, the latest if it was tried again: what becomes of it follows from that."""
    asked = Event.objects.filter(thing="documents.document", thing_id=document.pk, verb__in=("order", "order_again"))
    return asked.order_by("-id").first()


def _file_of(document: Document) -> tuple[bytes, int]:
    """The bytes and the number of pages. Raises NotMade with the reason in plain words."""
    if document.attempts > MOST_ATTEMPTS:
        raise NotMade(_("Arbetet avbröts fem gånger. Försök igen, eller hör av dig till systemadministratören."))
    try:
        need_programs()
        return _drawn(document)
    except ProgramsMissing as missing:
        text = _("Program som gör PDF saknas på servern. Installera dem med: %(command)s")
        raise NotMade(text % {"command": missing}) from missing


def _drawn(document: Document) -> tuple[bytes, int]:
    from socinv.documents.pdf.enclosing import Changed, fetched
    from socinv.documents.pdf.rendering import Imprint, render

    imprint = Imprint(document.number, document.version, document.municipality.slug, document.ordered_at)
    try:
        enclosed = fetched(document.source, document.case.attachments) if document.case else []
        made = render(document.source, imprint, enclosed)
    except Changed as changed:
        raise NotMade(str(changed)) from changed
    except Exception as error:  # whatever stands in the content: the one who asked is told, the log says what
        log.exception("Document %d could not be made", document.pk)
        raise NotMade(_("Handlingen gick inte att göra. Systemadministratören kan se varför i loggen.")) from error
    return made.content, made.pages


def _stored(document: Document, content: bytes, digest: str) -> str:
    """Put the file in place under a name nobody guesses; what lies there is whole or has another name."""
    month = timezone.localtime(document.ordered_at).strftime("%Y/%m")
    wanted = f"handlingar/{document.municipality_id}/{month}/{document.number}-{digest[:24]}.pdf"
    return default_storage.save(wanted, ContentFile(content))
