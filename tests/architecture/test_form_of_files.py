"""Small files, small functions, whole annotations; templates without style or script of their own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import APPS, ROOT, kept_files, python_files, templates, tree, where

VAGUE = {"utils.py", "helpers.py", "misc.py", "common.py", "util.py", "helper.py"}
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)
INCLUDE = re.compile(r"{%\s*include\s+\"components/[^%]*%}", re.DOTALL)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|raise NotImplementedError)\b")


def test_no_file_is_long() -> None:
    kinds = (".py", ".html", ".js", ".css")
    long = {str(path.relative_to(ROOT)) for path in kept_files(*kinds) if _lines(path) > 300}
    assert {name for name in long if "/migrations/" not in name} == set()


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_template_is_long() -> None:
    assert not [path.name for path in templates() if _lines(path) > 120]


def test_no_function_is_long() -> None:
    long = [
        f"{where(path, node)} {node.name}"
        for path in python_files(*APPS, "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 45
    ]
    assert not long, "\n".join(long)


def test_every_function_says_what_it_returns() -> None:
    silent = [
        f"{where(path, node)} {node.name}"
        for path in python_files(*APPS, "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is None
    ]
    assert not silent, "\n".join(silent)


def test_every_file_is_named_after_what_it_holds() -> None:
    assert not [path for path in kept_files(".py") if path.name in VAGUE]


@pytest.mark.parametrize("path", [path for path in templates() if path.suffix == ".html"], ids=lambda path: path.name)
def test_a_template_is_plain(path: Path) -> None:
    text = path.read_text("utf-8")
    html = re.sub(r"{%.*?%}", "", text, flags=re.DOTALL)  # a tag's parameters are no attributes
    assert not INLINE.findall(html), "style and script have files of their own"
    open_ended = [one for one in INCLUDE.findall(text) if not re.search(r"\bonly\s*%}$", one)]
    assert not open_ended, "a component gets what it is given and no more"


def test_nothing_is_left_for_later() -> None:
    kept = [
        path for path in kept_files(".py", ".html", ".js", ".css", ".toml", ".yaml", ".md") if path != Path(__file__)
    ]
    assert not [str(path.relative_to(ROOT)) for path in kept if UNFINISHED.search(path.read_text("utf-8"))]
