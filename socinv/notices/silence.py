"""Times when what happens is nothing to mail anyone about: a story of what happened long ago is being played."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_silent: ContextVar[bool] = ContextVar("silent", default=False)


def is_silent() -> bool:
    """Whether what is told now is told on the site only, whatever each person has chosen."""
    return _silent.get()


@contextmanager
def only_on_the_site() -> Iterator[None]:
    """Nobody gets a message of what happens inside."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)
