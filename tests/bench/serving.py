"""Serving a database with gunicorn as production does: two workers, the production settings, no debug."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from socinv.runner import places
from tests.bench.measuring import HOST

SECRET = "only-for-the-benchmark-" + "x" * 40


def production(url: str, static: Path) -> dict[str, str]:
    """The environment of a production server on this database."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "DATABASE_URL": url,
        "SECRET_KEY": SECRET,
        "SOCINV_HOSTS": HOST,
        "SOCINV_BEHIND_PROXY": "1",
        "SOCINV_STATIC_ROOT": os.fspath(static),
        "SOCINV_DATA": os.fspath(places.data_folder()),
        "DJANGO_SETTINGS_MODULE": "socinv.settings",
    }


def manage(environment: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=places.CHECKOUT, env=environment, check=True)


@contextmanager
def served(url: str, static: Path) -> Iterator[tuple[int, int]]:
    """The port and the process id of a site that answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["gunicorn", "--workers", "2", "--worker-class", "sync", "--bind", f"127.0.0.1:{port}"]
    command += ["--no-control-socket", "--log-level", "warning", "tests.bench.wsgi"]
    server = subprocess.Popen([sys.executable, "-m", *command], cwd=places.CHECKOUT, env=production(url, static))
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int) -> None:
    for _attempt in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("gunicorn did not start")


def workers_memory(pid: int) -> list[int]:
    """Resident memory of each worker of a server, in bytes."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    pages = [int(Path(f"/proc/{child}/statm").read_text().split()[1]) for child in children]
    return [number * os.sysconf("SC_PAGE_SIZE") for number in pages]
