"""File locks that the kernel lets go of when their holder dies, however it dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def take(path: Path, *, shared: bool = False, wait: bool = True) -> IO[str] | None:
    """Lock `path` and return the open file that holds the lock; None if it is taken and `wait` is off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+")
    mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(file, mode if wait else mode | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the lock on `path` and hold it inside the block."""
    file = take(path)
    try:
        yield
    finally:
        if file:
            file.close()
