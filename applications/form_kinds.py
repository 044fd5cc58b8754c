"""The kinds of form a case can have: the idea, the application, and those an app above adds.

Each says where it is found, who may read it, what its pages call it and where it belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.process.forms_schema import base_of

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Case, Written
    from socinv.lifecycle.process import Process
    from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Asked:
    """What somebody who gave the form back wants changed."""

    who: str
    moment: datetime
    text: str


@dataclass(frozen=True)
class FormKind:
    """``key`` begins the form's name ("report" of "report-3"), ``word`` its address; ``label`` is its model.

    ``words``: name, parts, submit and sent; withdraw where it can be withdrawn, crumb where its overview is called
    something else than the form in the way down to it. ``name`` and ``crumb`` may hold %(number)s.
    ``reads_drafts``: who reads how it is coming along, where that is the kind's own matter.
    ``home``: the page one comes to when it has been sent in, and ``trail`` the (title, url) above the form's pages;
    None is the case. ``about``: what its overview says first, given whether the reader writes; the first is the lead.
    ``menu``: the entry of the main menu that its pages are under.
    ``facts``: (term, value) that its printed pages begin with, besides the case's number.
    ``asked``: what is to be done before it is sent in again, by whoever gave it back.
    ``said``: the words that the process file has its own for.
    """

    key: str
    word: str
    label: str
    words: Mapping[str, str | Promise]
    find: Callable[[Case, str], Written | None]
    may_read: Callable[[Standing, Written], bool] | None = None
    reads_drafts: Callable[[Standing, Case], bool] | None = None
    home: Callable[[Written], str] | None = None
    trail: Callable[[Written], Sequence[tuple[str, str]]] | None = None
    about: Callable[[Written, bool], Sequence[str]] | None = None
    facts: Callable[[Written], Sequence[tuple[str, str]]] | None = None
    asked: Callable[[Written], Asked | None] | None = None
    said: Callable[[Process], Mapping[str, str]] | None = None
    is_numbered: bool = False
    menu: str = "case-list"


_KINDS: dict[str, FormKind] = {}


def register(kind: FormKind) -> None:
    _KINDS[kind.key] = kind


def kinds() -> list[FormKind]:
    return list(_KINDS.values())


def kind_of(form: str) -> FormKind:
    """The kind that a form's name begins with. Raises KeyError."""
    return _KINDS[base_of(form)]


def kind_of_label(label: str) -> FormKind | None:
    """The kind whose things have this model label ("applications.idea")."""
    return next((kind for kind in _KINDS.values() if kind.label == label), None)


def kind_by_word(word: str) -> FormKind | None:
    """The kind whose addresses begin with this word."""
    return next((kind for kind in _KINDS.values() if kind.word == word), None)


def find(case: Case, form: str) -> Written | None:
    """The form of that name in the case, if there is one."""
    try:
        return kind_of(form).find(case, form)
    except KeyError:
        return None


def words_of(process: Process, form: str) -> dict[str, str]:
    """What the pages of the form call it and its acts, in its process's own words where it has any."""
    kind, number = kind_of(form), form.removeprefix(base_of(form)).lstrip("-")
    words = {**kind.words, **(kind.said(process) if kind.said else {})}
    return {key: str(text) % {"number": number} for key, text in words.items()}


def name_of(form: str, process: Process) -> str:
    """What the form is called: Ansökan, Lägesrapport 3."""
    return words_of(process, form)["name"]


def _only(case: Any, form: str) -> Any:
    return getattr(case, form, None)


register(
    FormKind(
        "idea", "ide", "applications.idea",
        {
            "name": _("Idé"), "parts": _("Idéns delar"), "submit": _("Lämna in idén"),
            "withdraw": _("Återkalla idén"), "sent": _("Idén är inlämnad"),
        },
        _only,
    )
)  # fmt: skip
register(
    FormKind(
        "application", "ansokan", "applications.application",
        {
            "name": _("Ansökan"), "parts": _("Ansökans delar"), "submit": _("Lämna in ansökan"),
            "withdraw": _("Återkalla ansökan"), "sent": _("Ansökan är inlämnad"),
        },
        _only,
    )
)  # fmt: skip
