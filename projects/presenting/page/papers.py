"""The forms and the files of a project that the person may read, what has happened, and the questions asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from applications.content.kinds import kind_word
from applications.form_kinds import name_of
from applications.history.sight import DRAFTING
from applications.history.story import told
from applications.models import Attachment
from applications.presenting.timeline import LONGEST
from projects.models import Evaluation, FollowUp, Project, Report, RequestStatus
from projects.presenting.page.loading import KnownProject
from socinv.lifecycle import clock, policy
from socinv.lifecycle.models import Event
from socinv.presentation.dates import day, distance

LATEST = 8  # acts
ANSWER_WORDS = 60


def papers(known: KnownProject) -> list[dict[str, str]]:
    """The description, the evaluation, the case, and the files of every form the person reads: one query."""
    things: list[Project | Report | Evaluation | FollowUp] = [*_written(known), *known.reports]
    forms = [str(one.form) for one in things if known.may_read(one)]
    files = Attachment.objects.filter(case=known.case, form__in=forms, removed_at=None)
    return [
        *_forms(known),
        {"title": _("Ärendet"), "url": known.case.get_absolute_url(), "note": _("Idén, ansökan och beslutet")},
        *(
            {
                "title": one.name,
                "url": reverse("attachment", args=[known.case.ref, one.ref]),
                "note": f"{_name(known, one.form)}, {kind_word(one.kind)}, {filesizeformat(one.size)}, "
                f"{day(one.added_at)}",
            }
            for one in files
        ),
    ]


def _written(known: KnownProject) -> list[Project | Evaluation | FollowUp]:
    """The description, the evaluation and the follow-up, those that there are."""
    found = [known.project if known.project.parts else None, known.evaluation, known.follow_up]
    return [one for one in found if one is not None]


def _name(known: KnownProject, form: str) -> str:
    return name_of(form, known.case.process)


def _forms(known: KnownProject) -> Iterator[dict[str, str]]:
    for one in _written(known):
        if one.status != "new" and known.may_read(one):
            sent = _("Inlämnad %(day)s") % {"day": day(one.submitted_at)} if one.submitted_at else _("Utkast")
            title = _name(known, str(one.form))
            if policy.ask(known.standing, "write", one):
                title = _("%(form)s, skriv") % {"form": title}
            yield {"title": title, "url": reverse("form", args=[known.case.ref, one.form]), "note": sent}


def happened(known: KnownProject) -> list[dict[str, Any]]:
    """The latest acts in the project, newest first: one query. How a draft is coming along is told elsewhere."""
    events = Event.objects.filter(case=known.case, cause=None).exclude(thing__startswith="applications.")
    found = list(events.exclude(verb__in=DRAFTING).order_by("-pk")[:LATEST])[::-1]
    return [
        {
            "moment": act.moment,
            "sentence": act.sentence,
            "key": act.key,
            "text": Truncator(act.said).words(LONGEST),
        }
        for act in reversed(told(known.case, found, inside=True))
    ]


def requests(known: KnownProject) -> list[dict[str, Any]]:
    """What has been asked for, the latest first, with the answer or until when it must come (SUN-03)."""
    today = clock.today()
    found = []
    for one in known.requests:
        is_open = one.status == RequestStatus.ASKED
        is_late = is_open and one.due is not None and one.due < today
        word = str(RequestStatus(one.status).label)
        if is_open and one.due:
            word = f"{word}, {distance(one.due)}" if is_late else _("Svar senast %(day)s") % {"day": day(one.due)}
        found.append({
            "mark": "late" if is_late else "wait" if is_open else "yes",
            "word": word,
            "question": one.question,
            "who": one.body.name,
            "asked": one.asked_at,
            "answer": Truncator(one.answer_text).words(ANSWER_WORDS),
            "url": one.get_absolute_url(),
        })  # fmt: skip
    return found
