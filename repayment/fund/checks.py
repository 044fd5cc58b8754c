"""Whether what was said in an act on a fund holds: its opening, numbers, costs, the year's end and corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from repayment.fund.money_checks import source_problem
from repayment.fund.saying import (
    LARGEST,
    LONGEST_REASON,
    Problems,
    amount_problem,
    day_problem,
    decision_problem,
    project_problem,
    text_problem,
    year_problem,
)
from repayment.ledger.accounts import NONE, AccountKind
from socinv.lifecycle import clock
from socinv.presentation.money import kronor

if TYPE_CHECKING:
    from projects.models import Project
    from repayment.models import Entry, Fund

LONGEST_NUMBER = 20
FOLLOWS_A_DECISION = ("reservation", "release")


# -- the opening


def opening(fund: Fund, *, day: Any = None, rows: Any = None, allocations: Any = None) -> Problems:
    """One fund a municipality. What has been allocated covers what is taken in of running projects' grants.

    ``allocations``: amount, source, decision, and text and within_target where they say something. ``rows``: project
    and amount, what is left to pay of its grant.
    """
    if type(fund)._base_manager.filter(municipality=fund.municipality_id).exists():
        return {"": _("Fonden är redan öppnad. Ladda om sidan.")}
    found = day_problem(fund, day)
    for count, one in enumerate(allocations or [], start=1):
        problem = (
            amount_problem(one.get("amount")) | decision_problem(one.get("decision")) | text_problem(one.get("text"))
            | source_problem(fund, one.get("source") or "", str(one.get("text") or ""),
                             within_target=bool(one.get("within_target")))
        )  # fmt: skip
        found |= _in_row("allocations", count, problem)
    found |= _beyond(fund, allocations or []) | _taken_in(fund, rows or [])
    if not found:
        set_aside = sum((one["amount"] for one in allocations or []), NONE)
        taken = sum((one["amount"] for one in rows or []), NONE)
        if taken > set_aside:
            words = {"taken": kronor(taken), "aside": kronor(set_aside)}
            found["rows"] = (
                _("Projekten har beviljats %(taken)s och avsatt är %(aside)s. Det avsatta måste räcka.") % words
            )
    return found


def _beyond(fund: Fund, allocations: Iterable[dict[str, Any]]) -> Problems:
    """More from a source than it holds (NOR-14)."""
    allocations = list(allocations)
    for source in fund.rule.source:
        amounts = [one.get("amount") for one in allocations if one.get("source") == source.key]
        total = sum((amount for amount in amounts if isinstance(amount, Decimal)), NONE)
        if source.most and total > source.most:
            words = {"title": source.title, "most": kronor(source.most)}
            return {"allocations": _("%(title)s är högst %(most)s.") % words}
    return {}


def _taken_in(fund: Fund, rows: Iterable[dict[str, Any]]) -> Problems:
    found: Problems = {}
    seen: set[int] = set()
    for count, one in enumerate(rows, start=1):
        project = one.get("project")
        problem = project_problem(fund, project) | amount_problem(one.get("amount"))
        if not problem and project is not None and project.pk in seen:
            problem = {"project": _("Projektet står redan på en rad.")}
        found |= _in_row("rows", count, problem)
        seen.add(getattr(project, "pk", 0))
    return found


def _in_row(field: str, count: int, problems: Problems) -> Problems:
    text = next(iter(problems.values()), "")
    return {field: _("Rad %(row)d: %(text)s") % {"row": count, "text": text}} if text else {}


# -- numbers


def numbering(fund: Fund, *, project: Project | None = None, number: str = "") -> Problems:
    """The project's own number, which no other project has (SUN-50)."""
    from projects.models import Project
    from repayment.models import ProjectNumber

    found, text = project_problem(fund, project), number.strip()
    if found or project is None:
        return found
    if not text:
        return {"number": _("Skriv projektnumret.")}
    if len(text) > LONGEST_NUMBER or not all(sign.isalnum() or sign in "-./" for sign in text):
        return {"number": _("Skriv bara siffror och bokstäver, högst 20 tecken.")}
    if ProjectNumber.objects.filter(project=project.pk, number=text).exists():
        return {"number": _("Projektet har redan det numret.")}
    taken = ProjectNumber.objects.filter(municipality=fund.municipality_id, number=text).exclude(project=project.pk)
    others = Project.objects.filter(municipality=fund.municipality_id, number=text).exclude(pk=project.pk)
    if taken.exists() or others.exists():
        return {"number": _("Ett annat projekt har det numret. Varje projekt har sitt eget.")}
    return {}


# -- costs


def costs(fund: Fund, *, rows: Any = None, file: str = "") -> Problems:
    """Costs of numbered projects, each once. A row has project, day, amount and reference, and a text where there is
    one; ``reference`` tells the row from every other in the accounting system."""
    found = text_problem(file, "file")
    if not isinstance(rows, list) or not rows:
        return found | {"rows": _("Det finns inga kostnader att bokföra.")}
    numbered, booked = _numbered(fund, rows), _booked(fund, rows)
    seen: set[str] = set()
    for count, row in enumerate(rows, start=1):
        text = cost_problem(fund, row, numbered)
        reference = str(row.get("reference") or "")
        if not text and reference in booked:
            text = _("%(reference)s är redan bokförd.") % {"reference": reference}
        if not text and reference in seen:
            text = _("%(reference)s står två gånger.") % {"reference": reference}
        if text:
            return found | {"rows": _("Rad %(row)d: %(text)s") % {"row": count, "text": text}}
        seen.add(reference)
    return found


def cost_problem(fund: Fund, row: dict[str, Any], numbered: set[int]) -> str:
    """What is wrong with one row of a cost; empty where nothing is."""
    amount, project = row.get("amount"), row.get("project")
    if project is None or project.pk not in numbered:
        return _("Projektet har inget projektnummer i fonden.")
    if not isinstance(amount, Decimal) or not 0 < abs(amount) <= LARGEST or amount != round(amount, 2):
        return _("Beloppet går inte att läsa.")
    if not str(row.get("reference") or "").strip():
        return _("Verifikationens nummer saknas.")
    if len(str(row["reference"])) > 120 or len(str(row.get("text") or "")) > 250:
        return _("Texten är för lång.")
    return next(iter(day_problem(fund, row.get("day")).values()), "")


def _numbered(fund: Fund, rows: list[dict[str, Any]]) -> set[int]:
    from repayment.models import ProjectNumber

    wanted = {getattr(row.get("project"), "pk", 0) for row in rows}
    found = ProjectNumber.objects.filter(municipality=fund.municipality_id, project__in=wanted)
    return set(found.values_list("project", flat=True))


def _booked(fund: Fund, rows: list[dict[str, Any]]) -> set[str]:
    """The references that are in the ledger already."""
    from repayment.fund.reading import standing_entries

    wanted = {str(row.get("reference") or "") for row in rows}
    found = standing_entries(fund).filter(kind="cost", reference__in=wanted)
    return set(found.values_list("reference", flat=True))


# -- the year's end


def freezing(fund: Fund, *, year: Any = None) -> Problems:
    """A year that is over, once (SUN-48)."""
    from repayment.fund import moves
    from repayment.fund.reading import course_of

    found = year_problem(year)
    if found:
        return found
    if year >= clock.today().year:
        return {"year": _("%(year)d är inte slut. Pengar fryses när året är slut.") % {"year": year}}
    if fund.opened_on and date(year, 12, 31) < fund.opened_on:
        return {"year": _("Fonden var inte öppnad %(year)d.") % {"year": year}}
    course = course_of(fund, kinds=[AccountKind.PAID])
    if not moves.unused(course, course.projects, year):
        return {"year": _("Inget projekt har oanvända pengar från %(year)d kvar att frysa.") % {"year": year}}
    return {}


# -- corrections


def reversal(fund: Fund, *, entry: Entry | None = None, reason: str = "") -> Problems:
    """An entry of this fund, once, as long as what it moved is still where it went."""
    from repayment.models import Entry

    found: Problems = {}
    if not reason.strip():
        found["reason"] = _("Skriv vad som blev fel.")
    elif len(reason) > LONGEST_REASON:
        found["reason"] = _("Korta texten till högst %(max)d tecken.") % {"max": LONGEST_REASON}
    if entry is None or entry.fund_id != fund.pk:
        return found | {"entry": _("Välj en verifikation.")}
    if entry.kind == "reversal":
        return found | {"entry": _("En rättelse går inte att rätta. Bokför det rätta på nytt.")}
    if entry.kind in FOLLOWS_A_DECISION:
        return found | {"entry": _("Den följer av ett beslut i ärendet och ändras med det.")}
    if Entry.objects.filter(reverses=entry.pk).exists():
        return found | {"entry": _("Verifikationen är redan rättad.")}
    return found | _used(fund, entry)


def _used(fund: Fund, entry: Entry) -> Problems:
    """What it put somewhere has gone on from there."""
    from repayment.fund.reading import course_of
    from repayment.ledger.accounts import mirrored

    postings = [one.moved for one in entry.postings.all()]
    course = course_of(fund, kinds={one.account.kind.value for one in postings})
    for one in mirrored(postings):
        left = course.lowest(one.account, max(clock.today(), entry.day))
        if left + one.amount < 0 and not one.account.may_be_negative:
            words = {"amount": kronor(-one.amount), "left": kronor(left)}
            return {
                "entry": _(
                    "Verifikationen flyttade %(amount)s och %(left)s är kvar. Rätta först det som gjordes efter."
                )
                % words
            }
    return {}
