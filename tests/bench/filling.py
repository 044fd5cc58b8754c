"""A database full of cases: a few dozen brought about by people through perform, then copied by the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.apps import apps
from django.db import connection, models

from applications.models import Application, Case, Idea
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from tests.factories import cases
from tests.factories.house import House, a_house, seat

COPIED = (
    "applications.Case",
    "applications.Idea",
    "applications.Application",
    "applications.Participation",
    "applications.Part",
    "applications.Version",
    "applications.Step",
    "applications.Comment",
    "applications.Attachment",
    "applications.Conflict",
    "lifecycle.Event",
    "lifecycle.WorkItem",
    "lifecycle.Following",
    "notices.Notice",
)
STRIDE = 10_000  # more than any id among the originals
WORDS = (
    "Skolnärvaro", "Läslyftet", "Familjecoacher", "Mötesplats", "Studiecoach", "Fritidsledare", "Trygg start",
    "Närvaroteam", "Språkstöd", "Ungdomsmottagning", "Öppen förskola", "Ålderslyftet", "Rörelseglädje",
)  # fmt: skip
PLACES = ("Ekbacken", "Åsen", "Norrängen", "Östervik", "Strandparken", "Hamnen", "Björkhöjden", "Ängsgården")

Bring = Callable[[House, str], Idea | Application]
OPEN: tuple[Bring, ...] = (
    cases.a_draft,
    cases.a_submitted_idea,
    cases.an_approved_idea,
    cases.a_submitted_application,
    cases.an_application_in_preparation,
    cases.an_application_for_decision,
)


def _declined(house: House, department: str) -> Application:
    application = cases.an_application_for_decision(house, department)
    step = cases.open_step(application.case, "decision")
    perform(step, "decide", by=house.person("management-group.chair"), **cases.decision("declined"))
    return application


ENDED: tuple[Bring, ...] = (cases.a_granted_application, cases.a_granted_application, _declined)


def fill(wanted: int) -> House:
    """A municipality with ``wanted`` cases: one in twenty still open, the others decided over the last years."""
    house = a_house("bench")
    for key in ("coordination.method", "coordination.evaluation"):
        seat(house.person(key), house.bodies["network"], "secretary")
    originals = [_old(house, bring, n) for n, bring in enumerate(ENDED * 3)]
    ended = [case.pk for case in originals]
    still_open = [_recent(house, bring, n) for n, bring in enumerate(OPEN * 2)]
    copies_open = max(1, wanted // 20 // len(still_open)) - 1
    _copy([case.pk for case in still_open], copies_open, 1)
    rest = wanted - len(still_open) * (copies_open + 1)
    copies_ended, left = rest // len(ended) - 1, rest % len(ended)
    _copy(ended, copies_ended, copies_open + 1)
    _copy(ended[:left], 1, copies_open + copies_ended + 1)
    _vary()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return house


def fill_open(wanted: int) -> None:
    """Two municipalities where together at least ``wanted`` things wait for somebody, each with its last day."""
    originals = [
        _recent(house, bring, number)
        for house in (a_house("bench"), a_house("bench-2"))
        for number, bring in enumerate(OPEN)
    ]
    waiting = WorkItem.objects.open().filter(due__isnull=False).count()
    _copy([case.pk for case in originals], max(1, -(-wanted // waiting)) - 1, 1)


def _department(number: int) -> str:
    return ("education", "social", "culture")[number % 3]


def _old(house: House, bring: Bring, number: int) -> Case:
    with clock.at(clock.now() - timedelta(days=400 + 30 * number)):
        return _named(house, bring(house, _department(number)).case)


def _recent(house: House, bring: Bring, number: int) -> Case:
    with clock.at(clock.now() - timedelta(days=10 + number)):
        return _named(house, bring(house, _department(number)).case)


def _named(house: House, case: Case) -> Case:
    """Coordinators named, some thirty events: what a case has when people have lived with it."""
    case = Case.objects.get(pk=case.pk)
    perform(
        case, "assign_coordinators", by=house.person("coordination.method"),
        for_method=house.person("coordination.method"), for_evaluation=house.person("coordination.evaluation"),
    )  # fmt: skip
    for number in range(16):
        perform(
            case, "write_note", by=house.person("coordination.method"), text=f"Samtal {number + 1} med förvaltningen."
        )
    return case


def _copy(originals: list[int], times: int, first: int) -> None:
    """Copy the cases and all that belongs to them ``times`` times, row by row in the database itself."""
    if times < 1:
        return
    for label in COPIED:
        _copy_table(apps.get_model(label), originals, times, first)


def _copy_table(model: type[models.Model], originals: list[int], times: int, first: int) -> None:
    copied: set[object] = {apps.get_model(label) for label in COPIED}
    columns, values = [], []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.GeneratedField):
            continue
        columns.append(f'"{field.column}"')
        values.append(_value(model, field, copied))
    case_column = "id" if model is Case else "case_id"
    where = f'o."{case_column}" = ANY(%(originals)s)'
    if model._meta.label == "notices.Notice":
        where = "o.event_id IN (SELECT id FROM lifecycle_event WHERE case_id = ANY(%(originals)s))"
    table = model._meta.db_table
    statement = (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "  # noqa: S608  names from the models
        f"FROM {table} o, generate_series(%(first)s::bigint, %(last)s::bigint) g WHERE {where}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"originals": originals, "first": first, "last": first + times - 1, "stride": STRIDE})
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
        )


def _value(model: type[models.Model], field: models.Field, copied: set[object]) -> str:  # type: ignore[type-arg]
    """The expression of one column: keys move with their copy, what must be unique is made so."""
    column = f'o."{field.column}"'
    related = field.related_model
    if field.primary_key or related in copied or field.column == "thing_id":
        return f"{column} + g * %(stride)s"
    if field.column == "ref":
        return f"substr(md5({column} || g), 1, 10)" if model is Case else f"substr(md5({column} || g), 1, 16)"
    if model is Case and field.column == "serial":
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE {column} + g * 100 END"
    if model is Case and field.column == "regnr":
        return f"CASE WHEN {column} = '' THEN '' ELSE 'SI-' || o.year || '-' || (o.serial + g * 100) END"
    if model is Case and field.column == "changed_at":
        return f"{column} - g * interval '37 minutes'"
    return column


def _vary() -> None:
    """Names, sums and numbers that differ from case to case."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE applications_case SET"
            " title = (%s::text[])[1 + id %% %s] || ' i ' || (%s::text[])[1 + (id / 7) %% %s],"
            " applied_amount = 300000 + (id * 7919) %% 4000000, girls = id %% 90, boys = (id * 3) %% 90,"
            " evidence = CASE WHEN id %% 3 = 0 THEN 'development' ELSE 'evidence' END",
            [list(WORDS), len(WORDS), list(PLACES), len(PLACES)],
        )
