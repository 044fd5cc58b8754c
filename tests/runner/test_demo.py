"""`make run` as a person meets it: one address, twice at once, after a kill -9, fresh data while it runs."""

import os
import shutil
import signal
import socket
import subprocess
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest

from socinv.runner import demo, leftovers, places, schema
from socinv.runner.cluster import ROLE, Cluster
from tests.runner.conftest import Start, eventually

pytestmark = pytest.mark.xdist_group("demo")
NOT_THERE = shutil.ignore_patterns(".*", "node_modules", "tests", "__pycache__")
STORIES = 2
"""Of each municipality; tests/stories plays all of them."""


def said(process: subprocess.Popen[str], word: str) -> str:
    """The first line with the word in it; fails with everything said if the process ends without it."""
    lines = []
    assert process.stdout
    for line in process.stdout:
        lines.append(line)
        if word in line:
            return line
    raise AssertionError("".join(lines))


def health(url: str) -> int:
    """The status of the health page."""
    with urlopen(f"{url}halsa/", timeout=10) as answer:  # noqa: S310
        return int(answer.status)


@pytest.fixture
def checkout(open_folder: Path) -> Path:
    """One of its own, where each municipality has few stories to tell, the shortest."""
    copy = open_folder / "checkout"
    shutil.copytree(places.CHECKOUT, copy, ignore=NOT_THERE)
    (copy / "node_modules").symlink_to(places.CHECKOUT / "node_modules")
    for town in (copy / "socinv" / "demo" / "stories").iterdir():
        by_length = sorted(town.glob("*.yaml"), key=lambda path: path.stat().st_size)
        for path in by_length[STORIES:]:
            path.unlink()
    return copy


@pytest.fixture
def place(open_folder: Path) -> dict[str, str]:
    """Where a demo of its own lives, on ports of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {"SOCINV_DATA": str(open_folder), "PORT": str(port)}


def address(line: str) -> str:
    """The address in a line."""
    return next(word for word in line.split() if word.startswith("http"))


def test_run_reset_start_again_after_a_kill_and_beside_another(
    start: Start, place: dict[str, str], checkout: Path
) -> None:
    """One life of one demo, with its own data: to fill another for each of these would take longer than all of them."""
    start = partial(start, checkout=checkout)
    first, second = start("demo", **place), start("demo", **place)
    lines = {process.pid: said(process, "http") for process in (first, second)}
    urls = {address(line) for line in lines.values()}
    assert len(urls) == 1
    url = urls.pop()
    assert health(url) == 200
    main, other = (first, second) if "kör redan" in lines[second.pid] else (second, first)
    assert other.wait(10) == 0

    data = Path(place["SOCINV_DATA"])
    (data / "media").mkdir(exist_ok=True)
    (data / "media" / "old").write_text("an attachment of the old data")
    os.utime(data / "media" / "old", (1, 1))
    reset = start("reset", **place)
    assert "Övningsmiljön" in said(reset, "från början")
    assert reset.wait(30) == 0
    assert not (data / "media" / "old").exists()
    assert health(url) == 200

    cluster = Cluster(data / "postgres")
    server = leftovers.recorded_pid(cluster.data / "postmaster.pid")
    assert server
    os.kill(server, signal.SIGKILL)
    assert eventually(cluster.answers)

    main.kill()
    main.wait()
    again = start("demo", **place)
    assert address(said(again, "http")) == url, "the killed one's web server left its port"
    again.terminate()
    assert again.wait(20) == 0
    assert not cluster.lives()
    a_taken_port_gives_the_next_one(start, place)


def a_taken_port_gives_the_next_one(start: Start, place: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the one before has only just left it
        taken.bind(("127.0.0.1", int(place["PORT"])))
        taken.listen()
        process = start("demo", **place)
        assert "är upptagen" in said(process, "upptagen")
        assert f":{place['PORT']}/" not in said(process, "http")


def test_a_running_demo_is_told_from_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCINV_DATA", str(tmp_path))
    assert demo.Running.read() is None
    demo.Running("http://localhost:1/", os.getpid()).write()
    running = demo.Running.read()
    assert running
    assert not running.lives(), "this process is no web server"
    demo.Running.file().write_text("{half")
    assert demo.Running.read() is None


def test_an_unchanged_database_is_not_migrated_again(monkeypatch: pytest.MonkeyPatch, cluster: Cluster) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(demo, "demo_cluster", lambda: cluster)
    monkeypatch.setattr(places, "cluster_home", lambda _: cluster.home)
    calls: list[bool] = []
    monkeypatch.setattr(schema, "fill", lambda url, *, with_demo: calls.append(with_demo))
    with cluster.running():
        demo.prepare_database()
        assert calls == [True]
        demo.prepare_database()
        assert calls == [True]
        with cluster.connect() as connection:
            schema.write_note(connection, ROLE, "older")
        demo.prepare_database()
        assert calls == [True, False]
