"""Whether those who take part in an application are enough, and all of them may (ORE-01, ORE-02)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.content.answers import answers_of, rows
from applications.content.missing import Missing
from applications.content.participants import actors_of, departments_of
from applications.models import Case
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.schema import Combination
from socinv.organisation.models import Body, Department


@dataclass(frozen=True)
class Participants:
    """How many committees (and of how many areas), and how many actors of each sector."""

    committees: int
    areas: int
    civil: int
    public: int

    def are_enough_by(self, wanted: Combination) -> bool:
        """Whether they make up the combination. A committee without an area counts as one of its own."""
        return (
            self.committees >= wanted.committees
            and (not wanted.different_areas or self.areas >= wanted.committees)
            and self.civil >= wanted.civil
            and self.public >= wanted.public
        )


def counted(process: Process, departments: Sequence[Department], actors: Sequence[Body]) -> Participants:
    """Those who take part as the file's sectors see them."""
    committees = {department.committee for department in departments}
    sectors = [process.eligibility.sectors.get(actor.actor_kind, "") for actor in actors]
    return Participants(
        committees=len(committees),
        areas=len({committee.area or f"#{committee.pk}" for committee in committees}),
        civil=sectors.count("civil"),
        public=sectors.count("public"),
    )


def lacking(case: Case) -> list[Missing]:
    """A line for each actor that may not take part, and one where those who do are not enough."""
    rule = case.process.eligibility
    if not rule.combination and not rule.barred:
        return []
    actors = actors_of(case)
    found = _barred(case, actors)
    there = counted(case.process, departments_of(case), actors)
    if rule.combination and not any(there.are_enough_by(one) for one in rule.combination):
        ways = _(", eller ").join(one.text for one in rule.combination)
        found.append(Missing(*_where(case, "departments"), _("Fler behöver delta: %(ways)s") % {"ways": ways}))
    return found


def _barred(case: Case, actors: Sequence[Body]) -> list[Missing]:
    rule, answers = case.process.eligibility, answers_of(case, "application")
    refused = {one.sector: one.text for one in rule.barred}
    part, field = _question(case, "actors")
    row_of = {str(row.get("actor")): str(row["id"]) for row in rows(answers, part, field)}
    return [
        Missing(part, f"id_{field}-{row_of.get(f'actor:{actor.pk}', '')}-actor", f"{actor.name}: {text}")
        for actor in actors
        if (text := refused.get(rule.sectors.get(actor.actor_kind, "")))
    ]


def _question(case: Case, kind: str) -> tuple[str, str]:
    parts = case.process.parts("application")
    return next(((part.key, one.key) for part in parts for one in part.field if one.kind == kind), ("", ""))


def _where(case: Case, kind: str) -> tuple[str, str]:
    part, field = _question(case, kind)
    return part, f"id_{field}_0"
