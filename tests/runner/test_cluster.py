"""The database server of our own: made, shared, stopped, and brought back after a kill -9."""

import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from socinv.runner import account, leftovers, places
from socinv.runner.cluster import ROLE, Cluster, ServerFailed
from tests.runner.conftest import eventually


def pid_of(cluster: Cluster) -> int:
    """The server's process."""
    pid = leftovers.recorded_pid(cluster.data / "postmaster.pid")
    assert pid
    return pid


def as_role(cluster: Cluster) -> psycopg.Connection:
    """A connection as the application makes it."""
    return psycopg.connect(host=str(cluster.socket), user=ROLE, dbname=ROLE, autocommit=True)


def test_first_start_gives_a_database_to_a_role_without_superpowers(cluster: Cluster) -> None:
    with cluster.running(), as_role(cluster) as connection:
        row = connection.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone()
        assert row == (False, False)
        connection.execute("CREATE EXTENSION pg_trgm")
        encoding = connection.execute("SHOW server_encoding").fetchone()
        assert encoding == ("UTF8",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert not cluster.lives()
    assert list(cluster.home.glob("data.new-*")) == []


def test_the_last_user_stops_it(cluster: Cluster) -> None:
    with cluster.running():
        pid = pid_of(cluster)
        with cluster.running():
            assert pid_of(cluster) == pid
        assert cluster.answers()
    assert not leftovers.serves(pid, cluster.data)


def test_data_survive_a_killed_server(open_folder: Path) -> None:
    cluster = Cluster(open_folder / "postgres", {"shared_buffers": "16MB"})
    with cluster.running():
        with as_role(cluster) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
        os.kill(pid_of(cluster), signal.SIGKILL)
        assert eventually(lambda: not cluster.answers())
        cluster.revive()
        with as_role(cluster) as connection:
            assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_a_pid_that_was_used_again_does_not_stop_the_start(cluster: Cluster) -> None:
    with cluster.running():
        os.kill(pid_of(cluster), signal.SIGKILL)
        assert eventually(lambda: not cluster.answers())
    for file in (cluster.data / "postmaster.pid", cluster.socket / f"{places.SOCKET}.lock"):
        lines = file.read_text().splitlines() if file.exists() else ["", str(cluster.data)]
        file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    with cluster.running():
        assert cluster.answers()


def test_a_half_made_one_is_made_again(cluster: Cluster) -> None:
    (cluster.home / "data.new-1").mkdir(parents=True)
    with cluster.running():
        assert cluster.answers()
        assert not (cluster.home / "data.new-1").exists()


def test_two_first_starts_at_once_share_one_server(cluster: Cluster) -> None:
    code = (
        "import sys, pathlib; from socinv.runner.cluster import Cluster\n"
        "cluster = Cluster(pathlib.Path(sys.argv[1]), {'fsync': 'off'})\n"
        "with cluster.running():\n"
        "    print((cluster.data / 'postmaster.pid').read_text().split()[0], flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(cluster.home)]
    both = [
        subprocess.Popen(command, cwd=places.CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    pids = {process.stdout.readline() for process in both if process.stdout}
    assert len(pids) == 1
    for process in both:
        process.communicate(timeout=30)
        assert process.returncode == 0
    assert not cluster.lives()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as another account")
def test_roots_server_runs_as_nobody(cluster: Cluster) -> None:
    nobody = pwd.getpwnam("nobody")
    with cluster.running():
        assert Path(f"/proc/{pid_of(cluster)}").stat().st_uid == nobody.pw_uid
        assert cluster.data.stat().st_mode & 0o077 == 0
        assert cluster.socket.stat().st_mode & 0o077 == 0


def test_a_server_that_cannot_start_says_why(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socinv.runner.cluster.PATIENCE", 1.0)
    broken = Cluster(cluster.home, {"shared_buffers": "nonsense"})
    with pytest.raises(ServerFailed, match="shared_buffers"), broken.running():
        pass


def test_a_deep_checkout_gets_a_short_socket(open_folder: Path) -> None:
    cluster = Cluster(open_folder / ("d" * 60) / ("e" * 60) / "postgres", {"fsync": "off"})
    with cluster.running():
        assert cluster.answers()
        assert len(os.fsencode(cluster.socket / places.SOCKET)) <= places.SOCKET_BYTES
    cluster.socket.rmdir()


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "owner", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(PermissionError, match="tillhör någon annan"):
        account.private_folder(tmp_path)
