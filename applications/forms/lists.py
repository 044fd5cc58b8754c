"""What can be chosen in a form of this case: departments, actors who gain, those who pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from applications.content.columns import OTHER_ACTORS, OTHER_PAYERS
from applications.content.fixed import Fixed
from applications.content.naming import Names
from applications.models import Case, Written
from socinv.organisation.models import Body, BodyKind, Department

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Lists:
    """The municipality's departments by id; ``own`` is the one that applies, ``closed`` are no longer chosen,
    ``fixed`` are the rows of the form's given tables."""

    own: int
    departments: Names
    closed: frozenset[int] = frozenset()
    fixed: Mapping[str, Fixed] = field(default_factory=dict)

    @property
    def others(self) -> Pairs:
        """The departments that can take part beside the applicant."""
        return [(str(pk), name) for pk, name in self._open if pk != self.own]

    @property
    def actors(self) -> Pairs:
        """Who can gain: a department, or somebody outside the municipality's organisation."""
        return [*self._departments, *((key, str(name)) for key, name in OTHER_ACTORS)]

    @property
    def parties(self) -> Pairs:
        """The registered actors outside the municipality's organisation."""
        return [(f"actor:{pk}", name) for pk, name in self.departments.actors.items()]

    @property
    def payers(self) -> Pairs:
        """Who can pay: the fund first, then a department or another financier."""
        fund, *rest = [(key, str(name)) for key, name in OTHER_PAYERS]
        return [fund, *self._departments, *rest]

    @property
    def _departments(self) -> Pairs:
        return [(f"department:{pk}", name) for pk, name in self._open]

    @property
    def _open(self) -> list[tuple[int, str]]:
        return [(pk, name) for pk, name in self.departments.items() if pk not in self.closed]


def lists_of(case: Case) -> Lists:
    """The lists of a case's municipality: one query, and one more where its process has actors."""
    rows = list(Department.objects.filter(municipality=case.municipality_id).order_by("name"))
    closed = frozenset(row.pk for row in rows if not row.is_active)
    names = Names({row.pk: row.name for row in rows}, _actors(case) if case.process.eligibility.sectors else {})
    return Lists(case.department_id, names, closed)


def _actors(case: Case) -> dict[int, str]:
    found = Body.objects.filter(municipality=case.municipality_id, kind=BodyKind.ACTOR).order_by("name")
    return dict(found.values_list("pk", "name"))


def lists_for(thing: Written) -> Lists:
    """The lists of a form, with the rows its tables are given."""
    return replace(lists_of(thing.case), fixed=thing.given)
