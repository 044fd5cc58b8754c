"""The way through a process: as stops, as Mermaid and as a picture."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.process.mermaid import mermaid
from socinv.lifecycle.process.way import END, Stop, way_of
from socinv.organisation.process_picture import MEASURES, DrawnStage, Picture, drawn_way, legend
from tests.process.texts import a_version

PROCESSES = [pytest.param(one, id=f"{slug}@{version}") for (slug, version), one in all_processes().items()]


def _stops(process: Process) -> dict[str, Stop]:
    return {stop.key: stop for stage in way_of(process) for stop in stage.stops}


def test_the_outcomes_lead_where_the_file_says(tmp_path: Path) -> None:
    stops = _stops(a_version(tmp_path))
    assert [key for key, stop in stops.items() if not stop.beside] == [
        "idea.write", "idea.assessment", "application.write", "application.stance", "application.preparation",
        "application.decision", "project", "project.start", "project.report", "evaluation", "judged",
    ]  # fmt: skip
    ways = {(way.shape, way.word, way.goal) for way in stops["idea.assessment"].ways}
    assert ways == {
        ("yes", "Bifall", "application.write"), ("no", "Avslag", END), ("back", "Komplettering", "idea.write"),
    }  # fmt: skip
    assert [(way.word, way.goal) for way in stops["judged"].ways] == [
        ("Lyckad", END), ("Delvis lyckad", END), ("Inte lyckad", END),
    ]  # fmt: skip
    assert stops["application.expertise"].beside


def test_without_ideas_it_begins_with_the_application(tmp_path: Path) -> None:
    process = a_version(tmp_path)
    bare = process.model_copy(
        update={
            "form": process.form.model_copy(update={"idea": ()}),
            "review": process.review.model_copy(update={"idea": ()}),
            "later": (),
        }
    )
    stops = _stops(bare)
    assert next(iter(stops)) == "application.write"
    assert [way.goal for way in stops["application.decision"].ways if way.shape != "back"] == [END, END]
    assert "subgraph idea_stage" not in mermaid(bare)


@pytest.mark.parametrize("process", PROCESSES)
def test_every_way_leads_to_a_stop(process: Process) -> None:
    stops = _stops(process)
    assert {way.goal for stop in stops.values() for way in stop.ways} <= {*stops, END}
    for phase in ("idea", "application"):
        assert {f"{phase}.{step.step}" for step in process.steps(phase)} <= set(stops)


@pytest.mark.parametrize("process", PROCESSES)
def test_mermaid_names_only_its_own_boxes(process: Process) -> None:
    text = mermaid(process)
    boxes = set(re.findall(r"^ +(\w+)(?:\(\[|\[)\"", text, re.MULTILINE))
    arrows = re.findall(r"^  (\w+) (?:-->|-\.->|-\.-)(?:\|\"[^\"]+\"\|)? (\w+)$", text, re.MULTILINE)
    assert arrows
    assert {one for pair in arrows for one in pair} <= boxes
    assert len(text.splitlines()) == len(set(text.splitlines()) - {"  end"}) + text.splitlines().count("  end")


def test_marks_that_mermaid_would_trip_on_are_written_otherwise(tmp_path: Path) -> None:
    process = a_version(tmp_path, (r'title = "Beslut"', """title = 'Beslut "A" <b> & B'"""))
    line = next(one for one in mermaid(process).splitlines() if "Beslut #quot;A" in one)
    assert line.count('"') == 2
    assert "<b>" not in line


@pytest.mark.parametrize("process", PROCESSES)
def test_the_picture_keeps_within_its_edges(process: Process) -> None:
    for stage in drawn_way(way_of(process)):
        assert {one.name for one in stage.pictures} == {one.name for one in MEASURES}
        for picture in stage.pictures:
            _within(picture)


def _within(picture: Picture) -> None:
    assert all(box.x >= 0 and box.x + box.width <= picture.width for box in picture.boxes)
    assert all(box.y + box.height <= picture.height for box in picture.boxes)
    ordered = sorted(picture.boxes, key=lambda box: box.y)
    assert all(one.y + one.height < two.y for one, two in pairwise(ordered)), "boxes overlap"
    for box in picture.boxes:
        for line in box.lines:
            assert box.x < line.x
            assert box.y < line.y <= box.y + box.height
    for arrow in picture.arrows:
        assert max((int(x) for x in re.findall(r"[MH](\d+)", arrow.path)), default=0) <= picture.width


def test_the_picture_says_the_same_in_words(tmp_path: Path) -> None:
    stages = {stage.key: stage for stage in drawn_way(way_of(a_version(tmp_path)))}
    said = stages["application"].description
    assert "Beredning: Rådslagskretsen, inom 25 dagar." in said
    assert "Komplettering: tillbaka till den som söker." in said
    assert "Sakkunnigt ord: En inbjuden expert, vid behov, inom 15 dagar." in said


def test_a_step_that_is_passed_has_a_lane_to_the_one_after(tmp_path: Path) -> None:
    process = a_version(tmp_path, (r'yes = "preparation"', 'yes = "decision"'))
    stage = next(one for one in drawn_way(way_of(process)) if one.key == "application")
    for picture in stage.pictures:
        assert [arrow for arrow in picture.arrows if "Q" in arrow.path and not arrow.dashed]


def test_the_legend_has_the_marks_that_are_there(tmp_path: Path) -> None:
    drawn: list[DrawnStage] = drawn_way(way_of(a_version(tmp_path)))
    assert [shape for shape, _word in legend(drawn)] == ["yes", "no", "back"]
