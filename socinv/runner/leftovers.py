"""What a killed database server leaves behind and the next start would stumble over."""

import contextlib
import os
import subprocess
from pathlib import Path


def recorded_pid(lock_file: Path) -> int | None:
    """The process that a lock file of PostgreSQL names, or None."""
    try:
        return abs(int(lock_file.read_text().split("\n", 1)[0]))
    except (OSError, ValueError):
        return None


def command_line(pid: int) -> str:
    """What the process was started with; empty if there is none, or only its remains."""
    if Path("/proc/self/cmdline").exists():
        with contextlib.suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        return ""
    listing = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listing.stdout


def serves(pid: int, data: Path) -> bool:
    """Whether that process is the server of this data folder, and not one that got its number later."""
    return os.fspath(data) in command_line(pid).split()


def clear(lock_file: Path, data: Path) -> bool:
    """Remove a lock file whose server is gone. False if the server lives."""
    pid = recorded_pid(lock_file)
    if pid is not None and serves(pid, data):
        return False
    lock_file.unlink(missing_ok=True)
    return True
