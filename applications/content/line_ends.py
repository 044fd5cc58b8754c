"""What a browser does to a text that nobody changed."""

from __future__ import annotations


def as_typed(text: str) -> str:
    """The text with plain line ends and no space around it: a browser sends carriage returns."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
