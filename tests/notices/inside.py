"""A worker and a clock inside one process, as in `make run`: `python -m tests.notices.inside`.

They are in the only child of the process that is started: when it is killed another takes its place.
"""

from __future__ import annotations

import os
import threading
from importlib import import_module

import django


def read_all_there_is() -> None:
    """The modules, once: each child then begins at once."""
    from celery import current_app

    current_app.loader.import_default_modules()
    import_module("socinv.runner.background")


def work() -> None:
    """Until it is killed; somebody has just been told of something."""
    from socinv.notices.tasks import nudge
    from socinv.runner.background import start_inside

    start_inside()
    nudge()
    threading.Event().wait()


if __name__ == "__main__":
    django.setup()
    read_all_there_is()
    while True:
        child = os.fork()
        if not child:
            work()
        os.waitpid(child, 0)
