"""The fund in the practice environment: opened, filled, paid out of and used as the municipality's projects went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from projects.models import Project, ProjectStatus, Report
from projects.models.report import RECEIVED
from repayment.fund.awaited import awaited
from repayment.fund.cases import granted_years
from repayment.fund.of_project import unpaid_costs
from repayment.fund.reading import balances
from repayment.fund.rule import keeping_kind, rule_of
from repayment.fund.years import by_year
from repayment.ledger.accounts import NONE, Account, AccountKind
from repayment.models import Fund, ProjectNumber
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.notices.silence import only_on_the_site
from socinv.organisation.models import Membership, Municipality, User
from socinv.organisation.standing import ACTING

MILLION = Decimal(1_000_000)
SPARE = 3 * MILLION  # in the fund beyond what the projects were granted
Step = tuple[
    date, int, Callable[..., None], dict[str, Any]
]  # the day, the order within it, what is done, and with what


@dataclass(frozen=True)
class _Course:
    """How one project's money went: granted by year, and (last day, spent so far) of each sent report."""

    project: Project
    granted_on: date
    years: dict[int, Decimal]
    reports: tuple[tuple[date, Decimal], ...]

    @property
    def is_over(self) -> bool:
        return self.project.status in (ProjectStatus.CLOSED, ProjectStatus.ENDED)

    @property
    def granted(self) -> Decimal:
        return sum(self.years.values(), NONE)

    def spent_before(self, day: date) -> Decimal:
        return max((spent for last, spent in self.reports if last < day), default=NONE)

    def spent_in(self, year: int) -> Decimal:
        """What was added to what is spent by the reports of the year."""
        return max(NONE, self.spent_before(date(year + 1, 1, 1)) - self.spent_before(date(year, 1, 1)))


def keep_fund(slug: str) -> Fund | None:
    """Nothing where no guideline lets anybody keep a fund yet."""
    municipality = Municipality.objects.get(slug=slug)
    courses = [course for project in _projects(municipality) if (course := _course(project))]
    first = _first_day(municipality, courses)
    if first is None:
        return None
    with only_on_the_site(), translation.override(settings.LANGUAGE_CODE):
        book = _Keeping(municipality, first, courses)
        for day, _order, act, said in sorted(book.steps(), key=lambda step: step[:2]):
            with clock.at(_noon(day)):
                act(**said)
    return book.fund


def _projects(municipality: Municipality) -> list[Project]:
    rows = Project.objects.filter(municipality=municipality, budget__gt=0).exclude(status__in=("new", "shelved"))
    return list(rows.select_related("case").order_by("pk"))


def _course(project: Project) -> _Course | None:
    decided, budget = project.case.decided_on, project.budget
    if decided is None or budget is None:
        return None
    sent = Report.objects.filter(project=project, status__in=RECEIVED, spent__isnull=False).order_by("number")
    reports = tuple((one.period_to, one.spent) for one in sent if one.spent is not None)
    with clock.at(_noon(decided)):
        years = granted_years(project.case, budget)
    return _Course(project, decided, years, reports)


def _first_day(municipality: Municipality, courses: list[_Course]) -> date | None:
    """The first of January of the first year when somebody may keep the fund and a project was granted money."""
    today = clock.today()
    begins = min((one.granted_on.year for one in courses), default=today.year)
    for year in range(begins, today.year + 1):
        day = date(year, 1, 1)
        with clock.at(_noon(day)):
            seats = Membership.objects.on(day).filter(municipality=municipality, role__in=ACTING)
            if seats.filter(body__kind=keeping_kind(municipality), person__is_active=True).exists():
                return day
    return None


def _keeper(municipality: Municipality) -> User:
    """One who may keep the fund today. Raises ValueError where nobody may."""
    kind = keeping_kind(municipality)
    seats = Membership.objects.on(clock.today()).filter(municipality=municipality, person__is_active=True)
    seat = seats.filter(body__kind=kind, role__in=ACTING).order_by("id").first()
    if seat is None:
        raise ValueError(f"Ingen sköter fonden i {municipality}.")
    person: User = seat.person
    return person


class _Keeping:
    """The steps of one municipality's fund, each done on its day with what the ledger holds then."""

    def __init__(self, municipality: Municipality, first: date, courses: list[_Course]) -> None:
        self.municipality, self.first, self.today = municipality, first, clock.today()
        self.courses = [one for one in courses if one.project.ends is None or one.project.ends >= first]
        self.planned = {one.project.pk: self._planned(one) for one in self.courses}

    def _planned(self, one: _Course) -> dict[int, Decimal]:
        """By year what is left of the grant, where the project had begun before the ledger did."""
        left = one.granted - one.spent_before(self.first)
        return by_year(left, one.years, max(one.granted_on, self.first).year) if left > 0 else {}

    @property
    def fund(self) -> Fund:
        return Fund.objects.select_related("municipality").get(municipality=self.municipality)

    def steps(self) -> Iterator[Step]:
        """Only days that have been."""
        every = [
            (self.first, 0, self.begin, {}),
            *self._yearly(),
            *self._of_projects(),
            (self.today, 9, self.receive, {}),
        ]
        return (step for step in every if step[0] <= self.today)

    def _yearly(self) -> Iterator[Step]:
        yield self.first, 1, self.appropriate, {"year": self.first.year}
        for year in range(self.first.year, self.today.year + 1):
            yield date(year, 1, 1), 1, self.appropriate, {"year": year + 1}
            yield date(year, 2, 10), 5, self.freeze, {"year": year - 1}
            if year < self.today.year:  # what was frozen this year still waits for its decision
                yield date(year, 3, 20), 5, self.decide_frozen, {}

    def _of_projects(self) -> Iterator[Step]:
        for one in self.courses:
            granted = max(one.granted_on, self.first)
            yield granted, 2, self.grant, {"one": one}
            starts = max(granted, one.project.starts or granted)
            for year in sorted({*self.planned[one.project.pk], *(day.year for day, _spent in one.reports)}):
                if year >= starts.year:
                    yield max(date(year, 1, 20), starts), 3, self.pay, {"one": one, "year": year}
            before = NONE
            for number, (day, spent) in enumerate(one.reports, start=1):
                if day >= granted:
                    yield day, 4, self.book, {"one": one, "number": number, "amount": spent - before}
                before = spent
            if one.is_over:
                yield max(one.project.closed_on or granted, granted), 8, self.release, {"one": one}

    # -- what is done

    def _act(self, verb: str, **said: Any) -> None:
        perform(self.fund, verb, by=_keeper(self.municipality), **said)

    def _held(self, kind: AccountKind, one: _Course) -> Decimal:
        return balances(self.fund).get(Account(kind, one.project.pk), NONE)

    def _needed(self, one: _Course, year: int) -> Decimal:
        """What the year was planned to cost, or came to."""
        return max(self.planned[one.project.pk].get(year, NONE), one.spent_in(year))

    def begin(self) -> None:
        """With what the projects will need, and some to spare."""
        source = next(one for one in rule_of(self.municipality).source if not one.repaid)
        row = {
            "amount": _rounded(sum((one.granted for one in self.courses), SPARE)), "source": source.key,
            "within_target": source.within_target, "decision": _("Kommunfullmäktige, beslut om bokslutet"), "text": "",
        }  # fmt: skip
        perform(
            Fund(municipality=self.municipality), "open_fund", by=_keeper(self.municipality), day=self.first, rows=[],
            allocations=[row],
        )  # fmt: skip

    def appropriate(self, year: int) -> None:
        """What the projects need that year, and some to spare."""
        if rule_of(self.municipality).appropriation:
            needed = sum((self._needed(one, year) for one in self.courses), MILLION)
            self._act(
                "appropriate", amount=_rounded(needed), year=year, decision=_("Kommunfullmäktige, mål- och resursplan"),
                day=clock.today(),
            )  # fmt: skip

    def grant(self, one: _Course) -> None:
        years = self.planned[one.project.pk]
        if years:
            amount = sum(years.values(), NONE)
            said: dict[str, Any] = {"project": one.project, "amount": amount, "years": years, "decision": ""}
            perform(self.fund, "commit_grant", by=User.objects.system(), **said)
            number = one.project.number or f"11{one.project.pk:04d}"
            self._act("number_project", project=one.project, number=number)

    def pay(self, one: _Course, year: int) -> None:
        """In advance what the year was planned to cost; what it came to where nothing is frozen and given back."""
        rule, spent = rule_of(self.municipality), one.spent_in(year)
        goes_on = year == self.today.year and not one.is_over
        wanted = self._needed(one, year) if rule.freezes or goes_on else spent
        amount = min(wanted, self._held(AccountKind.RESERVED, one))
        if rule.paid == "in-advance" and amount > 0 and year == clock.today().year:
            self._act("pay_grant", project=one.project, amount=amount, day=clock.today(), year=year)

    def book(self, one: _Course, number: int, amount: Decimal) -> None:
        """What has been used since the report before; in arrears it is then paid for, but not the latest."""
        if not amount or not ProjectNumber.objects.filter(project=one.project).exists():
            return
        reference, day = f"{one.project.case.regnr}/{number}", clock.today()
        row = {"project": one.project, "day": day, "amount": amount, "reference": reference, "text": ""}
        self._act("book_costs", rows=[row], file="")
        due = min(unpaid_costs(self.fund).get(one.project.pk, NONE), self._held(AccountKind.RESERVED, one))
        if rule_of(self.municipality).paid == "in-arrears" and due > 0 and number < len(one.reports):
            self._act("pay_grant", project=one.project, amount=due, day=day, year=day.year)

    def freeze(self, year: int) -> None:
        if rule_of(self.municipality).freezes and any(
            account.kind is AccountKind.PAID and amount > 0
            for account, amount in balances(self.fund, date(year, 12, 31)).items()
        ):
            self._act("freeze_unused", year=year)

    def decide_frozen(self) -> None:
        """Carried over to the projects that go on, handed back by the others."""
        for one in self.courses:
            frozen = self._held(AccountKind.FROZEN, one)
            goes_on = one.project.ends is not None and one.project.ends > clock.today()
            if frozen > 0:
                self._act(
                    "carry_over" if goes_on else "hand_back", project=one.project, amount=frozen,
                    decision=_("Kommunfullmäktige, överföring av resultat"), day=clock.today(),
                )  # fmt: skip

    def release(self, one: _Course) -> None:
        left = self._held(AccountKind.RESERVED, one)
        if left > 0:
            perform(
                self.fund, "release_grant", by=User.objects.system(), project=one.project, amount=left, decision=""
            )  # fmt: skip

    def receive(self) -> None:
        """What the committees have reported, but the latest still waits."""
        for one in awaited(self.fund)[:-1]:
            said = {"plan": one.plan, "committee": one.committee, "year": one.year, "amount": one.amount}
            self._act("receive_repayment", **said, day=clock.today())


def _rounded(amount: Decimal) -> Decimal:
    """Up to whole millions."""
    return (amount / MILLION).to_integral_value(ROUND_CEILING) * MILLION


def _noon(day: date) -> datetime:
    """The middle of the day, but nothing that has not been."""
    return min(timezone.make_aware(datetime.combine(day, time(12))), clock.now())
