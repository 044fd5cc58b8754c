"""Guidelines that differ from the first file's in something, under a name of their own so that no other test meets
them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from socinv.lifecycle.process import Process, all_processes
from tests.factories.house import House, a_process

_number = count(1)


def registered(**changes: Any) -> Process:
    """The first process with ``changes`` by section, known to the system from now on."""
    first = a_process()
    head = first.process.model_copy(update={"slug": f"variant-{next(_number)}"})
    process = first.model_copy(update={"process": head, **changes})
    process.__dict__.pop("_steps", None)  # what the first one had worked out of its own steps
    all_processes()[process.slug, process.version] = process
    return process


@contextmanager
def a_variant(**changes: Any) -> Iterator[Process]:
    """The same, until the end of the block."""
    process = registered(**changes)
    try:
        yield process
    finally:
        del all_processes()[process.slug, process.version]


def under(house: House, process: Process) -> House:
    """The house, whose new cases begin under the process."""
    house.municipality.process = process.slug
    house.municipality.save(update_fields=["process"])
    return house
