"""Arrows point one way: repayment, projects, applications, socinv."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import python_files, tree, where

CORE = ("organisation", "presentation", "lifecycle", "notices", "documents", "meetings", "translation", "runner")
FORBIDDEN = {
    **{f"socinv/{name}": ("applications", "projects", "repayment", "socinv.stories", "socinv.demo") for name in CORE},
    "applications": ("projects", "repayment", "socinv.stories", "socinv.demo"),
    "projects": ("repayment", "socinv.stories", "socinv.demo"),
    "repayment": ("socinv.stories", "socinv.demo"),
}
NEVER_FROM = {
    "socinv/lifecycle/process": ("socinv.notices", "django.http", "django.shortcuts"),
    "applications/content": ("django.http", "django.shortcuts", "applications.views"),
    "applications/flow": ("django.http", "django.shortcuts", "applications.views"),
    "applications/models": ("django.http", "django.shortcuts", "applications.views", "applications.flow"),
}


def _imports(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every module a file takes something from, at the top or inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((name.name, node) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node
            yield from ((f"{node.module}.{name.name}", node) for name in node.names)


@pytest.mark.parametrize(("folder", "forbidden"), [*FORBIDDEN.items(), *NEVER_FROM.items()])
def test_no_arrow_points_back(folder: str, forbidden: tuple[str, ...]) -> None:
    found = {
        f"{where(path, node)} imports {module}"
        for path in python_files(folder)
        for module, node in _imports(path)
        if any(module == one or module.startswith(f"{one}.") for one in forbidden)
    }
    assert not found, "\n".join(sorted(found))


def test_every_app_has_its_place() -> None:
    from django.apps import apps

    ours = {config.name.replace(".", "/") for config in apps.get_app_configs() if _is_ours(config.name)}
    assert ours - {"socinv/stories", "socinv/demo"} <= set(FORBIDDEN)


def _is_ours(name: str) -> bool:
    return name.split(".")[0] in ("applications", "projects", "repayment", "socinv")
