"""Whether this machine can make PDF files: WeasyPrint draws with Pango, which the system has to have."""

from __future__ import annotations

from functools import lru_cache

from socinv.runner.bootstrap import DRAWING, has_library

COMMAND = f"sudo apt-get install -y {' '.join(DRAWING.values())}"


class ProgramsMissing(Exception):
    """Pango is not here; the message is the command that installs it."""


@lru_cache(1)
def can_make() -> bool:
    """Whether the libraries are there. Found out once a process: after they are installed it is started again."""
    return all(map(has_library, DRAWING))


def need_programs() -> None:
    """Raises ProgramsMissing where files cannot be made."""
    if not can_make():
        raise ProgramsMissing(COMMAND)
