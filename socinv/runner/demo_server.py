"""gunicorn's settings in the demo: one process with the web, a Celery worker and beat inside it."""

import os
import signal
import threading
from typing import Any

workers = 1
worker_class = "gthread"
threads = 8
graceful_timeout = 1
timeout = 60
loglevel = "error"
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Follow whoever started us to the grave, also when it was killed and could not say so."""
    if pipe := os.environ.get("SOCINV_PARENT_PIPE"):
        threading.Thread(target=_end_with, args=[int(pipe)], daemon=True).start()


def _end_with(pipe: int) -> None:
    """Wait for the pipe to close, then stop."""
    os.read(pipe, 1)
    os.kill(os.getpid(), signal.SIGINT)


def post_worker_init(worker: Any) -> None:
    """Start the background work in the process that serves pages: the memory broker is a process's own."""
    from socinv.runner.background import start_inside

    if not os.environ.get("REDIS_URL"):
        start_inside()
