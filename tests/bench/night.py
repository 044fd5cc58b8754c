"""The nightly run over thousands of open deadlines: seconds and statements, printed and kept in docs/performance.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from contextlib import ExitStack
from datetime import date
from typing import Any

from socinv.runner import places, schema
from socinv.runner.cluster import Cluster
from tests.bench.keeping import keep
from tests.bench.serving import manage, production

SIZES = (1_000, 10_000)
MOST_SECONDS = 60
HEADING = "# The nightly run\n"
NIGHTS = {"first": "everything is new", "again": "the same night once more", "next": "the next working day"}


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m tests.bench.night", description=__doc__)
    words.add_argument("--no-file", action="store_true", help="print only, leave docs/performance.md as it is")
    arguments, _others = words.parse_known_args()
    with ExitStack() as stack:
        cluster = stack.enter_context(Cluster(places.cluster_home("postgres-bench"), {"fsync": "off"}).running())
        found = {size: _measure(cluster, size) for size in SIZES}
    print(as_text(found))  # noqa: T201
    if not arguments.no_file:
        keep(as_markdown(found))


def _measure(cluster: Cluster, size: int) -> dict[str, Any]:
    name, url = f"bench_night_{size}", places.database_url(cluster.home)
    with schema.maintenance(url) as connection:
        schema.create(connection, name)
    environment = production(places.database_url(cluster.home, name), places.data_folder() / "static-of-no-pages")
    manage(environment, "migrate", "--verbosity", "0")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.nights_run", str(size)],
        cwd=places.CHECKOUT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    read: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return read


def as_text(found: dict[int, dict[str, Any]]) -> str:
    lines = ["| deadlines | night | reminders | messages | seconds | statements |", "|---:|---|---:|---:|---:|---:|"]
    lines += [
        f"| {run['deadlines']} | {said} | {night['reminders']} | {night['messages']} | {night['seconds']:.1f} "
        f"| {night['statements']} |"
        for run in found.values()
        for key, said in NIGHTS.items()
        for night in [run[key]]
    ]
    most = max(night["seconds"] for run in found.values() for night in (run[key] for key in NIGHTS))
    small, large = (found[size]["first"]["statements"] for size in SIZES)
    memory = max(run["memory"] for run in found.values())
    return "\n".join([
        *lines, "", f"Longest: {most:.1f} s (to reach: under {MOST_SECONDS} s)",
        f"Statements at {SIZES[0]} and {SIZES[1]} deadlines: {small} and {large} (to reach: the same)",
        f"Memory: {memory / 1_000_000:.0f} MB",
    ])  # fmt: skip


def as_markdown(found: dict[int, dict[str, Any]]) -> str:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        f"{HEADING}\n"
        "`make bench` also fills two databases with open deadlines, some weeks before and after today, and lets the\n"
        "run that reminds go three times. Everybody has chosen a message at once.\n\n"
        f"Last run {date.today().isoformat()}, {machine}.\n\n```\n{as_text(found)}\n```\n"  # noqa: DTZ011
    )


if __name__ == "__main__":
    main()
