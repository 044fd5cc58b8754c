"""What lies beside the answers: attachments, and the form as it was sent in before."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.kinds import kind_word
from applications.models import Attachment, Written
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest
from socinv.presentation.dates import day, when


def papers(request: PersonRequest, thing: Written, *, to_remove: bool = False) -> list[dict[str, Any]]:
    """The form's attachments; those taken away are shown to the coordinators only."""
    rows = thing.case.attachments.filter(form=thing.form).select_related("added_by")
    if not request.standing.is_coordinator:
        rows = rows.filter(removed_at=None)
    may = to_remove and bool(policy.ask(request.standing, "remove_attachment", thing))
    return [_paper(thing, row, may=may and row.removed_at is None) for row in rows]


def _paper(thing: Written, row: Attachment, *, may: bool) -> dict[str, Any]:
    note = f"{kind_word(row.kind)}, {filesizeformat(row.size)}. {row.added_by}, {day(row.added_at)}"
    if row.removed_at:
        note = f"{note}. " + _("Borttagen %(day)s") % {"day": day(row.removed_at)}
    remove = reverse("attachment-remove", args=[thing.case.ref, thing.form, row.ref]) if may else ""
    return {
        "title": row.name,
        "url": reverse("attachment", args=[thing.case.ref, row.ref]),
        "note": note,
        "remove_url": remove,
    }


def version_links(thing: Written) -> list[dict[str, str]]:
    """What was sent in, newest first."""
    rows = thing.case.versions.filter(form=thing.form).select_related("made_by").order_by("-number")
    return [
        {
            "title": _("Version %(number)d") % {"number": row.number},
            "url": reverse("version", args=[thing.case.ref, thing.form, row.number]),
            "note": _("Inlämnad av %(who)s, %(when)s") % {"who": row.made_by, "when": when(row.made_at).lower()},
        }
        for row in rows
    ]
