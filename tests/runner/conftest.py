"""Folders and processes for the tests that start real servers."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from socinv.runner import leftovers, places, testing
from socinv.runner.cluster import TESTS, Cluster

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that the account of the database server reaches too: pytest's own are closed. No server outlives it."""
    folder = Path(tempfile.mkdtemp(prefix="socinv-"))
    folder.chmod(0o755)
    yield folder
    for file in folder.rglob("postmaster.pid"):
        pid = leftovers.recorded_pid(file)
        if pid and leftovers.serves(pid, file.parent):
            os.kill(pid, signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(open_folder: Path) -> Cluster:
    """A database server that was never started."""
    return Cluster(open_folder / "postgres", {**TESTS, "shared_buffers": "16MB", "max_connections": "20"})


@pytest.fixture
def start(open_folder: Path) -> Iterator[Start]:
    """Starts `python -m socinv.runner WORDS` in a clean environment; ends what still runs after the test.

    It asks for the folder only so that the folder is removed after the processes in it.
    """
    started: list[subprocess.Popen[str]] = []

    def run(*words: str, checkout: Path = places.CHECKOUT, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "socinv.runner", *words],
            cwd=checkout,
            env={**testing.clean(os.environ), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        if process.stdout:
            process.stdout.close()


def eventually(true: Callable[[], object], seconds: float = 30) -> bool:
    """Whether it becomes true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return False
