"""A list's columns: what the page shows and what is taken out are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Column:
    """One column. ``kind``: text, number, money, day or moment; ``sort``: its key in the address, if it has one."""

    title: str | Promise
    value: Callable[[Any], Any]
    kind: str = "text"
    sort: str = ""

    @property
    def numeric(self) -> bool:
        return self.kind in ("number", "money")
