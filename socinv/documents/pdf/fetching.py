"""What a document may be drawn from: our own style sheets and fonts, and what was handed over with it. Nothing else."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STATIC, GIVEN = "/static/", "/given/"
BASE_URL = f"file://{STATIC}"  # addresses in templates and style sheets begin here; it is no place on the disk


class NotOurs(FatalURLFetchingError):  # type: ignore[misc]
    """Something outside was asked for: the document is not made."""


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Fetches static files by name and what was ``given`` by its key, opens no connection and follows no link."""

    def __init__(self, given: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.given = dict(given or {})

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file. Raises NotOurs for every other address."""
        parts = urlsplit(url)
        path = unquote(parts.path)
        if parts.scheme != "file" or parts.netloc:
            raise NotOurs(f"Bara egna filer får användas: {url[:80]}")
        if path.startswith(GIVEN):
            key = path.removeprefix(GIVEN)
            if key not in self.given:
                raise NotOurs(f"Filen är inte överlämnad: {url[:80]}")
            return _answer(url, self.given[key], key)
        if not path.startswith(STATIC):
            raise NotOurs(f"Bara egna filer får användas: {url[:80]}")
        return _answer(url, static_file(path.removeprefix(STATIC)).read_bytes(), path)


def _answer(url: str, content: bytes, name: str) -> URLFetcherResponse:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return URLFetcherResponse(url, content, {"Content-Type": kind})


def static_file(name: str) -> Path:
    """One of the site's own static files. Raises NotOurs when there is none, or when the name leads out of them."""
    found = _collected(name) if settings.STATIC_ROOT else _lying(name)
    if found is None or not found.is_file():
        raise NotOurs(f"Filen finns inte bland sidornas filer: {name[:80]}")
    return found


def _collected(name: str) -> Path | None:
    root = Path(str(settings.STATIC_ROOT)).resolve()
    try:
        file = Path(safe_join(str(root), name)).resolve()
    except SuspiciousFileOperation:
        return None
    return file if file.is_relative_to(root) else None


def _lying(name: str) -> Path | None:
    try:
        file = finders.find(name)
    except SuspiciousFileOperation:
        return None
    if not isinstance(file, str) or not name:
        return None
    real = Path(file).resolve()
    end = Path(name).parts
    # A link out of the folder that holds it ends in another place than its name says.
    return real if real == Path(file).parent.resolve() / end[-1] and ".." not in end else None
