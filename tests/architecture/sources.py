"""The project's own files, and reading them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("applications", "projects", "repayment", "socinv")


def python_files(*folders: str) -> list[Path]:
    """Python files under the folders, migrations apart."""
    return sorted(
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
    )


def templates() -> list[Path]:
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def kept_files(*suffixes: str) -> list[Path]:
    """What is under version control, or soon is; every file of those kinds in the project when git is not there."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if listed.returncode:
        return sorted(path for folder in (*APPS, "tests", "templates") for path in _under(folder, suffixes))
    paths = [ROOT / name for name in listed.stdout.splitlines() if name.endswith(suffixes)]
    return [path for path in paths if path.is_file()]


def _under(folder: str, suffixes: tuple[str, ...]) -> Iterator[Path]:
    return (path for path in (ROOT / folder).rglob("*") if path.name.endswith(suffixes))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
