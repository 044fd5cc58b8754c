"""What must not be on where the work is real."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def demo_is_off(**_rest: Any) -> list[CheckMessage]:
    """For ``check --deploy``: the demo's log-in asks for no password."""
    if not settings.DEMO:
        return []
    return [
        Error(
            "SOCINV_DEMO=1 opens a log-in without passwords.",
            hint="Leave SOCINV_DEMO out of the environment; only `make run` sets it.",
            id="demo.E001",
        )
    ]
