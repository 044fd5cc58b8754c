"""No caller of a transition but perform: held over every test there is."""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

MACHINERY = ("django_fsm", "django/dispatch")


class WentRound(AssertionError):
    """Somebody called a transition method without perform."""


def _caller() -> CodeType | None:
    """The first code outside the state machine's own, going back from the signal."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if not any(part in Path(frame.f_code.co_filename).as_posix() for part in MACHINERY):
            return frame.f_code
        frame = frame.f_back
    return None


def only_perform(sender: Any, instance: Any, name: str, **_rest: Any) -> None:
    """Receives every transition before it happens."""
    from socinv.lifecycle.perform import perform

    if _caller() is not perform.__code__:
        raise WentRound(f"{sender.__name__}.{name} was called without perform")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    from django_fsm.signals import pre_transition

    pre_transition.connect(only_perform, dispatch_uid="socinv-only-perform")
