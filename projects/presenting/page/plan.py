"""The plan as a picture, the risks, and the values over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.content.answers import day
from applications.content.columns import COLUMNS
from projects.models import Indicator
from projects.presenting.page.loading import KnownProject
from projects.presenting.reports.heading import title_of
from socinv.lifecycle import clock
from socinv.presentation import dates
from socinv.presentation.gantt import Gantt, PlanRow, State, gantt
from socinv.presentation.money import number

LEVELS = {"high": "off", "medium": "risk", "low": "ok", "over": "info"}


def _rows(known: KnownProject, kind: str) -> Iterator[Mapping[str, Any]]:
    """The rows of the description's tables of a kind, where the person reads the description."""
    if not known.may_read(known.project):
        return
    answers = known.answers.get(known.project.form, {})
    for part in known.project.parts:
        for field in part.field:
            if field.kind == kind:
                yield from answers.get(part.key, {}).get(field.key) or ()


def _words(kind: str, column: str) -> dict[str, str]:
    return {key: str(word) for one in COLUMNS[kind] if one.key == column for key, word in one.choices}


def plan(known: KnownProject) -> Gantt | None:
    """Activities and milestones along the project's time; None where there are none yet."""
    rows = sorted(_plan_rows(known), key=lambda row: (row.starts, row.ends or row.starts))
    if not rows:
        return None
    days = [*(row.starts for row in rows), *(row.ends for row in rows if row.ends)]
    return gantt(
        _("Aktiviteter och milstolpar"), _described(rows), rows, slug="plan", starts=known.project.starts or min(days),
        ends=known.project.ends or max(days), today=clock.today(), empty=_("Ingen tidplan än."),
    )  # fmt: skip


def _plan_rows(known: KnownProject) -> Iterator[PlanRow]:
    words = _words("activities", "state")
    for row in _rows(known, "activities"):
        starts, state = day(row.get("starts")), str(row.get("state") or "todo")
        if starts is None or state not in words:
            continue
        yield PlanRow(
            label=str(row.get("what") or ""), starts=starts, ends=_end(starts, day(row.get("ends"))),
            state=cast("State", state), state_word=words[state], who=str(row.get("who") or ""),
        )  # fmt: skip


def _end(starts: date, ends: date | None) -> date | None:
    return None if ends is None else max(starts, ends)


def _described(rows: list[PlanRow]) -> str:
    """What the picture shows, as a person would say it."""
    count = len(rows)
    first, last = min(row.starts for row in rows), max(row.ends or row.starts for row in rows)
    words = {
        "count": count, "first": dates.day(first), "last": dates.day(last),
        "done": sum(row.state == "done" for row in rows), "ongoing": sum(row.state == "ongoing" for row in rows),
    }  # fmt: skip
    return (
        ngettext(
            "En aktivitet, %(first)s till %(last)s. %(done)d är klar och %(ongoing)d pågår.",
            "%(count)d aktiviteter och milstolpar, %(first)s till %(last)s. %(done)d är klara och %(ongoing)d pågår.",
            count,
        )
        % words
    )


@dataclass(frozen=True)
class Risk:
    """A risk with how grave it is in shape and word, its owner and what is done about it."""

    what: str
    mark: str
    word: str
    who: str
    measure: str


def risks(known: KnownProject) -> list[Risk]:
    """The gravest first, those that are over last (SUN-12)."""
    words, order = _words("risks", "level"), list(LEVELS)
    rows = [row for row in _rows(known, "risks") if row.get("what") and row.get("level") in LEVELS]
    rows.sort(key=lambda row: order.index(row["level"]))
    return [
        Risk(
            str(row["what"]), LEVELS[row["level"]], capfirst(words[row["level"]]), str(row.get("who") or ""),
            str(row.get("measure") or ""),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class OverTime:
    """The measures as rows, the latest reports as columns from old to new; a value that is missing says so."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Indicator, tuple[str, ...]], ...]


def over_time(known: KnownProject) -> OverTime | None:
    """None before two reports have been sent: the latest one's values stand in it."""
    periods = [one for one in reversed(known.received) if any(of == one.pk for of, _one in known.measured)]
    if len(periods) < 2 or not known.indicators:
        return None
    heads = tuple(f"{title_of(one)}, {dates.day(one.period_to)}" for one in periods)
    rows = tuple((one, tuple(_value(known, report.pk, one) for report in periods)) for one in known.indicators)
    return OverTime(heads, rows)


def _value(known: KnownProject, report: int, one: Indicator) -> str:
    row = known.measured.get((report, one.pk))
    return _("saknas") if row is None or row.value is None else number(row.value)
