"""Fill, serve, measure, print; and keep the result in docs/performance.md."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from socinv.runner import places, schema
from socinv.runner.cluster import Cluster
from tests.bench.keeping import keep
from tests.bench.measuring import interleaved, rate
from tests.bench.report import Row, Run, as_markdown, as_text
from tests.bench.serving import manage, production, served, workers_memory

SIZES = (2_000, 20_000)


def main() -> None:
    words = argparse.ArgumentParser(prog="make bench", description=__doc__)
    words.add_argument("--rounds", type=int, default=150)
    words.add_argument("--no-file", action="store_true", help="print only, leave docs/performance.md as it is")
    arguments = words.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        static = Path(folder) / "static"
        cluster = stack.enter_context(Cluster(places.cluster_home("postgres-bench"), {"fsync": "off"}).running())
        run = measure(cluster, static, arguments.rounds, stack)
    print(as_text(run))  # noqa: T201
    if not arguments.no_file:
        keep(as_markdown(run))


def measure(cluster: Cluster, static: Path, rounds: int, stack: ExitStack) -> Run:
    databases: dict[int, str] = {}
    filled: dict[int, Any] = {}
    for size in SIZES:
        url = databases[size] = _database(cluster, size)
        environment = production(url, static)
        manage(environment, "migrate", "--verbosity", "0")
        if not static.exists():
            manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
        begun = time.perf_counter()
        filled[size] = _ask(environment, "fill", str(size))
        filled[size]["seconds"] = time.perf_counter() - begun
    ports, pids = {}, {}
    for size in SIZES:
        ports[size], pids[size] = stack.enter_context(served(databases[size], static))
    pages = {size: filled[size]["pages"] for size in SIZES}
    servers = {size: (ports[size], filled[size]["cookie"]) for size in SIZES}
    timings = interleaved(servers, pages, rounds)
    rows = []
    for (size, name), timing in timings.items():
        queries = filled[size]["queries"][name]
        answers = rate(ports[size], filled[size]["cookie"], pages[size][name])
        rows.append(Row(size, name, timing.p50, timing.p95, answers, queries, timing.size))
    memory = max(bytes_ for pid in pids.values() for bytes_ in workers_memory(pid))
    counted = {size: (filled[size]["cases"], filled[size]["events"], filled[size]["seconds"]) for size in SIZES}
    return Run(rows, counted, memory, rounds)


def _database(cluster: Cluster, size: int) -> str:
    name = f"bench_{size}"
    url = places.database_url(cluster.home)
    with schema.maintenance(url) as connection:
        schema.create(connection, name)
    return places.database_url(cluster.home, name)


def _ask(environment: dict[str, str], *words: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.preparing", *words],
        cwd=places.CHECKOUT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
