"""The site as production runs it, and the floor beside it."""

from django.conf import settings

settings.ROOT_URLCONF = "tests.bench.floor"

from socinv.wsgi import application  # noqa: E402

__all__ = ["application"]
