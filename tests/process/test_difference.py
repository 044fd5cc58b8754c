"""What differs between two versions of a guideline, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.process.difference import Difference, differences
from socinv.lifecycle.process.forms_schema import Element
from socinv.lifecycle.process.schema import StepRule
from socinv.lifecycle.process.words import INTERNAL, LABELS, SECTIONS
from tests.process.texts import a_version

STEP = (
    '[[review.application]]\nstep = "views"\ntitle = "Synpunkter från kontoret"\nkind = "preparation"\nby = "office"\n'
    'after = "preparation"\ndays = 7\nleads = { done = "decision", returned = "draft" }\n\n[project]'
)


def _found(folder: Path, *edits: tuple[str, str]) -> list[Difference]:
    return differences(a_version(folder), a_version(folder, *edits, name="ny.toml"))


def _one(folder: Path, *edits: tuple[str, str]) -> Difference:
    found = _found(folder, *edits)
    assert len(found) == 1, found
    return found[0]


def test_a_version_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert _found(tmp_path) == []
    for process in all_processes().values():
        assert differences(process, process) == []


IDEA, APPLICATION, STEPS = "Formuläret för idén", "Formuläret för ansökan", "Stegen för ansökan"
BACK, OVER = "Komplettering: tillbaka till den som söker", "Komplettering: ärendet avslutas"
CHANGED: list[tuple[str, str, tuple[str, str, str, str, str]]] = [
    (r"^days  = 35", "days  = 50", (STEPS, "Beslut", "Svarstid", "35 dagar", "50 dagar")),
    (r'by    = "deciders"\nafter', 'by    = "office"\nafter',
     (STEPS, "Beslut", "Vem", "Beslutskretsen", "Fondkontoret")),
    (r'done = "decision", returned = "draft"', 'done = "decision", returned = "declined"',
     (STEPS, "Beredning", "Utfall", f"Beredd: Beslut; {BACK}", f"Beredd: Beslut; {OVER}")),
    (r'^text  = "Insatsen kommer tidigt."', 'text  = "Insatsen kommer sent."',
     ("Kriterier", "Tidig insats", "Text", "Insatsen kommer tidigt.", "Insatsen kommer sent.")),
    (r'help     = "Kort."', 'help     = "Kort och klart."',
     (APPLICATION, "Arbetet: Vad ska uppnås?", "Hjälptext", "Kort.", "Kort och klart.")),
    (r'label = "Vad heter insatsen\?"', 'label = "Insatsens namn"',
     (APPLICATION, "Arbetet: Insatsens namn", "Fråga", "Vad heter insatsen?", "Insatsens namn")),
    (r'label = "Vad heter insatsen\?"', 'label = "Vad heter insatsen?"\n  missing = "Ge den namn"\n  required = true',
     (APPLICATION, "Arbetet: Vad heter insatsen?", "Obligatorisk", "nej", "ja")),
    (r'text      = "Alla förvaltningar får söka."', 'text      = "Bara skolan får söka."',
     ("Vem får söka", "", "Text", "Alla förvaltningar får söka.", "Bara skolan får söka.")),
    (r"2020-01-01", "2024-06-30", ("Riktlinjen", "", "Gäller från och med", "1 januari 2020", "30 juni 2024")),
    (r'period_ends = \["06-30"\]', 'period_ends = ["06-30", "12-31"]',
     ("Rapportering", "", "Perioderna slutar", "06-30", "06-30, 12-31")),
    (r'  title = "Bedömning"', '  title = "Värdering"',
     ("Avslut och utvärdering", "Bedömning", "Namn", "Bedömning", "Värdering")),
    (r'\{ key = "indirect", label = "Föräldrar" \}', '{ key = "indirect", label = "Vuxna" }',
     (IDEA, "Idén: Vem når den?", "Val", "Barn; Föräldrar", "Barn; Vuxna")),
    (r'required_if = \{ field = "target", is = "indirect" \}', 'required_if = { field = "target", is = "direct" }',
     (IDEA, "Idén: Varför föräldrar?", "Obligatorisk om", "Vem når den? är Föräldrar", "Vem når den? är Barn")),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "instead", "said"), CHANGED, ids=[one[2][2] for one in CHANGED])
def test_a_change_is_said_in_words(tmp_path: Path, pattern: str, instead: str, said: tuple[str, ...]) -> None:
    assert _one(tmp_path, (pattern, instead)) == Difference(*said, "changed")  # type: ignore[call-arg, arg-type]


def test_a_new_step_and_where_it_comes_in(tmp_path: Path) -> None:
    found = _found(tmp_path, (r"^\[project\]", STEP), (r'done = "decision"', 'done = "views"'))
    leads, added = found
    assert (leads.item, leads.label) == ("Beredning", "Utfall")
    assert "Beredd: Synpunkter från kontoret" in leads.after
    assert (added.item, added.how, added.before) == ("Synpunkter från kontoret", "added", "")
    assert {"Vem: Fondkontoret", "Svarstid: 7 dagar"} <= set(added.after.split("\n"))


def test_what_was_added_one_way_is_removed_the_other(tmp_path: Path) -> None:
    old = a_version(tmp_path)
    new = a_version(tmp_path, (r"^\[project\]", STEP), (r'done = "decision"', 'done = "views"'), name="ny.toml")
    there, back = differences(old, new), differences(new, old)
    turned = {"added": "removed", "removed": "added"}
    assert {(one.group, one.item, one.label, one.before, one.after, turned.get(one.how, one.how)) for one in there} == {
        (one.group, one.item, one.label, one.after, one.before, one.how) for one in back
    }


def test_a_criterion_and_a_question_that_are_gone(tmp_path: Path) -> None:
    found = _found(
        tmp_path,
        (r"\[\[factor\]\]\n(?:.+\n)+", ""),
        (r'factors = \["spread"\]\n', ""),
        (r'  \[\[form.application.field\]\]\n  key   = "name"\n(?:.+\n)+', ""),
        (r'from_idea = \{ name = "title" \}\n', ""),
    )
    gone = {(one.group, one.item) for one in found if one.how == "removed"}
    assert gone == {
        ("Så prioriteras ansökningar", "Spridning"),
        ("Formuläret för ansökan", "Arbetet: Vad heter insatsen?"),
    }


def test_another_order(tmp_path: Path) -> None:
    swap = (r'(  \[\[form.application.field\]\]\n  key   = "name"\n(?:.+\n)+)\n((?:.+\n)+)', r"\2\n\1")
    one = _one(tmp_path, swap)
    assert (one.group, one.how) == ("Formuläret för ansökan", "moved")
    assert (one.before, one.after) == ("Vad heter insatsen?, Vad ska uppnås?", "Vad ska uppnås?, Vad heter insatsen?")


def test_a_section_that_came(tmp_path: Path) -> None:
    one = _one(tmp_path, (r"^\[writing\]", '[periods]\nper_year = 2\ntext = "Två gånger om året."\n\n[writing]'))
    assert (one.group, one.how) == ("Ansökningsperioder", "added")
    assert "Två gånger om året." in one.after


def test_rules_and_other_inner_names_are_no_difference(tmp_path: Path) -> None:
    assert _found(tmp_path, ("SUN-16", "SUN-17"), (r'inside = "ägaren"', 'inside = "den ägaren"')) == []


def test_no_key_is_shown_in_english(tmp_path: Path) -> None:
    """Every key that a reader can meet has a Swedish name: a new one needs one too."""
    known = {*LABELS, *INTERNAL, *(name.split(".")[-1] for name in SECTIONS), "idea", "form", "review"}
    missing = {
        f"{model.__name__}.{name}" for model in _models(Process) for name in model.model_fields if name not in known
    }
    assert missing == set()


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    return {Element, StepRule, *(one for one in _below(Element) if one.__module__.startswith("socinv."))}


def _below(model: type[Any]) -> set[type[Any]]:
    return {one for below in model.__subclasses__() for one in (below, *_below(below))}
