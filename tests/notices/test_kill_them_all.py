"""The broker, the workers and the mail server are killed a hundred times while people are told of things.

With a real Redis, Celery's worker and beat as processes of their own, and a real mail server on loopback. Nobody loses
a message, and nobody gets two different ones; how often the same one came twice is counted and printed.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from socinv.notices.models import Mail, Notice
from tests.factories.house import House, a_house
from tests.notices.mortal import (
    Mortal,
    answers,
    arrived,
    free_port,
    nothing_waits,
    python,
    surroundings,
    unexplained,
)
from tests.runner.conftest import eventually

KILLS = 100
SEED = 20261122
MOST_WAITING = 60
MOST_PAUSE = 0.15
"""Seconds from when messages arrive again to the next kill, at most; it comes at random within them."""
PATIENCE = 0.3
"""Seconds to wait for a message to arrive before the next kill comes anyhow."""


@dataclass
class Post:
    """All the processes, and what the mail server has taken."""

    broker: Mortal
    mail_server: Mortal
    workers: list[Mortal]
    beat: Mortal
    teller: Mortal
    taken: Path
    dice: random.Random = field(default_factory=lambda: random.Random(SEED))

    def __iter__(self) -> Iterator[Mortal]:
        yield from (self.broker, self.mail_server, *self.workers, self.beat, self.teller)

    def start(self, *, teller: bool = True) -> None:
        """Those that do not run."""
        for one in self:
            if teller or one is not self.teller:
                one.start()

    def kill_one(self) -> None:
        """One of them, as the dice fall; a worker mostly in the process that hands the message over."""
        throw = self.dice.random()
        if throw < 0.12:
            self.broker.kill()
        elif throw < 0.5:
            self.mail_server.kill_a_child(self.dice)
        elif throw < 0.93:
            self.dice.choice(self.workers).kill_a_child(self.dice)
        else:
            self.dice.choice(self.workers).kill()

    @property
    def killed_at(self) -> list[float]:
        """When any of them was killed."""
        return [moment for one in self for moment in one.killed_at]


@pytest.fixture
def house(transactional_db: None) -> House:
    """People to tell."""
    return a_house()


@pytest.fixture
def post(house: House, tmp_path: Path) -> Iterator[Post]:
    """Everything running, with messages on their way; nothing of it is left afterwards."""
    redis = shutil.which("redis-server")
    if not os.environ.get("REDIS_URL") or not redis:
        pytest.skip("REDIS_URL names no Redis, or there is no redis-server to start and kill: .ci/run does")
    broker_port, mail_port = free_port(), free_port()
    around = surroundings(tmp_path, mail_port) | {"REDIS_URL": f"redis://127.0.0.1:{broker_port}/0"}

    def mortal(name: str, command: list[str]) -> Mortal:
        return Mortal(command, around, tmp_path / f"{name}.log")

    words = ["--port", str(broker_port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    taken = tmp_path / "taken"
    found = Post(
        broker=mortal("broker", [redis, *words, "--dir", str(tmp_path)]),
        mail_server=mortal("mail", python("tests.notices.mail_server", str(mail_port), str(taken))),
        workers=[mortal(f"worker-{n}", python("socinv.runner", "worker")) for n in range(2)],
        beat=mortal("beat", python("socinv.runner", "beat")),
        teller=mortal("teller", python("tests.notices.telling", "600", str(MOST_WAITING))),
        taken=taken,
    )  # fmt: skip
    with ExitStack() as stack:
        for one in found:
            stack.callback(one.kill)
        found.start()
        assert eventually(lambda: answers(broker_port) and answers(mail_port), 20)
        assert eventually(lambda: taken.exists() and len(arrived(taken)) > 20, 30), "it works before anything is killed"
        yield found


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_hundred_kills(post: Post, capsys: pytest.CaptureFixture[str]) -> None:
    _mayhem(post)
    assert len(post.killed_at) == KILLS
    post.teller.kill()  # in the middle of telling: a row and its message, or neither
    post.start(teller=False)
    assert eventually(nothing_waits, 25), f"{Mail.objects.filter(sent_at=None).count()} are lost"
    came, written = arrived(post.taken), set(Mail.objects.values_list("message_id", flat=True))
    assert not Notice.objects.filter(mail=None).exists(), "each row has its message"
    assert set(came) == written, "each message arrived, and no other"
    assert not unexplained(came, post.killed_at), "docs/decisions/0015-outbox.md"
    copies = sum(len(moments) - 1 for moments in came.values())
    with capsys.disabled():
        killed = {"broker": len(post.broker.killed_at), "mail server": len(post.mail_server.killed_at),
                  "workers": sum(len(one.killed_at) for one in post.workers)}  # fmt: skip
        print(f"\n{len(written)} messages, killed {killed}: 0 lost, {copies} came again (same Message-ID)")  # noqa: T201


def _mayhem(post: Post) -> None:
    for _nth in range(KILLS):
        before = post.taken.stat().st_size
        eventually(lambda: post.taken.stat().st_size > before, PATIENCE)  # noqa: B023  asked before the next turn
        time.sleep(post.dice.uniform(0, MOST_PAUSE))
        post.kill_one()
        if post.dice.random() < 0.8:  # else it stays down until somebody else is killed
            post.start()
