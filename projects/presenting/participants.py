"""Who takes part, by gender, summed over all projects (SUN-29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from projects.flow.values import asks_for
from projects.presenting.followed import Followed
from socinv.presentation.charts import ShareGroup, SharePart, StackedShare, stacked_share
from socinv.presentation.grammar import joined
from socinv.presentation.money import percent


@dataclass(frozen=True)
class Counted:
    """Persons by gender; ``other`` is another gender or none given."""

    girls: int = 0
    boys: int = 0
    other: int = 0

    @property
    def everyone(self) -> int:
        return self.girls + self.boys + self.other

    def share(self, count: int) -> Decimal | None:
        return Decimal(count) / self.everyone if self.everyone else None


@dataclass(frozen=True)
class GenderLine:
    """A line of the table: how many took part and how many were planned, with their shares."""

    title: str
    came: int
    came_share: Decimal | None
    planned: int | None
    planned_share: Decimal | None


@dataclass(frozen=True)
class Balance:
    """Participants by gender in the projects that have reported, and what their applications planned."""

    projects: int
    came: Counted
    planned: Counted

    @property
    def lines(self) -> tuple[GenderLine, ...]:
        names = (_("Flickor och kvinnor"), _("Pojkar och män"), _("Annat eller ej angivet"))
        came, planned = self.came, self.planned
        pairs = ((came.girls, planned.girls), (came.boys, planned.boys), (came.other, None))
        return tuple(
            GenderLine(name, ours, came.share(ours), plan, None if plan is None else planned.share(plan))
            for name, (ours, plan) in zip(names, pairs, strict=True)
        )

    @property
    def chart(self) -> StackedShare:
        """Two bars: those who took part, and those planned."""
        lines = self.lines
        came = [SharePart(one.title, one.came, percent(one.came_share)) for one in lines]
        planned = [SharePart(one.title, one.planned or 0, percent(one.planned_share)) for one in lines[:2]]
        groups = [(_("Har deltagit, enligt rapporterna"), came), (_("Planerat i ansökningarna"), planned)]
        shown = [(title, parts) for title, parts in groups if any(part.value for part in parts)]
        said = [
            _("%(title)s: %(parts)s.")
            % {
                "title": title,
                "parts": joined([f"{part.label.lower()} {part.text}" for part in parts if part.value]),
            }
            for title, parts in shown
        ]
        return stacked_share(
            _("Deltagare efter kön, alla projekt tillsammans"),
            " ".join([*said, _("Strecken över och under staplarna visar hälften.")]),
            [ShareGroup(title, parts) for title, parts in shown],
            slug="kon",
            value_name=_("Andel"),
        )


def are_asked_for(rows: Iterable[Followed]) -> bool:
    """Whether the guideline of any of the projects asks how many take part."""
    return any(asks_for(row.project.case.process, "participants") for row in rows)


def gender_balance(rows: Iterable[Followed]) -> Balance:
    """The latest reports' participants, who are counted since each project began, and the same projects' plans."""
    reported = [row for row in rows if row.latest is not None and row.latest.participants is not None]
    latest = [row.latest for row in reported if row.latest is not None]
    cases = [row.project.case for row in reported]
    return Balance(
        len(reported),
        Counted(
            sum(one.girls or 0 for one in latest), sum(one.boys or 0 for one in latest),
            sum(one.other or 0 for one in latest),
        ),
        Counted(sum(case.girls or 0 for case in cases), sum(case.boys or 0 for case in cases)),
    )  # fmt: skip
