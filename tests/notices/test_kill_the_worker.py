"""The small brother of test_kill_them_all: no Redis, the worker and the clock inside one process as in `make run`.

That process and the mail server are killed at random moments. It runs in every `make test`.
"""

from __future__ import annotations

import random
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from socinv.lifecycle import clock
from socinv.notices.models import How, Mail, Notice
from socinv.notices.outbox import post
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

KILLS = 12
MESSAGES = 120
SEED = 22


def tell(house: House) -> None:
    """Many messages, all of which wait."""
    person = house.person("network.chair")
    rows = Notice.objects.bulk_create(
        Notice(
            municipality=house.municipality, recipient=person, key=f"told:{n}", kind="deadline", how=How.AT_ONCE,
            heading=f"Sak {n}", link="/", written_at=clock.now(),
        )
        for n in range(MESSAGES)
    )  # fmt: skip
    post(rows)


@pytest.mark.django_db(transaction=True)
def test_a_dozen_kills(tmp_path: Path) -> None:
    tell(a_house())
    dice, taken, port = random.Random(SEED), tmp_path / "taken", free_port()
    around = surroundings(tmp_path, port)
    server = Mortal(python("tests.notices.mail_server", str(port), str(taken)), around, tmp_path / "mail.log")
    worker = Mortal(python("tests.notices.inside"), around, tmp_path / "worker.log")
    with ExitStack() as stack:
        for one in (server, worker):
            stack.callback(one.kill)
        server.start()
        assert eventually(lambda: answers(port), 20)
        worker.start()
        assert eventually(lambda: taken.stat().st_size > 0, 30), "it works before anything is killed"
        for _nth in range(KILLS):
            before = taken.stat().st_size
            eventually(lambda: taken.stat().st_size > before, 1)  # noqa: B023  asked before the next turn
            time.sleep(dice.uniform(0, 0.08))
            dice.choice((server, worker)).kill_a_child(dice)
        assert eventually(nothing_waits, 40), f"{Mail.objects.filter(sent_at=None).count()} are lost"
    came = arrived(taken)
    assert set(came) == set(Mail.objects.values_list("message_id", flat=True)), "each message arrived, and no other"
    assert not unexplained(came, [*server.killed_at, *worker.killed_at]), "docs/decisions/0015-outbox.md"
