"""Is the system well: pages for load balancers and watchers, and a heartbeat for the background work."""

import time

from celery import shared_task
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from socinv.notices.clockwork import Done, has_stopped, know_all, noted

HEARTBEAT = "socinv-heartbeat"


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503. Says nothing that an outsider may not know."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database"}, status=503)
    return JsonResponse({"status": "ok"})


@never_cache
def clock_health(request: HttpRequest) -> JsonResponse:
    """200 while all that the clock carries out comes in time, else 503. Which one is late is not said here."""
    try:
        stopped = has_stopped()
    except DatabaseError:
        return JsonResponse({"status": "database"}, status=503)
    return JsonResponse({"status": "stopped" if stopped else "ok"}, status=503 if stopped else 200)


@shared_task
@noted("heartbeat")
def heartbeat() -> Done:
    """Sent by beat and carried out by a worker: proof that both are alive."""
    cache.set(HEARTBEAT, time.time(), timeout=None)
    know_all()
    return Done(1)


def heartbeat_age() -> float | None:
    """Seconds since a worker last carried out what beat sent, or None if it never did."""
    last = cache.get(HEARTBEAT)
    return None if last is None else max(0.0, time.time() - last)
