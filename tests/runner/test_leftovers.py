"""A lock file is removed only when the server it names is gone."""

import os
import subprocess
import sys
from pathlib import Path

from socinv.runner import leftovers


def test_a_pid_that_now_belongs_to_somebody_else_is_stale(tmp_path: Path) -> None:
    file = tmp_path / "postmaster.pid"
    file.write_text(f"{os.getpid()}\n{tmp_path}/data\n")
    assert leftovers.clear(file, tmp_path / "data")
    assert not file.exists()


def test_a_pid_whose_command_line_has_the_data_folder_is_left_alone(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "postmaster.pid"
    code = "import time; print('up', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, "-D", str(data)], stdout=subprocess.PIPE) as server:
        assert server.stdout
        assert server.stdout.readline() == b"up\n"
        file.write_text(f"{server.pid}\n")
        assert not leftovers.clear(file, data)
        assert file.exists()
        assert leftovers.clear(file, tmp_path / "dat"), "a folder whose name only begins alike is another"
        file.write_text(f"{server.pid}\n")
        server.kill()
    assert leftovers.clear(file, data)


def test_a_file_without_a_number_is_stale(tmp_path: Path) -> None:
    file = tmp_path / "postmaster.pid"
    file.write_text("")
    assert leftovers.recorded_pid(file) is None
    assert leftovers.clear(file, tmp_path)


def test_no_file_is_nothing_in_the_way(tmp_path: Path) -> None:
    assert leftovers.clear(tmp_path / "postmaster.pid", tmp_path)


def test_the_socket_lock_names_its_pid_with_a_minus(tmp_path: Path) -> None:
    file = tmp_path / ".s.PGSQL.5432.lock"
    file.write_text("-4711\n")
    assert leftovers.recorded_pid(file) == 4711
