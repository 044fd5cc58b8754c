"""The line that says when a part was saved, and who else is writing what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from applications.content.answers import parts_of
from applications.models import Part as PartRow
from applications.models import Written
from socinv.lifecycle import clock
from socinv.organisation.models import User
from socinv.presentation.dates import clock_time, day_of, when_inside
from socinv.presentation.grammar import family_name, given_name

STILL_WRITING = timedelta(minutes=3)


@dataclass(frozen=True)
class SaveState:
    """``status`` is the shape. ``show_both``: offer to show both texts; ``reload``: offer what another wrote."""

    status: str
    word: str
    show_both: bool = False
    reload: str = ""


def saved_word(row: PartRow | None) -> str:
    """Sparat 10.42; with the day when it was not today."""
    if row is None or row.saved_at is None:
        return _("Inget är sparat än.")
    if day_of(row.saved_at) == clock.today():
        return _("Sparat %(time)s.") % {"time": clock_time(row.saved_at)}
    return _("Sparat %(time)s.") % {"time": when_inside(row.saved_at)}


def others_writing(thing: Written, me: User) -> str:
    """Jonas F. skriver i Kostnader. Whoever saved a part in the last minutes."""
    now = clock.now()
    titles = {part.key: part.title for part in thing.parts}
    lines = [
        _("%(who)s skriver i %(part)s.") % {"who": short_name(row.saved_by), "part": titles[row.key]}
        for row in parts_of(thing.case, thing.form).values()
        if row.key in titles and row.saved_by and row.saved_by_id != me.pk and _recent(row, now - STILL_WRITING)
    ]
    return " ".join(lines)


def _recent(row: PartRow, since: object) -> bool:
    return row.saved_at is not None and row.saved_at >= since  # type: ignore[operator]


def short_name(person: object) -> str:
    """Jonas F."""
    family = family_name(person)
    return f"{given_name(person)} {family[:1]}." if family else str(person)


def resting(thing: Written, key: str, me: User) -> SaveState:
    """The state as the page opens."""
    row = parts_of(thing.case, thing.form).get(key)
    word = f"{saved_word(row)} {others_writing(thing, me)}".strip()
    return SaveState("ok" if row and row.saved_at else "wait", word)


def after_save(
    thing: Written, row: PartRow, me: User, *, clashing: Iterable[str], unread: Iterable[str], newer: str
) -> SaveState:
    """The state after an attempt: saved, saved but for something, or two texts to choose between."""
    clashes, bad = list(clashing), list(unread)
    if clashes:
        text = _("Någon annan ändrade samtidigt: %(what)s. Din text där är inte sparad än.")
        return SaveState("risk", text % {"what": ", ".join(clashes)}, show_both=True)
    if bad:
        text = _("%(saved)s Rätta för att spara också: %(what)s.")
        return SaveState("risk", text % {"saved": saved_word(row), "what": ", ".join(bad)})
    return SaveState("ok", f"{saved_word(row)} {others_writing(thing, me)}".strip(), reload=newer)


def labels(fields: Mapping[str, str], keys: Iterable[str]) -> list[str]:
    """The questions' words, each once."""
    return list(dict.fromkeys(fields[key] for key in keys if key in fields))
