"""How the check speaks of a process file: "var: vad som är fel. Vad man gör åt det.".

What stands before the first colon names the place: a section, then its elements by key, each in quotation marks. From
that ``lines.line_of`` finds the line in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def one_of(names: Iterable[str]) -> str:
    """Välj bland a, b, c."""
    return f"Välj bland {', '.join(sorted(names))}."


def meant(word: str, names: Iterable[str]) -> str:
    """Menade du "days"? Otherwise what there is to choose among."""
    known = list(names)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f'Menade du "{near[0]}"?' if near else one_of(known)
