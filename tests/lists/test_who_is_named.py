"""A case gets two coordinators where the guideline divides them by competence, and else one who handles it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from applications.wording import to_do


@pytest.mark.parametrize(
    ("competences", "says"), [(("method", "evaluation"), "Utse samordnare"), ((), "Utse handläggare")]
)
def test_the_work_is_called_what_the_page_is(competences: tuple[str, ...], says: str) -> None:
    case = SimpleNamespace(stage="application-review", process=SimpleNamespace(competences=competences))
    item: Any = SimpleNamespace(thing="applications.case", verb="assign_coordinators", case=case)
    assert str(to_do(item)) == says
