"""The parts of a production system, a process each: web, worker, beat, migrate; and whether each is well."""

import os
import sys
import time
from http.client import HTTPConnection, HTTPException

from socinv.runner import places

HEARTBEATS_MISSED = 4


def become(*command: str) -> int:
    """Turn this process into the command, so that signals reach it as they are."""
    os.chdir(places.CHECKOUT)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", *command])  # noqa: S606


def web() -> int:
    """gunicorn; as many of these as wanted behind the proxy."""
    if not os.environ.get("REDIS_URL"):
        print("REDIS_URL saknas: påminnelser och mejl skickas inte.", file=sys.stderr)
    address = f"{os.environ.get('SOCINV_BIND', '0.0.0.0')}:{os.environ.get('PORT') or 8000}"  # noqa: S104
    workers, threads = os.environ.get("WEB_WORKERS") or "2", os.environ.get("WEB_THREADS") or "4"
    options = ["--bind", address, "--workers", workers, "--threads", threads, "--worker-class", "gthread"]
    options += ["--max-requests", "5000", "--max-requests-jitter", "500", "--no-control-socket"]
    return become("gunicorn", *options, "socinv.wsgi")


def worker() -> int:
    """A Celery worker; as many of these as wanted."""
    return become("celery", "-A", "socinv", "worker", "--concurrency", os.environ.get("WORKER_PROCESSES") or "2")


def beat() -> int:
    """Celery's clock: one of these."""
    return become("celery", "-A", "socinv", "beat", "--pidfile=")


def migrate() -> int:
    """Bring the database up to date; run before a new version's web and worker."""
    from socinv.runner.fill import fill

    return fill(with_demo=False)


def web_is_well() -> bool:
    """Whether the web server of this container answers."""
    host = (os.environ.get("SOCINV_HOSTS") or "localhost").split(",")[0].strip()
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT") or 8000), timeout=5)
    try:
        connection.request("GET", "/halsa/", headers={"Host": host.lstrip(".")})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def background_is_well() -> bool:
    """Whether a worker lately carried out what beat sent."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socinv.settings")
    django.setup()
    from django.conf import settings

    from socinv.health import heartbeat_age

    age = heartbeat_age()
    return age is not None and age < HEARTBEATS_MISSED * settings.CELERY_BEAT_SCHEDULE["heartbeat"]["schedule"]


def healthy(part: str) -> int:
    """0 if the part (web or background) is well, 1 if not: what a container's health check asks."""
    return 0 if (web_is_well() if part == "web" else background_is_well()) else 1


def wait_for_health(part: str, seconds: float) -> bool:
    """Ask until the part is well or the time is out."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if healthy(part) == 0:
            return True
        time.sleep(0.2)
    return False
