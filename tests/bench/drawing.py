"""How long a memo takes to draw, cold and warm: python -m tests.bench.drawing prints it."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import date

from tests.bench.keeping import keep

TO_REACH = 0.5  # s, a memo when the fonts are read
ROUNDS = 15


def seconds(act: Callable[[], object]) -> tuple[float, float]:
    """On the wall and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - processor


def as_markdown() -> str:
    """A section for docs/performance.md."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socinv.settings")
    import django

    django.setup()
    from socinv.documents.pdf.rendering import render
    from tests.documents.sample import IMPRINT, body, source

    memo, long = source(), source(contents=True, sections=body() * 12)
    cold, cold_processor = seconds(lambda: render(memo, IMPRINT))
    warm = [seconds(lambda: render(memo, IMPRINT)) for _round in range(ROUNDS)]
    made = render(long, IMPRINT)
    slow, slow_processor = seconds(lambda: render(long, IMPRINT))
    median, processor = (statistics.median(column) for column in zip(*warm, strict=True))
    today = date.today().isoformat()  # noqa: DTZ011
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"""# Documents

`make bench` also draws a memo with every kind of block as PDF/A-3a and PDF/UA-1, in one process.

Last run {today}, {machine}.

```
                                        seconds  of processor
the first, with fonts and style sheet   {cold:7.2f}  {cold_processor:12.2f}
a memo, warm, median of {ROUNDS}              {median:7.2f}  {processor:12.2f}  (to reach: {TO_REACH})
a dossier of {made.pages:3d} pages with contents   {slow:7.2f}  {slow_processor:12.2f}
```
"""


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m tests.bench.drawing", description=__doc__)
    words.add_argument("--no-file", action="store_true", help="print only, leave docs/performance.md as it is")
    arguments, _others = words.parse_known_args()
    section = as_markdown()
    print(section)  # noqa: T201
    if not arguments.no_file:
        keep(section)


if __name__ == "__main__":
    main()
