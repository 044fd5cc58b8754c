"""Reads the environment (12-factor) into the types that settings need."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on", "ja"}, {"0", "false", "no", "off", "nej", ""}


class Environment:
    """Typed look-ups in a mapping of strings; a value that cannot be read stops the start and is named."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self.values = os.environ if values is None else values

    def __contains__(self, name: str) -> bool:
        return bool(self.values.get(name))

    def text(self, name: str, default: str = "") -> str:
        """The value of `name`, or what the file that `name`_FILE names holds (a container's secret)."""
        file = self.values.get(f"{name}_FILE")
        if file and not self.values.get(name):
            return Path(file).read_text().strip()
        return self.values.get(name) or default

    def flag(self, name: str, default: bool = False) -> bool:
        """Yes or no. Raises ImproperlyConfigured for anything else."""
        value = self.values.get(name)
        if value is None:
            return default
        if value.lower() not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{name} ska vara 1 eller 0, inte {value!r}.")
        return value.lower() in TRUE

    def number(self, name: str, default: int) -> int:
        """A whole number. Raises ImproperlyConfigured for anything else."""
        value = self.text(name, str(default))
        try:
            return int(value)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} ska vara ett heltal, inte {value!r}.") from error

    def words(self, name: str, default: str = "") -> list[str]:
        """A list written with commas."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]


def database(url: str) -> dict[str, Any]:
    """Django's connection settings out of postgres://user:password@host:port/name?option=value.

    A unix socket is given as postgres:///name?host=/folder. Raises ImproperlyConfigured for other engines.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL ska börja med postgres:// (endast PostgreSQL stöds).")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or options.pop("password", "")),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def email(url: str) -> dict[str, Any]:
    """Django's mail settings out of smtp://, smtps:// (TLS), file:///folder or console://."""
    parts = urlsplit(url)
    backends = {
        "smtp": "smtp",
        "smtps": "smtp",
        "submission": "smtp",
        "file": "filebased",
        "console": "console",
    }
    if parts.scheme not in backends:
        raise ImproperlyConfigured(
            "EMAIL_URL ska börja med smtp://, submission:// (STARTTLS), smtps://, file:// eller console://."
        )
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{backends[parts.scheme]}.EmailBackend",
        "EMAIL_FILE_PATH": unquote(parts.path),
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or {"smtps": 465, "submission": 587}.get(parts.scheme, 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "submission",
        "EMAIL_TIMEOUT": 10,
    }
