"""Each test meets the same surroundings: quick passwords, Swedish, an empty cache, files of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings as hypothesis_settings


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Settings that differ in tests, set before Django starts."""
    worker = getattr(config, "workerinput", {}).get("workerid", "main")
    prefix = f"test-{os.getpid()}-{worker}"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["*"]
    # The same tries each time; how long one takes says nothing here. New ones with --hypothesis-profile=searching.
    hypothesis_settings.register_profile("steady", deadline=None, derandomize=True, database=None)
    hypothesis_settings.register_profile("searching", deadline=None)
    hypothesis_settings.load_profile("steady")
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = False
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True  # else every client reads every file
    settings.STATIC_ROOT = None
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    if settings.REDIS_URL:
        settings.CACHES["default"]["KEY_PREFIX"] = prefix
        settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"global_keyprefix": prefix}


@pytest.fixture(scope="session", autouse=True)
def _files_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> None:
    media: Path = tmp_path_factory.mktemp("media")
    settings.MEDIA_ROOT = media


@pytest.fixture(autouse=True)
def _same_start() -> Iterator[None]:
    translation.activate(settings.LANGUAGE_CODE)
    yield
    if settings.REDIS_URL:
        forget(settings.CACHES["default"]["KEY_PREFIX"])
    else:
        cache.clear()


def forget(prefix: str) -> None:
    """Remove our own keys from a Redis that is not ours alone."""
    import redis

    with redis.Redis.from_url(settings.REDIS_URL) as client:
        if keys := list(client.scan_iter(f"{prefix}*", count=1000)):
            client.delete(*keys)
