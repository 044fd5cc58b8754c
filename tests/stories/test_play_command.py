"""`manage.py play`: a line a step, a dry run that leaves nothing, and no made-up history among real cases."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from applications.models import Case
from socinv.demo.organisation import create_organisation
from tests.stories.telling import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _organisation(settings: Settings) -> None:
    settings.LOCAL = True
    create_organisation(a_file("aterkallad").parent.name)


def played(*files: Path, **options: Any) -> list[str]:
    out = StringIO()
    call_command("play", *files, stdout=out, **options)
    return out.getvalue().splitlines()


def test_it_tells_what_happened_a_line_a_step() -> None:
    lines = played(a_file("aterkallad"))
    assert len(lines) == 6
    assert lines[0].endswith("fick nej (start idea): Bara den som arbetar i förvaltningen kan göra det.")
    assert "Lena Sagander började beskriva idén. → idén: utkast" in lines[1]
    assert "skrev i idén: Idén, Problem och målgrupp, Metod eller arbetssätt, Positiva effekter." in lines[2]
    assert "lämnade in idén. → idén: inlämnad, " in lines[3]
    assert "återkallade idén" in lines[5]
    assert "idén: återkallad" in lines[5]
    assert Case.objects.count() == 1


def test_a_dry_run_tells_and_leaves_nothing() -> None:
    assert len(played(a_file("aterkallad"), dry=True)) == 6
    assert not Case.objects.exists()


def test_stories_are_played_beside_each_other_in_order_of_time() -> None:
    lines = played(a_file("utkast"), a_file("utkast-klart"), dry=True)
    assert [line[:10] for line in lines] == sorted(line[:10] for line in lines)


def test_it_keeps_away_from_real_cases(settings: Settings) -> None:
    settings.LOCAL = False
    with pytest.raises(CommandError, match="Lägg till --dry"):
        played(a_file("aterkallad"))
    assert len(played(a_file("aterkallad"), dry=True)) == 6


def test_a_story_that_is_not_so_stops_with_words(tmp_path: Path) -> None:
    wrong = tmp_path / "fel.yaml"
    wrong.write_text(a_file("aterkallad").read_text("utf-8").replace("idea: withdrawn", "idea: approved"), "utf-8")
    with pytest.raises(CommandError, match=r"fel\.yaml, steg 6 .*skulle ha blivit 'approved' men är 'withdrawn'"):
        played(wrong)
    assert not Case.objects.exists()


def test_the_example_in_the_docs_plays(tmp_path: Path) -> None:
    docs = Path(__file__).resolve().parents[2] / "docs" / "stories.md"
    block = docs.read_text("utf-8").split("## The format")[1].split("| key |")[0]
    example = tmp_path / "exempel.yaml"
    example.write_text(dedent(block), "utf-8")
    assert len(played(example)) == 4
