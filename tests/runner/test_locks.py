"""Locks: one holder, many readers, and free again when the holder is killed."""

import subprocess
import sys
from pathlib import Path

from socinv.runner import locks, places


def test_second_holder_is_refused(tmp_path: Path) -> None:
    first = locks.take(tmp_path / "a" / "lock")
    assert first is not None
    assert locks.take(tmp_path / "a" / "lock", wait=False) is None
    first.close()
    second = locks.take(tmp_path / "a" / "lock", wait=False)
    assert second is not None
    second.close()


def test_shared_holders_keep_an_exclusive_one_out(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    one, two = locks.take(lock, shared=True), locks.take(lock, shared=True)
    assert one
    assert two
    one.close()
    assert locks.take(lock, wait=False) is None
    two.close()
    alone = locks.take(lock, wait=False)
    assert alone is not None
    alone.close()


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    code = (
        "import sys, time, pathlib; from socinv.runner import locks\n"
        "held = locks.take(pathlib.Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=places.CHECKOUT) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert locks.take(tmp_path / "lock", wait=False) is None
        holder.kill()
    free = locks.take(tmp_path / "lock", wait=False)
    assert free is not None
    free.close()
