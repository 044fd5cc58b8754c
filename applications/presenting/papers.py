"""The documents of a case: what was sent in, the attachments, and the print views."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import may_read
from applications.content.kinds import kind_word
from applications.form_kinds import find
from applications.models import Attachment
from applications.presenting.loading import Known
from socinv.presentation.dates import day

Paper = dict[str, str]
FORMS = ("application", "idea")


def papers(known: Known) -> list[Paper]:
    """What this person may read, the application's first: two queries (components/docs.html)."""
    case = known.case
    forms = [form for form in FORMS if find(case, form) and may_read(known.standing, case, form)]
    versions = case.versions.filter(form__in=forms).order_by("-number").values_list("form", "number", "made_at")
    files = Attachment.objects.filter(case=case, form__in=forms, removed_at=None)
    sent, attached = list(versions), list(files)
    found: list[Paper] = []
    for form in forms:
        found += [
            {
                "title": _("%(form)s, version %(number)d") % {"form": name_of(form), "number": number},
                "url": reverse("version", args=[case.ref, form, number]),
                "note": _("Inlämnad %(day)s") % {"day": day(made_at)},
            }
            for one, number, made_at in sent
            if one == form
        ]
        found += _files(known, [file for file in attached if file.form == form])
        found.append(
            {
                "title": _("Skriv ut idén") if form == "idea" else _("Skriv ut ansökan"),
                "url": reverse("form-print", args=[case.ref, form]),
                "note": _("Hela formuläret på A4"),
            }
        )
    return found


def name_of(form: str) -> str:
    return _("Idé") if form == "idea" else _("Ansökan")


def _files(known: Known, files: list[Attachment]) -> Iterator[Paper]:
    for file in files:
        yield {
            "title": file.name,
            "url": reverse("attachment", args=[known.case.ref, file.ref]),
            "note": f"{kind_word(file.kind)}, {filesizeformat(file.size)}, {day(file.added_at)}",
        }
