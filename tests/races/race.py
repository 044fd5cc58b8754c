"""Two people at the same moment: threads with connections of their own, let go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any
from unittest.mock import patch

from django.db import connections, models

from socinv.lifecycle import locking, policy
from socinv.lifecycle.graph import Thing
from socinv.lifecycle.verdict import Verdict
from socinv.organisation.standing import Standing

ROUNDS = 20
Act = Callable[[], Any]


def at_once(*acts: Act) -> list[Any]:
    """Do them at the same moment; what each returned or raised, in their order."""
    start = Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(number: int, act: Act) -> None:
        start.wait()
        try:
            results[number] = act()
        except Exception as raised:
            results[number] = raised
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive(), "they wait for each other for ever"
    return results


def raised(results: list[Any], kind: type[Exception]) -> int:
    return sum(isinstance(one, kind) for one in results)


def _unlocked(row: models.Model) -> Any:
    return type(row)._base_manager.get(pk=row.pk)


@contextmanager
def lock_off(verb: str) -> Iterator[list[int]]:
    """The negative control: no lock, and everybody gets through the door before anybody goes on.

    Gives a list that grows by one for each who was let through.
    """
    through: list[int] = []
    door, ask = Barrier(2), policy.ask

    def ask_and_wait(standing: Standing, asked: str, thing: Thing) -> Verdict:
        verdict = ask(standing, asked, thing)
        if asked == verb and verdict:
            through.append(1)
            _wait(door)
        return verdict

    with patch.object(locking, "lock", _unlocked), patch.object(policy, "ask", ask_and_wait):
        yield through


def _wait(door: Barrier) -> None:
    try:
        door.wait(timeout=1)
    except BrokenBarrierError:
        door.reset()
