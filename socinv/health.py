"""Is the system well: a page for load balancers and a heartbeat for the background work."""

import time

from celery import shared_task
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

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


@shared_task
def heartbeat() -> None:
    """Sent by beat and carried out by a worker: proof that both are alive."""
    cache.set(HEARTBEAT, time.time(), timeout=None)


def heartbeat_age() -> float | None:
    """Seconds since a worker last carried out what beat sent, or None if it never did."""
    last = cache.get(HEARTBEAT)
    return None if last is None else max(0.0, time.time() - last)
