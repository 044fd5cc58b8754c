"""The time a case has taken against what is normal, as its page says it (ORE-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.access import visible_cases
from applications.flow.route import LIVE
from applications.listing.columns import Column
from applications.models import Case, CaseStatus
from applications.pace import WRITING, Stretch, Turn, is_beyond, latest_beyond, months_between, stretches
from socinv.lifecycle import clock
from socinv.lifecycle.process.load import versions_of
from socinv.lifecycle.process.schema import Pace
from socinv.organisation.models import Municipality
from socinv.organisation.standing import Standing
from socinv.presentation.charts import BarChart, BarRow, bar_chart
from socinv.presentation.dates import day_of

MOST_SLOW = 25
LABEL = 36  # letters, what a phone has room for


@dataclass(frozen=True)
class StepShown:
    """One step: how many days it took, how many it had, and how it stands in words."""

    title: str
    days: int
    limit: int | None
    mark: str
    word: str


@dataclass(frozen=True)
class PaceShown:
    """What stands on the case's page: the sentence, the mark with its word, the guideline's text, and the steps."""

    sentence: str
    mark: str
    word: str
    text: str
    steps: list[StepShown]
    chart: BarChart


def pace_of(case: Case) -> PaceShown | None:
    """None where the guideline says nothing of the time, and for a case that was withdrawn. Reads the steps fetched."""
    pace, last = case.process.pace, _last_day(case)
    if pace is None or last is None:
        return None
    mark, word = _mark(case, pace, last)
    steps = [_step(case, one, last) for one in _way(case, last)]
    return PaceShown(_sentence(case, pace, last), mark, word, pace.text, steps, _chart(steps))


def _last_day(case: Case) -> date | None:
    if case.status == CaseStatus.WITHDRAWN:
        return None
    return clock.today() if case.status == CaseStatus.OPEN else case.decided_on


def months_taken(case: Case) -> int | None:
    """Whole months from need to decision, or so far; None where nobody counts."""
    last = _last_day(case)
    return months_between(day_of(case.opened_at), last) if case.process.pace and last else None


def _sentence(case: Case, pace: Pace, last: date) -> str:
    """Ärendet har pågått i 4 månader. Det brukar ta 7–10 månader."""
    low, high = pace.months
    months, beyond = months_between(day_of(case.opened_at), last), is_beyond(day_of(case.opened_at), last, high)
    span = ngettext("%(count)d månad", "%(count)d månader", months) % {"count": months}
    if not months:
        span = _("mindre än en månad")
    elif beyond and months == high:
        span = _("drygt %(span)s") % {"span": span}
    going = case.status == CaseStatus.OPEN
    said = _("Ärendet har pågått i %(span)s.") if going else _("Från behov till beslut tog det %(span)s.")
    return f"{said % {'span': span}} " + _("Det brukar ta %(low)d–%(high)d månader.") % {"low": low, "high": high}


def _mark(case: Case, pace: Pace, last: date) -> tuple[str, str]:
    beyond = is_beyond(day_of(case.opened_at), last, pace.months[1])
    if case.status == CaseStatus.OPEN:
        return ("late", _("Tar längre tid än normalt")) if beyond else ("ok", _("Inom den normala tiden"))
    return ("info", _("Tog längre tid än normalt")) if beyond else ("ok", _("Inom den normala tiden"))


def _chart(steps: list[StepShown]) -> BarChart:
    """A bar a step for the days it took, with an outline for the days it had."""
    rows = [
        BarRow(Truncator(one.title).chars(LABEL), one.days, str(one.days), one.limit, str(one.limit or ""))
        for one in steps
    ]
    said = " ".join(_("%(step)s: %(days)s.") % {"step": one.title, "days": _days(one.days)} for one in steps)
    return bar_chart(
        _("Dagar i varje steg"), said, rows, slug="tid", label_name=_("Steg"), value_name=_("Tog"),
        planned_name=_("Tid att svara"),
    )  # fmt: skip


def _step(case: Case, one: Stretch, last: date) -> StepShown:
    over, going = one.over(last), one.ends is None and case.status == CaseStatus.OPEN
    if over:
        mark, word = ("late" if going else "info"), _("%(days)s över tiden") % {"days": _days(over)}
    elif going:
        mark, word = "wait", _("Pågår")
    else:
        mark, word = "ok", (_("I tid") if one.limit is not None else _("Klart"))
    return StepShown(_title(case, one), one.days(last), one.limit, mark, word)


def _days(count: int) -> str:
    return ngettext("%(count)d dag", "%(count)d dagar", count) % {"count": count}


def _title(case: Case, one: Stretch) -> str:
    if one.key != WRITING:
        title = case.process.step(one.phase, one.key).title
        return _("%(title)s, omgång %(number)d") % {"title": title, "number": one.round} if one.round > 1 else title
    if one.round > 1:
        return _("Komplettering")
    return _("Idén skrivs") if one.phase == "idea" else _("Ansökan skrivs")


def _way(case: Case, last: date) -> list[Stretch]:
    """The case's stretches, with the days that the file gives where the step itself has no last day."""
    turns = [
        Turn(one.phase, one.key, one.round, day_of(one.opened_at), one.answered_on, one.due)
        for one in case.steps.all()
        if one.status in LIVE and one.opened_at and not one.rule.optional
    ]
    writing = case.stage if case.status == CaseStatus.OPEN and case.stage in ("idea", "application") else ""
    way = stretches(day_of(case.opened_at), turns, last, writing)
    days = case.process.writing.days
    return [
        Stretch(one.phase, one.key, one.round, one.starts, one.ends, days)
        if days and (one.phase, one.key, one.round) == ("application", WRITING, 1) else one
        for one in way
    ]  # fmt: skip


# In the list taken out, where the guideline says how long it normally takes.
PACE_COLUMN = Column(gettext_lazy("Månader från behov"), lambda row: months_taken(row.case), kind="number")


def has_pace(municipality: Municipality) -> bool:
    """Whether some version of the guideline says how long it normally takes."""
    return any(one.pace for one in versions_of(municipality.process))


@dataclass(frozen=True)
class Slow:
    """A case that takes longer than normal."""

    case: Case
    sentence: str


def slow_cases(standing: Standing, municipality: Municipality) -> list[Slow]:
    """The cases under way beyond what is normal, the oldest first; a few are shown. One query, and none where nobody
    counts."""
    beyond, today = Q(pk__in=()), clock.today()
    for one in versions_of(municipality.process):
        if one.pace:
            edge = latest_beyond(today, one.pace.months[1])
            beyond |= Q(process_version=one.version, opened_at__date__lt=edge)
    if not has_pace(municipality):
        return []
    cases: QuerySet[Case] = visible_cases(standing).filter(
        beyond, process_slug=municipality.process, status=CaseStatus.OPEN
    )
    found = cases.select_related("department").defer("search", "summary").order_by("opened_at", "id")[:MOST_SLOW]
    return [Slow(one, _sentence(one, one.process.pace, today)) for one in found if one.process.pace]
