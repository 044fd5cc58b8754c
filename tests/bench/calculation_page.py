"""Asks for the page of a long calculation, in one process, and says as JSON what it cost."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from applications.models import Application  # noqa: E402
from tests.bench.measuring import HOST  # noqa: E402
from tests.calculation_page.examples import figures, fill, gain  # noqa: E402
from tests.factories.cases import an_approved_idea  # noqa: E402
from tests.factories.house import House, a_house  # noqa: E402

ROUNDS = 20


def a_long_calculation(house: House, lines: int) -> Application:
    """So many benefits, of three actors, every one with two figures that are uncertain."""
    application = an_approved_idea(house)
    social, education = (f"department:{house.departments[key].pk}" for key in ("social", "education"))
    rows = [
        gain(application, f"r{number}", (social, education, "region")[number % 3], figures(
            "40", "0.2", "7500", effect_low="0.1", effect_high="0.3", price_low="5000", price_high="9000",
        ))
        for number in range(lines)
    ]  # fmt: skip
    return fill(house, application, rows)


def timed(act: Callable[[], Any]) -> tuple[float, float]:
    """Seconds on the wall and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - processor


def main(lines: int) -> dict[str, Any]:
    with transaction.atomic():
        house = a_house()
        application = a_long_calculation(house, lines)
    client = Client(HTTP_HOST=HOST)
    client.force_login(house.person("education.writer"))
    found = {}
    for name in ("calculation", "calculation-xlsx"):
        address = reverse(name, args=[application.case.ref])

        def ask(address: str = address) -> bytes:
            answer: Any = client.get(address, secure=True)
            if answer.status_code != 200:
                raise RuntimeError(f"{address}: {answer.status_code}")
            return b"".join(answer) if answer.streaming else bytes(answer.content)

        size = len(ask())
        with CaptureQueriesContext(connection) as asked:
            ask()
        queries = len(asked)  # before the next request empties the list
        rounds = [timed(ask) for _round in range(ROUNDS)]
        wall, processor = (statistics.median(column) for column in zip(*rounds, strict=True))
        found[name] = {"wall": wall, "processor": processor, "queries": queries, "bytes": size}
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))) + "\n")
