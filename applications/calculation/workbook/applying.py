"""From a workbook that has been read to a saved calculation: proposed first, applied when somebody has said yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.db import transaction

from applications.calculation.reading import Read, read, tables
from applications.calculation.settings import KIND, Settings, settings_of
from applications.calculation.workbook.contents import Contents, fingerprint
from applications.calculation.workbook.parsing import Parsed
from applications.calculation.writing import all_bases, counted, save_all
from applications.content.answers import answers_of
from socinv.lifecycle import locking

if TYPE_CHECKING:
    from applications.models import Application
    from socinv.organisation.models import User

SALT = "applications.calculation.workbook"
LASTS = timedelta(hours=12)
Row = dict[str, Any]


class Outdated(Exception):
    """Somebody has changed the calculation since the proposal was made."""


@dataclass(frozen=True)
class Proposal:
    """``before``: as it is saved, ``after``: as it would be. ``token``: carries it through the page that asks, signed.

    ``is_old``: the calculation was changed after the workbook was taken out. ``other_dates``: the project's days were
    changed in the workbook, which is not read in.
    """

    before: Read
    after: Read
    lines: list[Row]
    costs: list[Row]
    settings: Settings
    is_old: bool
    other_dates: bool
    token: str


@dataclass(frozen=True)
class Carried:
    """What comes back from the page: what to save, and what the writer started from."""

    lines: list[Row]
    costs: list[Row]
    settings: Mapping[str, str] | None
    base: Mapping[str, Any]


def propose(thing: Application, parsed: Parsed, contents: Contents, *, by: User) -> Proposal:
    """``contents``: the calculation as it is saved now; ``parsed`` is without mistakes."""
    has_settings = bool(tables(thing.parts, KIND)) and parsed.settings is not None
    settings = parsed.settings if has_settings and parsed.settings else contents.read.settings
    lines = [{**row, **counted(row)} for row in parsed.lines]
    carried = {
        "case": thing.case.pk, "by": by.pk, "lines": lines, "costs": parsed.costs,
        "settings": settings.kept if has_settings and settings != contents.read.settings else None,
        "base": all_bases(thing),
    }  # fmt: skip
    return Proposal(
        before=contents.read, after=_after(thing, lines, parsed.costs, settings), lines=lines,
        costs=parsed.costs, settings=settings,
        is_old=parsed.stamp != fingerprint(contents.read), other_dates=parsed.other_dates,
        token=signing.dumps(carried, salt=SALT, compress=True),
    )  # fmt: skip


def _after(thing: Application, lines: list[Row], costs: list[Row], settings: Settings) -> Read:
    answers = {key: dict(given) for key, given in answers_of(thing.case, thing.form).items()}
    for kind, value in (("benefits", lines), ("costs", costs), (KIND, settings.kept)):
        for part, field in tables(thing.parts, kind)[:1]:
            answers.setdefault(part, {})[field] = value
    case = thing.case
    return read(case.process, answers, starts=case.starts, ends=case.ends, own=case.department_id)


def proposal_in(token: str, thing: Application, *, by: User) -> Carried | None:
    """What the page carried; None when it is another's, another case's, too old, or not ours."""
    try:
        told = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    if (told["case"], told["by"]) != (thing.case.pk, by.pk):
        return None
    return Carried(told["lines"], told["costs"], told["settings"], told["base"])


def apply(thing: Application, carried: Carried, *, by: User) -> bool:
    """Save what was proposed, all of it or nothing. False when it was saved already.

    Raises Outdated when somebody has changed the calculation meanwhile, Refused when the person may not write.
    """
    with transaction.atomic():
        thing.case = locking.lock(thing.case)
        if _is_saved(thing, carried):
            return False
        if all_bases(thing) != carried.base:
            raise Outdated
        settings = None if carried.settings is None else settings_of(carried.settings, 0)
        saved = save_all(
            thing, lines=carried.lines, costs=carried.costs, settings=settings, base=carried.base, by=by
        )  # fmt: skip
        if any(one.clashes for one in saved):
            raise Outdated
    return True


def _is_saved(thing: Application, carried: Carried) -> bool:
    """Whether the rows, whatever their order, and the settings are the proposed ones already."""
    answers = answers_of(thing.case, thing.form)

    def now(kind: str) -> Any:
        return next((answers.get(part, {}).get(field) for part, field in tables(thing.parts, kind)), None)

    same = all(
        _by_key(now(kind) or []) == _by_key(wanted)
        for kind, wanted in (("benefits", carried.lines), ("costs", carried.costs))
    )
    return same and (carried.settings is None or now(KIND) == carried.settings)


def _by_key(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}
