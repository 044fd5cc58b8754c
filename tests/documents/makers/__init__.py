"""For every kind of document a thing that one can be made of.

Each module here has ``MAKERS``: functions without arguments, decorated by nothing, each giving (the kind's key, the
thing). tests/documents/test_every_kind_conforms.py makes them all, and fails for a kind that nobody makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

Maker = Callable[[], tuple[str, Any]]


def makers() -> Iterator[tuple[str, Maker]]:
    """Every maker with a name for the test's own."""
    for found in sorted(iter_modules(__path__), key=lambda one: one.name):
        for maker in import_module(f"{__name__}.{found.name}").MAKERS:
            yield f"{found.name}-{maker.__name__}", maker
