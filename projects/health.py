"""How a running project goes, decided from its reports' own figures and said why.

The steering group reports process and result measures (SUN-33) and a committee follows all projects (SUN-03). The
guideline gives no limits: those below are ours, and docs/decisions/0007-how-a-project-goes.md says why they are so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from projects.outcome import Direction, share_reached, with_unit
from socinv.presentation import dates
from socinv.presentation.money import number

Status = Literal["ok", "risk", "off"]
Finding = tuple[Status, str]
STATUS_WORDS: dict[Status, LazyText] = {
    "ok": gettext_lazy("Enligt plan"),
    "risk": gettext_lazy("Risk"),
    "off": gettext_lazy("Avviker"),
}
WORST_FIRST: tuple[Status, ...] = ("off", "risk", "ok")

OVER_BUDGET = Decimal("0.10")
"""A forecast this much over the grant is off: pay and vacancies move it some per cent, a tenth needs a decision."""
LATE_DAYS = 60
"""A report later than this is off: half of the next period has then passed without figures."""
START_UP = Decimal(1) / 3
"""Until this share of the time the results are not judged: staff are hired and participants found."""
HALF_TIME = Decimal("0.5")
"""After this share of the time something must have moved: there is still time to change how the work is done."""
SLOWEST_PACE = Decimal("0.5")
"""A result may be half as far on its way as the time is: effects come late (1), but not all of them at the end."""
TOO_FEW = Decimal("0.5")
"""Under this share of the participants expected by now, the plan's number is out of reach without a change."""
FEW = Decimal("0.75")
"""Under this share of the participants expected by now, finding more is worth a question."""


@dataclass(frozen=True)
class IndicatorFigure:
    """An indicator and its value in the latest report; ``missing`` says why where there is none.

    ``direction`` is what was wished for and matters only where the target is the baseline.
    """

    name: str
    shows: Literal["effect", "process"]
    baseline: Decimal
    target: Decimal
    value: Decimal | None
    missing: str = ""
    unit: str = ""
    direction: Direction = ""

    @property
    def progress(self) -> Decimal | None:
        """The share of the way to the target; 0 for a level that is not kept, None without a value."""
        if self.value is None:
            return None
        share = share_reached(self.baseline, self.target, self.value, self.direction)
        return Decimal(0) if share is None else share


@dataclass(frozen=True)
class Figures:
    """What is known of a running project on ``day``; None where nobody has said it.

    ``starts`` and ``ends`` are the days that hold now, ``budget`` what was granted. ``spent``, ``forecast`` (of the
    whole project), ``indicators`` and ``participants`` are those of the latest sent report, which covers the time to
    ``reported_to``. ``late_since`` is the due date of the oldest late report, ``first_due`` that of the first one;
    ``report`` what a report is called.
    """

    day: date
    starts: date
    ends: date
    budget: Decimal | None = None
    spent: Decimal | None = None
    forecast: Decimal | None = None
    reported_to: date | None = None
    late_since: date | None = None
    indicators: tuple[IndicatorFigure, ...] = ()
    participants: int | None = None
    planned_participants: int | None = None
    open_high_risks: tuple[str, ...] = ()
    first_due: date | None = None
    report: str = "Rapporten"

    @property
    def elapsed(self) -> Decimal:
        """The share of the project's time that its latest report speaks of, 0 to 1."""
        whole = max(1, (self.ends - self.starts).days + 1)
        passed = ((self.reported_to or self.starts) - self.starts).days + 1
        return Decimal(min(max(0, passed), whole)) / whole


@dataclass(frozen=True)
class Health:
    """The status and why, the gravest reason first: that one is shown as "Därför"."""

    status: Status
    reasons: tuple[str, ...]


def health_of(figures: Figures) -> Health:
    """Off, at risk or as planned, by the limits above. There is always a reason."""
    found = [
        *_money(figures),
        *_participants(figures),
        *_results(figures),
        *_lateness(figures),
        *_missing_values(figures),
        *_open_risks(figures),
    ]
    found.sort(key=lambda one: WORST_FIRST.index(one[0]))
    if not found:
        return Health("ok", (_as_planned(figures),))
    return Health(found[0][0], tuple(reason for _status, reason in found))


def _money(figures: Figures) -> Iterator[Finding]:
    budget, spent, forecast = figures.budget, figures.spent, figures.forecast
    if budget is None:
        return
    if spent is not None and spent > budget:
        yield (
            "off",
            _("%(spent)s kronor är förbrukade, %(over)s över beslutet.")
            % {"spent": _amount(spent), "over": _amount(spent - budget)},
        )
    if forecast is not None and forecast > budget:
        yield (
            "off" if forecast > budget * (1 + OVER_BUDGET) else "risk",
            _("Prognosen är %(forecast)s kronor, %(over)s över beslutet.")
            % {"forecast": _amount(forecast), "over": _amount(forecast - budget)},
        )


def _amount(value: Decimal) -> str:
    """Without öre unless there are any."""
    return number(value, 0 if value == value.to_integral_value() else 2)


def _participants(figures: Figures) -> Iterator[Finding]:
    """Against those expected by now if they come evenly: whole persons, so none are expected the first days."""
    came, planned = figures.participants, figures.planned_participants
    if came is None or planned is None or figures.reported_to is None:
        return
    expected = int(planned * figures.elapsed)
    if came < expected * FEW:
        yield "off" if came < expected * TOO_FEW else "risk", _participants_said(came, planned)


def _participants_said(came: int, planned: int) -> str:
    return _("%(came)s av %(planned)s deltagare.") % {"came": number(came), "planned": number(planned)}


def _results(figures: Figures) -> Iterator[Finding]:
    """The least moved first. Nothing has moved: one reason for all of them, with the worst one's figures."""
    if figures.elapsed <= START_UP:
        return
    measured = _measured(figures)
    behind = [one for progress, one in measured if progress < figures.elapsed * SLOWEST_PACE]
    if figures.elapsed > HALF_TIME and measured and measured[-1][0] <= 0:
        yield "off", _("%(figure)s Inget mått har närmat sig sitt mål.") % {"figure": _against_target(behind.pop(0))}
    for one in behind:
        yield "risk", _against_target(one)


def _measured(figures: Figures) -> Sequence[tuple[Decimal, IndicatorFigure]]:
    """The indicators with a value in a report, from the least moved to the most."""
    if figures.reported_to is None:
        return []
    found = [(one.progress, one) for one in figures.indicators if one.progress is not None]
    return sorted(found, key=lambda pair: (pair[0], pair[1].name))


def _against_target(one: IndicatorFigure) -> str:
    value = "" if one.value is None else with_unit(one.value, one.unit)
    return _("%(name)s: %(value)s, målet är %(target)s.") % {
        "name": one.name, "value": value, "target": number(one.target),
    }  # fmt: skip


def _lateness(figures: Figures) -> Iterator[Finding]:
    late = 0 if figures.late_since is None else (figures.day - figures.late_since).days
    if late > 0:
        said = ngettext("%(report)s är %(days)d dag sen.", "%(report)s är %(days)d dagar sen.", late)
        yield "off" if late > LATE_DAYS else "risk", said % {"report": figures.report, "days": late}


def _missing_values(figures: Figures) -> Iterator[Finding]:
    if figures.reported_to is None:
        return
    for one in sorted(figures.indicators, key=lambda one: one.name):
        if one.shows == "effect" and one.value is None:
            said = _("%(name)s: värdet saknas.") % {"name": one.name}
            yield "risk", f"{said} {_ended(one.missing)}".strip()


def _open_risks(figures: Figures) -> Iterator[Finding]:
    for name in figures.open_high_risks:
        yield "risk", _("Hög risk: %(name)s") % {"name": _ended(name)}


def _ended(text: str) -> str:
    """Somebody's own words as a sentence that ends."""
    text = text.strip()
    return f"{text}." if text and text[-1] not in ".!?…" else text


def _as_planned(figures: Figures) -> str:
    """The good news with its figures: the effect that has moved best, else the best process, else the participants."""
    if figures.reported_to is None:
        if figures.first_due is None:
            return _("Ingen rapport än.")
        return _("Ingen rapport än; den första väntas %(day)s.") % {"day": dates.day(figures.first_due)}
    moved = [one for progress, one in _measured(figures) if progress > 0 and one.target != one.baseline]
    if moved:
        return _moved_said(max(reversed(moved), key=lambda one: one.shows == "effect"))
    if figures.participants and figures.planned_participants:
        return _participants_said(figures.participants, figures.planned_participants)
    return _("Alla värden följer planen till och med %(day)s.") % {"day": dates.day(figures.reported_to)}


def _moved_said(one: IndicatorFigure) -> str:
    value = "" if one.value is None else with_unit(one.value, one.unit)
    return _("%(name)s: från %(baseline)s till %(value)s, målet är %(target)s.") % {
        "name": one.name, "baseline": number(one.baseline), "value": value, "target": number(one.target),
    }  # fmt: skip
