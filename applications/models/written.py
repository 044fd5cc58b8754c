from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.organisation.models import Owned

if TYPE_CHECKING:
    from datetime import date, datetime

    from applications.content.fixed import Fixed
    from socinv.lifecycle.process import Part


class Written(ProtectedStatus, Owned):
    """A form of a case that is written part by part, by several people, and sent in.

    ``form`` names it within the case, and in its address: "idea", "report-3".
    """

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        case: Any
        case_id: int
        status: Any
        form: Any
        submitted_at: datetime | None
        due: date | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its pages, in the file's order."""
        found: tuple[Part, ...] = self.case.process.parts(self.form)
        return found

    def part(self, key: str) -> Part | None:
        """The page of that name."""
        return next((part for part in self.parts if part.key == key), None)

    @property
    def is_being_written(self) -> bool:
        """Whether what it says may still change."""
        return self.status in ("draft", "returned")

    @property
    def closed_parts(self) -> frozenset[str]:
        """The parts that are no longer written although the form as such is."""
        return frozenset()

    @cached_property
    def given(self) -> dict[str, Fixed]:
        """The rows that its given tables have, by the kind of table; read once."""
        return self.fixed_rows()

    def fixed_rows(self) -> dict[str, Fixed]:
        """The rows that its given tables have, from the database."""
        return {}

    def take_in(self) -> None:
        """Bring what is read out of the answers up to date after a save."""
        from applications.content.facts import update_facts

        update_facts(self.case, self.form)

    def __str__(self) -> str:
        return str(self.case)
