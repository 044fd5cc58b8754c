"""A PostgreSQL of our own from the wheel: made, started, reused and stopped without anything installed."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from socinv.runner import account, leftovers, locks, places

PATIENCE = 60.0
"""Seconds to wait for a server: after a kill -9 it may have much to read back."""
OWNER, ROLE = "postgres", "socinv"

ALWAYS = {
    "listen_addresses": "",
    "jit": "off",
    "timezone": "UTC",
    "shared_buffers": "64MB",
    "max_connections": "100",
}
DEMO = {"synchronous_commit": "off"}
TESTS = {
    "autovacuum": "off",
    "checkpoint_timeout": "30min",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "max_locks_per_transaction": "256",
    "max_wal_senders": "0",
    "synchronous_commit": "off",
    "wal_level": "minimal",
}


class ServerFailed(RuntimeError):
    """The server did not start; the message holds the end of its log."""


@dataclass(frozen=True)
class Cluster:
    """One database server: its folder and its settings."""

    home: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The server's own files."""
        return self.home / "data"

    @property
    def socket(self) -> Path:
        """The folder of its socket: the host to connect to."""
        return places.socket_folder(self.home)

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "postgres.log"

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        """A server that answers, inside the block; the last of those who use it stops it."""
        use = None
        try:
            with locks.held(self.home / "start.lock"):
                use = locks.take(self.home / "users.lock", shared=True)
                self.ensure()
            yield self
        finally:
            with locks.held(self.home / "start.lock"):
                if use:
                    use.close()
                if alone := locks.take(self.home / "users.lock", wait=False):
                    self.stop()
                    alone.close()

    def revive(self) -> None:
        """Start the server again if something killed it. Raises ServerFailed."""
        if not self.lives():
            with locks.held(self.home / "start.lock"):
                self.ensure()

    def ensure(self) -> None:
        """Make and start the server unless it answers already. Raises ServerFailed. Called under the lock."""
        if not self.data.exists():
            self.initialise()
        if not self.answers():
            self.start()
        with self.connect() as connection:
            self.prepare(connection)

    def connect(self, database: str = OWNER) -> psycopg.Connection:
        """A connection as the server's owner."""
        return psycopg.connect(host=os.fspath(self.socket), user=OWNER, dbname=database, autocommit=True)

    def answers(self) -> bool:
        """Whether a server takes connections."""
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def initialise(self) -> None:
        """Make the data folder under another name and move it into place: half a one is never seen."""
        for old in self.home.glob("data.new-*"):
            shutil.rmtree(old, ignore_errors=True)
        new = account.private_folder(self.home / f"data.new-{os.getpid()}")
        options = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]
        made = subprocess.run(
            [self.program("initdb"), "-D", new, "-U", OWNER, "--auth=trust", "--no-instructions", *options],
            cwd=new,
            capture_output=True,
            text=True,
            check=False,
            **account.as_owner(),
        )
        if made.returncode:
            raise ServerFailed(f"initdb misslyckades:\n{made.stderr}{made.stdout}")
        new.rename(self.data)

    def program(self, name: str) -> str:
        """The path of one of the server's programs."""
        return os.fspath(account.programs(self.home) / name)

    def start(self) -> None:
        """Start the server and wait until it answers. Raises ServerFailed."""
        account.private_folder(self.socket)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            server = None if self.lives() else self.launch()
            while (self.lives() if server is None else server.poll() is None) and time.monotonic() < deadline:
                if self.answers():
                    return
                time.sleep(0.02)
            time.sleep(0.2)  # it was on its way down, or what a killed one left is not gone yet
        raise ServerFailed(f"PostgreSQL startade inte. Sist i {self.log}:\n{self.last_words()}")

    def lives(self) -> bool:
        """Whether the server's process is there; what a dead one left in the way is removed."""
        lock_files = [self.data / "postmaster.pid", self.socket / f"{places.SOCKET}.lock"]
        cleared = [leftovers.clear(file, self.data) for file in lock_files]
        return not all(cleared)

    def launch(self) -> subprocess.Popen[bytes]:
        """The server's process, in a session of its own so that Ctrl+C does not reach it."""
        options = {**ALWAYS, **self.settings, "unix_socket_directories": os.fspath(self.socket)}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [self.program("postgres"), "-D", os.fspath(self.data), *words],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **account.as_owner(),
            )

    def prepare(self, connection: psycopg.Connection) -> None:
        """The role that the application uses, not a superuser, and its database."""
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(ROLE)))

    def stop(self) -> None:
        """Ask the server to shut down and wait for it."""
        pid = leftovers.recorded_pid(self.data / "postmaster.pid")
        if pid is None or not leftovers.serves(pid, self.data):
            return
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + PATIENCE
        while (self.data / "postmaster.pid").exists() and time.monotonic() < deadline:
            time.sleep(0.02)

    def last_words(self, lines: int = 15) -> str:
        """The end of the server's log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""


def demo_cluster() -> Cluster:
    """The server behind `make run` and manage.py when there is no DATABASE_URL."""
    return Cluster(places.cluster_home("postgres"), DEMO)


def cluster_for_tests() -> Cluster:
    """The server behind the tests: fast, and nothing in it is worth keeping."""
    return Cluster(places.cluster_home("postgres-test"), TESTS)
