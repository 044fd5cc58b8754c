"""`make run` and `make reset`: database, demo data, web server and background work behind one address."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from socinv.environment import Environment
from socinv.runner import leftovers, locks, places, schema
from socinv.runner.cluster import ROLE, demo_cluster

PORTS = 50
PATIENCE = 60.0


def say(text: str) -> None:
    """One line to the person waiting."""
    print(f"  {text}", flush=True)


@dataclass(frozen=True)
class Running:
    """What a running demo writes down for those who come after it."""

    url: str
    web: int

    @staticmethod
    def file() -> Path:
        """Where it is written."""
        return places.data_folder() / "running.json"

    @classmethod
    def read(cls) -> "Running | None":
        """What the last start wrote, or None."""
        try:
            return cls(**json.loads(cls.file().read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def write(self) -> None:
        """Write it in one piece."""
        new = self.file().with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"url": self.url, "web": self.web}))
        new.replace(self.file())

    def lives(self) -> bool:
        """Whether its web server is still there."""
        return "socinv.runner.demo_server" in leftovers.command_line(self.web)


def answers(url: str) -> bool:
    """Whether the health page of a demo says that all is well."""
    host, _, port = url.removeprefix("http://").rstrip("/").rpartition(":")
    connection = HTTPConnection(host, int(port), timeout=10)
    try:
        connection.request("GET", "/halsa/")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def listen(wanted: int, host: str) -> socket.socket:
    """A listening socket on the wanted port or the next free one. Raises OSError if there is none."""
    for port in range(wanted, wanted + PORTS):
        server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((host, port))
        except OSError:
            server.close()
            continue
        server.listen(256)
        if port != wanted:
            say(f"Port {wanted} är upptagen, tar {port} i stället.")
        return server
    raise OSError(f"Ingen ledig port mellan {wanted} och {wanted + PORTS - 1}. Välj en: make run PORT=9000")


def prepare_database() -> None:
    """A database with the demo's stories; one that is there already is only brought up to date."""
    if "DATABASE_URL" in os.environ:
        schema.fill(os.environ["DATABASE_URL"], with_demo=True)
        return
    with demo_cluster().connect() as connection:
        note = schema.note_of(connection, ROLE)
    if note == schema.digest():
        return
    if note is None:
        fill_anew()
        return
    say("Uppdaterar databasen ...")
    schema.fill(places.database_url(), with_demo=False)
    with schema.maintenance(places.database_url()) as connection:
        schema.write_note(connection, ROLE, schema.digest())


def fill_anew() -> None:
    """Fresh demo data beside the old, then in its place."""
    say("Lägger in övningsmiljöns ärenden ...")
    started, new = time.time(), f"{ROLE}_new"
    with schema.maintenance(places.database_url(name="postgres")) as connection:
        schema.create(connection, new)
        schema.fill(places.database_url(name=new), with_demo=True)
        schema.write_note(connection, new, schema.digest())
        schema.replace(connection, new, ROLE)
    remove_older(places.data_folder() / "media", started)
    shutil.rmtree(places.data_folder() / "mail", ignore_errors=True)


def remove_older(folder: Path, than: float) -> None:
    """Remove the files that belonged to the data that was replaced."""
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_mtime < than - 1:
            path.unlink(missing_ok=True)


def start_web(server: socket.socket, url: str) -> tuple[subprocess.Popen[bytes], int]:
    """The web server with worker and beat inside. It ends when the other end of the returned pipe closes."""
    ours_gone, ours = os.pipe()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:socinv.runner.demo_server"]
    web = subprocess.Popen(
        [*command, "--bind", f"fd://{server.fileno()}", "socinv.wsgi"],
        cwd=places.CHECKOUT,
        env={"SOCINV_URL": url, **os.environ, "SOCINV_PARENT_PIPE": str(ours_gone)},
        stdin=subprocess.DEVNULL,
        pass_fds=[server.fileno(), ours_gone],
        start_new_session=True,  # Ctrl+C reaches us alone, and we stop things in order
    )
    os.close(ours_gone)
    return web, ours


def wait_until(url: str, web: subprocess.Popen[bytes]) -> bool:
    """Wait for the first page. False if the web server ended instead."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and web.poll() is None:
        if answers(url):
            return True
        time.sleep(0.05)
    return False


def other_demo() -> int | None:
    """Wait for the demo that holds the lock: 0 when it answers, None when it is gone and it is our turn."""
    said = False
    while True:
        running = Running.read()
        if running and running.lives() and answers(running.url):
            say(f"Socinv kör redan: {running.url}")
            return 0
        lock = locks.take(places.data_folder() / "run.lock", wait=False)
        if lock:
            lock.close()
            return None
        if not said:
            say("En annan start pågår, väntar på den ...")
            said = True
        time.sleep(0.2)


def wait_for_orphan() -> None:
    """A web server whose parent was killed is on its way down: let it leave its port."""
    running, deadline = Running.read(), time.monotonic() + 10
    while running and running.lives() and time.monotonic() < deadline:
        time.sleep(0.05)


def run() -> int:
    """Start all, print the address, and stop all when asked to."""
    os.environ["SOCINV_DEMO"] = "1"
    while not (lock := locks.take(places.data_folder() / "run.lock", wait=False)):
        if (answer := other_demo()) is not None:
            return answer
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(0))
    wait_for_orphan()
    server_around: Any = nullcontext() if "DATABASE_URL" in os.environ else demo_cluster().running()
    try:
        with lock, server_around:
            return serve()
    except KeyboardInterrupt:
        return 0
    except Exception as error:  # the person who typed `make run` gets words, not a traceback
        print(error, file=sys.stderr)
        return 1


def serve() -> int:
    """Everything between a database server that answers and the end."""
    prepare_database()
    host = os.environ.get("SOCINV_BIND", "127.0.0.1")
    with listen(Environment().number("PORT", 8000), host) as server:
        url = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{server.getsockname()[1]}/"  # noqa: S104
        web, pipe = start_web(server, url)
    try:
        Running(url, web.pid).write()
        if not wait_until(url, web):
            say("Webbservern startade inte.")
            return 1
        say(f"Socinv kör: {url}  (stoppa med Ctrl+C)")
        return watch(web)
    finally:
        os.close(pipe)
        web.terminate()
        with suppress(subprocess.TimeoutExpired):
            web.wait(10)
        web.kill()
        Running.file().unlink(missing_ok=True)


def watch(web: subprocess.Popen[bytes]) -> int:
    """Wait for the web server to end, and bring the database server back if something kills it."""
    cluster = None if "DATABASE_URL" in os.environ else demo_cluster()
    while web.poll() is None:
        if cluster:
            cluster.revive()
        time.sleep(0.5)
    return web.returncode


def reset() -> int:
    """Fresh demo data, also under a running demo."""
    os.environ["SOCINV_DEMO"] = "1"
    if "DATABASE_URL" in os.environ:
        print("make reset gäller övningsmiljöns egen databas: ta bort DATABASE_URL först.", file=sys.stderr)
        return 1
    try:
        with demo_cluster().running(), locks.held(places.data_folder() / "reset.lock"):
            fill_anew()
    except Exception as error:
        print(error, file=sys.stderr)
        return 1
    say("Övningsmiljön är som från början.")
    return 0
