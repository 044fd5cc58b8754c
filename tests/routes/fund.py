"""The rest of the address of each page of the fund, where it is open."""

from __future__ import annotations

from typing import Any

PLAIN = ("fund", "fund-open", "fund-entries", "fund-set-aside", "fund-appropriate", "fund-freeze", "fund-receive")
OF_ENTRY = ("fund-entry", "fund-reverse")
OF_PROJECT = ("fund-number", "fund-pay", "fund-carry-over", "fund-hand-back")
KWARGS: dict[str, dict[str, Any]] = {
    **{name: {} for name in PLAIN}, **{name: {"number": 1} for name in OF_ENTRY},
    "fund-statement": {"what": "ar", "kind": "xlsx"},
}  # fmt: skip
