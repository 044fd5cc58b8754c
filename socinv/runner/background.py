"""Celery's worker and beat as threads of this process, for the demo where there is no Redis."""

import threading

from celery.beat import Service

from socinv.celery import app


def start_inside() -> None:
    """Start both; they end with the process. What they had not done, a sweep does after the next start."""
    worker = app.WorkController(pool_cls="threads", concurrency=2, without_gossip=True, without_mingle=True)
    threading.Thread(target=worker.start, name="celery-worker", daemon=True).start()
    beat = Service(app, max_interval=1, scheduler_cls=app.conf.beat_scheduler)
    threading.Thread(target=beat.start, name="celery-beat", daemon=True).start()
