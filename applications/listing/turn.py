"""What waits, grouped by how near its deadline is, each thing with the page that does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Status
from applications.wording import to_do, work_of
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.meetings.presenting.turns import MeetingTurn
from socinv.organisation.models import Membership
from socinv.organisation.prepared import Prepared
from socinv.organisation.standing import Standing
from socinv.presentation.dates import week_end
from socinv.presentation.grammar import count_words, inside

SHOWN = 25
COUNTED = 99  # more than this is "fler än 99"
WITH = ("case__department", "case__idea", "case__application", "body", "department", "person")
SAID = (
    "thing", "thing_id", "verb", "label", "roles", "due", "case__ref", "case__regnr", "case__title", "case__stage",
    "case__process_slug", "case__process_version", "case__department__name", "case__idea__case_id",
    "case__idea__status", "case__application__case_id", "case__application__status", "body__name", "body__kind",
    "department__name", "person__name",
)  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    """How many things wait, by how near their deadline is."""

    late: int = 0
    week: int = 0
    later: int = 0
    open_ended: int = 0

    @property
    def total(self) -> int:
        return self.late + self.week + self.later + self.open_ended

    def plus(self, days: Iterable[date]) -> Waiting:
        """With what has these last days too."""
        today = clock.today()
        sunday = week_end(today)
        more = Counter(nearness(due, today, sunday) for due in days)
        names = ("late", "week", "later", "open_ended")
        return Waiting(**{name: getattr(self, name) + more[name] for name in names})


@dataclass(frozen=True)
class Row:
    """A line of the work list (components/work_row.html)."""

    title: str | Promise
    url: str
    text: str
    due: date | None
    number: str
    kind: str


@dataclass(frozen=True)
class Group:
    """A heading, its rows, and how many there are with those not shown."""

    id: str
    title: str
    rows: list[Row]
    count: int
    late: bool = False


@dataclass(frozen=True)
class Queue:
    """What waits, oldest deadline first: (deadline, id of the item), of at most a hundred."""

    places: tuple[tuple[date | None, int], ...] = ()

    def counted(self) -> Waiting:
        """How many of each nearness; whoever has more than a hundred needs no exact figure."""
        today = clock.today()
        sunday = week_end(today)
        near = Counter(nearness(due, today, sunday) for due, _pk in self.places)
        return Waiting(**near)

    def first(self, most: int) -> list[WorkItem]:
        """The first of them, with what their rows show: one query."""
        wanted = [pk for _due, pk in self.places[:most]]
        items = WorkItem.objects.filter(pk__in=wanted).select_related(*WITH).only(*SAID) if wanted else ()
        found = {item.pk: item for item in items}
        return [found[pk] for pk in wanted if pk in found]

    def merged(self, other: Queue) -> Queue:
        """Both as one, each item once."""
        return Queue(tuple(sorted({*self.places, *other.places}, key=_place)[: COUNTED + 1]))


def _place(place: tuple[date | None, int]) -> tuple[bool, date, int]:
    due, pk = place
    return due is None, due or date.max, pk


def nearness(due: date | None, today: date, sunday: date) -> str:
    """The group a deadline falls in."""
    if due is None:
        return "open_ended"
    return "late" if due < today else "week" if due <= sunday else "later"


def queue(items: QuerySet[WorkItem]) -> Queue:
    """The first hundred, and one more that says there are more: one query."""
    return Queue(tuple(_places(items)))


def _places(items: QuerySet[WorkItem]) -> QuerySet[WorkItem, Any]:
    return items.order_by(F("due").asc(nulls_last=True), "id").values_list("due", "pk")[: COUNTED + 1]


def in_order(items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    """Oldest deadline first, those without one last."""
    return items.select_related(*WITH).order_by(F("due").asc(nulls_last=True), "id")


def capped(count: int) -> int | str:
    """The count, or that there are more than we count."""
    return _("fler än %(count)d") % {"count": COUNTED} if count > COUNTED else count


def _of_coordination(municipality: int, day: date) -> QuerySet[WorkItem, Any]:
    held = Membership.objects.on(day).filter(body__kind="coordination", municipality=municipality)
    theirs = WorkItem.objects.open().filter(
        Q(body__kind="coordination") | Q(person__in=held.values("person")), municipality=municipality
    )
    return _places(theirs)


OF_COORDINATION = Prepared(_of_coordination, municipality=-101, day=date(1, 1, 1))


def of_coordination(standing: Standing) -> Queue:
    """What waits for the coordination, or for one who sits in it: one query."""
    return Queue(tuple(OF_COORDINATION.rows(municipality=standing.municipality, day=standing.day)))


def lead(waiting: Waiting, both: bool = False) -> str:
    """Sex saker väntar på dig. Två av dem är försenade."""
    if not waiting.total:
        return _("Inget väntar på er.") if both else _("Inget väntar på dig.")
    count = capped(waiting.total)
    words = count if isinstance(count, str) else count_words(count)
    if both:
        first = ngettext("%(count)s sak väntar på er.", "%(count)s saker väntar på er.", waiting.total)
    else:
        first = ngettext("%(count)s sak väntar på dig.", "%(count)s saker väntar på dig.", waiting.total)
    return f"{_capital(first % {'count': words})} {_lateness(waiting)}".strip()


def _lateness(waiting: Waiting) -> str:
    if not waiting.late:
        return ""
    if waiting.late == waiting.total:
        return ngettext("Den är försenad.", "Alla är försenade.", waiting.total)
    return ngettext("%(count)s av dem är försenad.", "%(count)s av dem är försenade.", waiting.late) % {
        "count": count_words(waiting.late).capitalize()
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def meeting_rows(turns: Iterable[MeetingTurn]) -> list[Row]:
    """What meetings wait for, among the rest."""
    kind = _("Sammanträde")
    return [Row(one.title, one.url, one.text, one.due, "", kind) for one in turns]


def groups(
    items: Iterable[WorkItem], waiting: Waiting, standing: Standing, meetings: Iterable[Row] = ()
) -> list[Group]:
    """The rows under their headings, those of meetings first; empty groups are left out."""
    today = clock.today()
    sunday = week_end(today)
    found: dict[str, list[Row]] = {"late": [], "week": [], "later": [], "open_ended": []}
    for one in meetings:
        found[nearness(one.due, today, sunday)].append(one)
    for item in items:
        found[nearness(item.due, today, sunday)].append(row(item, standing))
    titles = {
        "late": ("forsenat", _("Försenat")), "week": ("veckan", _("Den här veckan")),
        "later": ("senare", _("Senare")), "open_ended": ("utan-tidsgrans", _("Utan tidsgräns")),
    }  # fmt: skip
    return [
        Group(*titles[place], rows=rows, count=getattr(waiting, place), late=place == "late")
        for place, rows in found.items()
        if rows
    ]


def row(item: WorkItem, standing: Standing) -> Row:
    """A thing to do, as the one who is to do it reads it."""
    text = f"{item.case}. {why(item, standing)}"
    if item.person_id not in (None, standing.person.pk):
        text += " " + _("Väntar på %(who)s.") % {"who": str(item.person)}
    return Row(to_do(item), page_of(item), text, item.due, item.case.regnr, item.label)


def page_of(item: WorkItem) -> str:
    """The page where it is done."""
    if work := work_of(item):
        return work.page(item)
    if item.thing == "applications.step":
        return reverse("step", args=[item.case.ref, item.thing_id])
    if item.verb == "assign_coordinators":
        return reverse("case-coordinators", args=[item.case.ref])
    if item.verb == "approve" and item.department_id:
        return reverse("approval", args=[item.case.ref, item.department_id])
    return reverse("form", args=[item.case.ref, item.thing.rpartition(".")[2]])


def why(item: WorkItem, standing: Standing) -> str:
    """One sentence: what it is about and as whom the person does it."""
    if work := work_of(item):
        return work.why(item, standing)
    department = item.case.department.name
    words = {"department": department, "part": item.label, "who": inside(str(item.body or ""))}
    if item.verb == "submit":
        return _draft(item) % {"department": inside(department)}
    if item.verb == "comment":
        return _("%(department)s bad om stöd med delen %(part)s.") % words
    if item.verb == "assign_coordinators":
        return _("Inlämnad av %(department)s.") % {"department": inside(department)}
    if item.verb == "give_expertise":
        return _("Du är inbjuden som expert.")
    if item.verb in ("sign", "approve") and item.department_id:
        return _("Som chef för %(department)s.") % {"department": inside(str(item.department))}
    if item.body_id and not standing.role_in(item.body_id, item.roles):
        return _("På delegation från %(who)s.") % words
    return _("För %(who)s. %(department)s söker.") % words


def _draft(item: WorkItem) -> str:
    form: Any = item.case.idea if item.thing == "applications.idea" else item.case.application
    if form.status == Status.RETURNED:
        return _("Kom tillbaka för komplettering.")
    if form.form == "application" and item.case.process.has_ideas:
        return _("Idén fick bifall.")
    return _("Utkast, %(department)s.")


def whose(item: WorkItem) -> Row:
    """The same seen from outside: the case, and who has the turn."""
    who = str(item.person) if item.person else inside(str(item.body or item.department))
    text = _("Väntar på %(who)s.") % {"who": who}
    return Row(str(item.case), item.case.get_absolute_url(), text, item.due, item.case.regnr, item.label)
