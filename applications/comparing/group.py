"""Which applications are compared with which: those of one application period, else all that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.access import visible_cases
from applications.models import Case, CaseStatus, Status
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.load import versions_of
from socinv.organisation.models import ApplicationPeriod, Body, Municipality
from socinv.organisation.standing import Standing
from socinv.presentation.grammar import count_words

MOST_PERIODS = 12
HANDLED = (Status.SUBMITTED, Status.GRANTED, Status.DECLINED)
WAITING = Q(status=CaseStatus.OPEN, application__status=Status.SUBMITTED)


def comparing_process(municipality: Municipality, day: date) -> Process | None:
    """The guideline by which applications are compared: the one in force, else the latest that cases run under."""
    versions = (one for one in versions_of(municipality.process) if one.process.valid_from <= day)
    return next((one for one in versions if one.comparing), None)


def compares(body: Body, day: date) -> bool:
    """Whether the body puts the applications in order, or decides with the order before it."""
    process = comparing_process(body.municipality, day)
    if process is None or process.comparing is None:
        return False
    deciding = {rule.by for rule in process.steps("application") if rule.kind == "decision"}
    return body.key in {*process.comparing.by, *deciding}


def compared(standing: Standing, municipality: Municipality) -> QuerySet[Case]:
    """The cases the person sees whose guideline compares them with others, whatever has become of them."""
    versions = [one.version for one in versions_of(municipality.process) if one.comparing]
    return visible_cases(standing).filter(process_slug=municipality.process, process_version__in=versions)


@dataclass(frozen=True)
class Period:
    """A period to choose, and how many of its applications wait."""

    period: ApplicationPeriod
    waiting: int

    @property
    def url(self) -> str:
        return f"{reverse('compare')}?period={self.period.opens.isoformat()}"


def periods_of(municipality: Municipality, day: date) -> list[Period]:
    """The latest periods that have opened, newest first. One query."""
    waiting = Count("cases", filter=Q(cases__status="open", cases__application__status=Status.SUBMITTED))
    found = ApplicationPeriod.objects.filter(municipality=municipality, opens__lte=day).annotate(waiting=waiting)
    return [Period(one, one.waiting) for one in found.order_by("-opens")[:MOST_PERIODS]]


def chosen(periods: list[Period], asked: str) -> Period | None:
    """The period of that opening day; unasked the newest with applications that wait, else the newest.

    Raises KeyError for a period that is not offered.
    """
    if asked:
        found = {one.period.opens.isoformat(): one for one in periods}
        return found[asked]
    return next((one for one in periods if one.waiting), periods[0] if periods else None)


def is_compared(case: Case) -> bool:
    """Whether the case's application is, or was, one of those that are compared."""
    application = getattr(case, "application", None)
    return case.process.comparing is not None and application is not None and application.status in HANDLED


def address_of(case: Case) -> str:
    """The page where the case stands beside the others."""
    if case.period is None:
        return reverse("compare")
    return f"{reverse('compare')}?period={case.period.opens.isoformat()}"


def place_said(case: Case) -> str:
    """Plats 2 av 5 bland periodens ansökningar. Two queries."""
    beside = Case.objects.filter(municipality=case.municipality_id, application__status__in=HANDLED)
    of_period = case.period_id is not None
    others = beside.filter(period=case.period_id) if of_period else beside.filter(WAITING)
    count = others.filter(process_slug=case.process_slug).count()
    words = {"place": case.place, "count": count}
    if case.place and of_period:
        return _("Plats %(place)s av %(count)s bland periodens ansökningar") % words
    if case.place:
        waits = case.status == CaseStatus.OPEN
        said = _("Plats %(place)s av %(count)s bland ansökningarna som väntar") if waits else _("Hade plats %(place)s")
        return said % words
    rest = count - 1
    if rest < 1:
        return _("Det finns ingen annan ansökan att jämföra med")
    return ngettext(
        "Jämförs med %(count)s annan ansökan, har ingen plats än",
        "Jämförs med %(count)s andra ansökningar, har ingen plats än", rest,
    ) % {"count": count_words(rest)}  # fmt: skip
