"""`manage.py process check`, `show` and `list`."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from socinv.lifecycle.process import all_processes
from socinv.lifecycle.process.load import FOLDER, versions_of
from tests.factories.house import a_process
from tests.process.texts import written


def _said(*arguments: str) -> str:
    out = StringIO()
    call_command("process", *arguments, stdout=out)
    return out.getvalue()


def test_a_file_that_holds(tmp_path: Path) -> None:
    assert _said("check", str(written(tmp_path))) == "fil.toml: Filen håller.\n"


def test_every_file_of_the_house() -> None:
    files = [str(path) for path in sorted(FOLDER.glob("*.toml"))]
    assert _said("check", *files).count("Filen håller.") == len(files)


def test_a_file_that_does_not_hold(tmp_path: Path) -> None:
    path, out = written(tmp_path, (r'by    = "circle"', 'by    = "cirkel"')), StringIO()
    with pytest.raises(CommandError, match=r"1 fel. Rätta och pröva igen."):
        call_command("process", "check", str(path), stdout=out)
    assert out.getvalue().startswith("fil.toml, rad ")
    assert "Filen håller" not in out.getvalue()


def test_one_good_and_one_bad(tmp_path: Path) -> None:
    good = written(tmp_path, (r'"exempel"', '"annan"'), name="bra.toml")
    bad = written(tmp_path, (r"^days  = 35", ""), (r"^days  = 25", ""), name="trasig.toml")
    out = StringIO()
    with pytest.raises(CommandError, match="2 fel"):
        call_command("process", "check", str(good), str(bad), stdout=out)
    assert "bra.toml: Filen håller." in out.getvalue()


def test_two_files_at_odds(tmp_path: Path) -> None:
    paths = [str(written(tmp_path, name=name)) for name in ("en.toml", "tva.toml")]
    with pytest.raises(CommandError, match="2 fel"):
        _said("check", *paths)


def test_the_table_says_what_the_file_says() -> None:
    process = a_process()
    words = " ".join(_said("show", process.slug).split())
    for said in (
        process.process.source, *(one.title for one in process.body), *(one.title for one in process.criterion),
        *(part.title for form in ("application", "project", "report") for part in process.parts(form)),
        *(f"{step.days} dagar" for step in process.steps("application")), "flowchart TD",
    ):  # fmt: skip
        assert said in words, said


def test_only_the_picture() -> None:
    slug = next(iter(all_processes().values())).slug
    assert _said("show", slug, "--mermaid").startswith("flowchart TD\n")


def test_a_version_by_its_name() -> None:
    process = next(iter(all_processes().values()))
    assert _said("show", f"{process.slug}@{process.version}") == _said("show", process.slug) or len(
        versions_of(process.slug)
    ) > 1  # fmt: skip
    with pytest.raises(CommandError, match="Det finns ingen process"):
        _said("show", f"{process.slug}@1800")


def test_the_list_has_every_version() -> None:
    words = _said("list")
    assert all(process.version in words and process.slug in words for process in all_processes().values())
    assert "gäller för nya ärenden" in words
