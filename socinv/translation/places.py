"""Where the texts and the translations are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
APPS = ("socinv", "applications", "projects", "repayment")
NOT_READ = {"migrations", "management", "runner", "translation"}


def python_files() -> Iterator[Path]:
    """Every module that may hold a text for the screen."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if not NOT_READ & set(path.relative_to(ROOT).parts) or path.name == "apps.py":
                yield path


def templates() -> Iterator[Path]:
    """Every template."""
    yield from sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"})
