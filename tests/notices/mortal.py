"""Processes that are killed and started again: a broker, a mail server, workers, a clock."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from django.db import connection
from django.utils import timezone

from socinv.notices.models import Mail
from socinv.runner import places, testing

LONGEST_WINDOW = 2.0
"""Seconds from when a server took a message to when the database knows it, on a machine with far too much to do."""


def free_port() -> int:
    """One that nobody listens to now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Mortal:
    """A process that can be killed as by a power cut, with all that it has started, and begun anew."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.command, self.environment, self.log = list(command), dict(environment), log
        self.process: subprocess.Popen[bytes] | None = None
        self.killed_at: list[float] = []

    def start(self) -> None:
        """Begin it, unless it runs."""
        if self.process is not None and self.process.poll() is None:
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=places.CHECKOUT, env={**testing.clean(os.environ), **self.environment},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def kill(self) -> None:
        """kill -9 of it and all its children."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.killed_at.append(time.time())

    def kill_a_child(self, dice: random.Random) -> None:
        """kill -9 of one of the processes that it has started, or of itself where it has none."""
        assert self.process is not None
        pid = self.process.pid
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except OSError:
            children = []
        if not children:
            self.kill()
            return
        with suppress(ProcessLookupError):
            os.kill(int(dice.choice(children)), signal.SIGKILL)
        self.killed_at.append(time.time())


def python(*words: str) -> list[str]:
    """A module of ours or of a library, run by this Python."""
    return [sys.executable, "-m", *words]


def surroundings(folder: Path, mail_port: int) -> dict[str, str]:
    """The environment of a production system on the test's own database, without a broker."""
    here = connection.settings_dict
    host = here["HOST"] or "localhost"
    login = f"{here['USER']}:{here['PASSWORD']}@" if here["PASSWORD"] else f"{here['USER']}@"
    where = f"/{here['NAME']}?host={host}" if host.startswith("/") else f"{host}:{here['PORT']}/{here['NAME']}"
    return {
        "DATABASE_URL": f"postgres://{login}{where}",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "SECRET_KEY": "for-the-tests",
        "DJANGO_SETTINGS_MODULE": "socinv.settings",
        "SOCINV_DATA": str(folder),
        "SOCINV_HOSTS": "socinv.example",
        "SOCINV_SWEEP_SECONDS": "1",
        "SOCINV_LOG_LEVEL": "ERROR",
        "WORKER_PROCESSES": "2",
    }


def arrived(taken: Path) -> dict[str, list[float]]:
    """When each message was taken, by its Message-ID: each time that it was."""
    found = defaultdict(list)
    for line in taken.read_text().split("\n")[:-1]:
        name, moment = line.split()
        found[name].append(float(moment))
    return dict(found)


def unexplained(times: Mapping[str, list[float]], killed_at: Sequence[float]) -> list[str]:
    """Messages that came again though nothing was killed just after they were taken."""

    def explained(first: float, again: float) -> bool:
        return any(first - 0.01 <= kill <= min(again, first + LONGEST_WINDOW) for kill in killed_at)

    return [
        name
        for name, moments in times.items()
        if not all(explained(first, again) for first, again in pairwise(moments))
    ]


def nothing_waits() -> bool:
    """Whether all have gone. Those that a server hung up at would wait some minutes: here they need not."""
    Mail.objects.filter(sent_at=None, attempts__gt=0).update(next_try_at=timezone.now())
    return not Mail.objects.filter(sent_at=None).exists()
