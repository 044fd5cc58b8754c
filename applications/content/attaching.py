"""Keeping an attached file: looked into, named, stored and told as one act, or not at all."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from applications.content.sniffing import NotAccepted, clean_name, sniff
from applications.models import Attachment, Written
from socinv.lifecycle import clock, locking, policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.organisation.standing import standing_of

if TYPE_CHECKING:
    from socinv.organisation.models import User

MOST_FILES = 20


def attach(thing: Written, upload: UploadedFile[Any], *, by: User) -> Attachment:
    """Store the file with the form. Raises NotAccepted for a file that cannot be attached, Refused for a person who
    may not or a form that is no longer written; nothing remains then, the file included."""
    verdict = policy.ask(standing_of(by, thing.municipality_id, clock.today()), "attach", thing)
    if not verdict:
        raise Refused(verdict)
    name = clean_name(upload.name or "")
    content: IO[bytes] = upload.file  # type: ignore[assignment]
    row = Attachment(
        municipality_id=thing.municipality_id, case=thing.case, form=thing.form, name=name, size=upload.size or 0,
        kind=sniff(content, name, upload.size or 0), sha256=_digest(upload), added_by=by, added_at=clock.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            locking.lock(thing.case)
            if Attachment.objects.filter(case=thing.case, form=thing.form, removed_at=None).count() >= MOST_FILES:
                raise NotAccepted(_("Det finns redan 20 bilagor. Ta bort någon först."))
            row.content.save(name, upload, save=False)
            row.save()
            perform(thing, "attach", by=by, attachment=row)
    except BaseException:
        _forget(row)
        raise
    return row


def _digest(upload: Any) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _forget(row: Attachment) -> None:
    """Take the stored file away when its row did not come to be."""
    if row.content.name and row.content._committed:  # type: ignore[attr-defined]
        row.content.storage.delete(row.content.name)
