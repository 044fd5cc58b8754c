"""The page of a long calculation, everything shown, 10,000 draws among it; kept in docs/performance.md."""

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

from applications.calculation.simulation import DRAWS
from socinv.runner import places, schema
from socinv.runner.cluster import Cluster
from tests.bench.keeping import keep
from tests.bench.serving import manage, production

LINES = 200
MOST_SECONDS = 0.2
HEADING = "# A long calculation\n"
PAGES = {"calculation": "the page", "calculation-xlsx": "the workbook"}


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m tests.bench.calculation", description=__doc__)
    words.add_argument("--no-file", action="store_true", help="print only, leave docs/performance.md as it is")
    arguments, _others = words.parse_known_args()
    with ExitStack() as stack:
        cluster = stack.enter_context(Cluster(places.cluster_home("postgres-bench"), {"fsync": "off"}).running())
        found = measure(cluster)
    print(as_text(found))  # noqa: T201
    if not arguments.no_file:
        keep(as_markdown(found))


def measure(cluster: Cluster) -> dict[str, Any]:
    name, url = "bench_calculation", places.database_url(cluster.home)
    with schema.maintenance(url) as connection:
        schema.create(connection, name)
    static = places.data_folder() / "static-of-bench"
    environment = production(places.database_url(cluster.home, name), static)
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.calculation_page", str(LINES)],
        cwd=places.CHECKOUT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    read: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return read


def as_text(found: dict[str, Any]) -> str:
    lines = ["| what | ms | ms of processor | queries | kB |", "|---|---:|---:|---:|---:|"]
    lines += [
        f"| {PAGES[name]} | {one['wall'] * 1000:.0f} | {one['processor'] * 1000:.0f} | {one['queries']} "
        f"| {one['bytes'] / 1000:.0f} |"
        for name, one in found.items()
    ]
    return "\n".join([*lines, "", f"The page to reach: under {MOST_SECONDS * 1000:.0f} ms"])


def as_markdown(found: dict[str, Any]) -> str:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        f"{HEADING}\n"
        f"`make bench` also asks for a calculation of {LINES} benefits with two uncertain figures each, everything\n"
        f"shown and {DRAWS} draws for each perspective, in one process; and for its workbook.\n\n"
        f"Last run {date.today().isoformat()}, {machine}.\n\n```\n{as_text(found)}\n```\n"  # noqa: DTZ011
    )


if __name__ == "__main__":
    main()
