"""`manage.py process check`: a well-formed file that cannot work says where, why and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from socinv.lifecycle.process.check import check_processes, problems_of_file
from socinv.lifecycle.process.load import FOLDER
from socinv.lifecycle.process.version_check import version_problems
from tests.process.texts import EXAMPLE, changed, line_of, mistakes, written

WRONG: list[tuple[str, str, str, str, str]] = [
    ("unknown body", r'by    = "circle"', 'by    = "cirkel"',
     'review.idea, steget "assessment": det finns inget organ "cirkel". Menade du "circle"?', "cirkel"),
    ("nobody can take it", r'by    = "circle"', 'by    = "circle"\nroles = ["king"]',
     'review.idea, steget "assessment": ingen kan ta steget', "king"),
    ("no role at all", r'by    = "circle"', 'by    = "circle"\nroles = []', "ingen kan ta steget", ""),
    ("leads nowhere", r'done = "decision"', 'done = "council"',
     'review.application, steget "preparation": utfallet "done" leder till "council", som inte finns.', "council"),
    ("missing outcome", r', no = "declined"', "", 'steget "stance": utfallet "no" saknas.', r"^leads = { yes"),
    ("unknown outcome", r'yes = "preparation"', 'yes = "preparation", maybe = "draft"',
     'utfallet "maybe" finns inte för slaget stance', "maybe"),
    ("missing deadline", r"^days  = 35", "days  = 0", "tidsgränsen måste vara minst en dag", "^days  = 0"),
    ("after nothing", r'after = "preparation"', 'after = "preparing"',
     'kommer efter "preparing", som inte är ett steg. Menade du "preparation"?', "preparing"),
    ("never begins", r'(step  = "assessment"\n(?:.*\n)*?)after = "submitted"', r'\1after = "assessment"',
     "review.idea: inget steg börjar vid inlämningen", ""),
    ("not reached", r'done = "decision"', 'done = "granted"',
     'steget "decision": inget utfall leder hit', ""),
    ("no end", r'kind  = "decision"\nby    = "deciders"\nafter = "preparation"\ndays  = 35\nleads = .*',
     ('kind  = "preparation"\nby    = "deciders"\nafter = "preparation"\ndays  = 35\n'
      'leads = { done = "preparation", returned = "draft" }'),
     'steget "decision": härifrån går det aldrig att komma till ett slut', ""),
    ("unknown rule", r"SUN-16", "SUN-99", 'regeln "SUN-99" finns inte i docs/rules.csv', "SUN-99"),
    ("body twice", r'key   = "deciders"', 'key   = "circle"', 'body, organet "circle": nyckeln finns två gånger', ""),
    ("step twice", r'step  = "expertise"', 'step  = "stance"', 'steget "stance": nyckeln finns två gånger', ""),
    ("question twice", r'key   = "name"', 'key   = "aim"',
     'form.application, delen "work", frågan "aim": nyckeln finns två gånger', ""),
    ("tells nobody", r'to = "applicant"', 'to = "aplicant"', '"aplicant" i tells är ingen', "aplicant"),
    ("no such criterion", r'criteria = \["early"\]', 'criteria = ["late"]', 'inget kriterium "late"', "late"),
    ("no such factor", r'factors = \["spread"\]', 'factors = ["width"]', 'ingen prioriteringsgrund "width"', "width"),
    ("prefills nothing", r'name = "title"', 'name = "heading"',
     'form.application, delen "work": idén har ingen fråga "heading"', "heading"),
    ("prefills no field", r'\{ name = "title"', '{ nam = "title"', 'from_idea nämner frågan "nam"', r"nam ="),
    ("project prefills nothing", r'\{ aim = "aim"', '{ aim = "goal"', 'ansökan har ingen fråga "goal"', "goal"),
    ("one choice", r'    \{ key = "indirect".*\n', "", "det måste finnas minst två val", ""),
    ("nothing to say", r'^  missing  = "Ge idén ett namn"\n', "", "frågan är obligatorisk men missing är tomt", ""),
    ("depends on nothing", r'field = "target"', 'field = "aim"', 'beror på frågan "aim", som inte finns i delen', ""),
    ("bad prefix", r'prefix       = "EX"', 'prefix       = "ex 1"', 'prefix "ex 1" är fel', "^prefix"),
    ("bad slug", r'slug         = "exempel"', 'slug         = "Ex empel"', 'slug "Ex empel" är fel', "^slug"),
    ("letter at no decline", r'factors = \["spread"\]', 'factors = ["spread"]\ndocuments = ["decline-letter"]',
     'steget "preparation": inget utfall leder till avslag. Ta bort "decline-letter"', ""),
    ("document of an expert", r'kind  = "expertise"', 'kind  = "expertise"\ndocuments = ["decision-memo"]',
     'steget "expertise": en experts bedömning blir ingen handling. Ta bort documents.', ""),
    ("unknown document", r'factors = \["spread"\]', 'factors = ["spread"]\ndocuments = ["decision-memmo"]',
     'documents, nummer 1, = "decision-memmo" går inte. Menade du "decision-memo"?', ""),
    ("reports to nobody", r'to          = "office"', 'to          = "kontor"',
     'reporting: det finns inget organ "kontor"', '"kontor"'),
    ("no day", r"06-30", "31 juni", 'reporting: "31 juni" är ingen dag på året', "31 juni"),
    ("judged without outcomes", r'key = "successful"', 'key = "splendid"', "closing.judged: ", ""),
    ("ordered nothing", r"^\[project\]$", '[project]\nordered = ["goal"]',
     'project: ordered nämner "goal", som inte finns i ansökan.', "goal"),
    ("no seat needed", r'role   = "chair"\nneeded = true', 'role   = "chair"',
     'project: ingen plats i gruppen "steering-group" har needed = true', ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "instead", "said", "line"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG]
)
def test_what_cannot_work_is_explained(tmp_path: Path, pattern: str, instead: str, said: str, line: str) -> None:
    found = mistakes(tmp_path, (pattern, instead))
    assert said in found, found
    if line:
        about = next(one for one in found.splitlines() if said in one)
        assert about.startswith(f"fil.toml, rad {line_of(changed((pattern, instead)), line)}: "), about


def test_a_pair_of_steps_that_lead_only_to_each_other(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        (r'done = "decision", returned = "draft"', 'done = "decision", returned = "decision"'),
        (r'leads = \{ granted = "granted", declined = "declined", returned = "draft" \}',
         'leads = { granted = "preparation", declined = "preparation", returned = "draft" }'),
    )  # fmt: skip
    assert 'steget "preparation": härifrån går det aldrig att komma till ett slut, bara till decision.' in found
    assert 'steget "decision": härifrån går det aldrig att komma till ett slut, bara till preparation.' in found


def test_steps_that_only_each_other_lead_to(tmp_path: Path) -> None:
    loop = (
        '[[review.application]]\nstep = "{one}"\ntitle = "X"\nkind = "preparation"\nby = "circle"\nafter = "stance"\n'
        'days = 5\nleads = {{ done = "{other}", returned = "draft" }}\n'
    )
    more = loop.format(one="a", other="b") + loop.format(one="b", other="a")
    found = mistakes(tmp_path, (r"^\[project\]", more + "[project]"))
    assert 'steget "a": nås bara från steg som inget leder till' in found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_every_file_there_is_holds(path: Path) -> None:
    assert problems_of_file(path) == []


def test_the_example_holds() -> None:
    assert problems_of_file(EXAMPLE) == []


def test_the_files_there_are_hold_together() -> None:
    assert list(version_problems(sorted(FOLDER.glob("*.toml")))) == []
    assert check_processes(None) == []


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([(r'= "2020"', '= "2024"')], "samma dag som i gammal.toml"),
        ([("2020-01-01", "2024-01-01")], 'versionen "2020" finns redan i gammal.toml'),
        ([("2020-01-01", "2024-01-01"), (r'= "2020"', '= "2024"'), ('"EX"', '"NY"')],
         'prefix är "NY" här men "EX" i gammal.toml'),
    ],
)  # fmt: skip
def test_two_versions_that_cannot_be_told_apart(tmp_path: Path, edits: list[tuple[str, str]], said: str) -> None:
    old, new = written(tmp_path, name="gammal.toml"), written(tmp_path, *edits, name="ny.toml")
    found = "\n".join(version_problems([old, new]))
    assert said in found
    assert found.startswith("ny.toml: process: ")


def test_a_new_version_beside_the_old_one_holds(tmp_path: Path) -> None:
    old = written(tmp_path, name="gammal.toml")
    new = written(tmp_path, ("2020-01-01", "2024-01-01"), (r'= "2020"', '= "2024"'), name="ny.toml")
    assert list(version_problems([old, new])) == []


def test_every_message_says_what_to_do(tmp_path: Path) -> None:
    """Two sentences at the least, or one that names the choices: what is wrong, and what to do."""
    for name, pattern, instead, said, _line in WRONG:
        about = next(one for one in mistakes(tmp_path, (pattern, instead)).splitlines() if said in one)
        assert re.search(r"[.?!:] \S.*[.?]$", about.split(": ", 2)[-1]) or ":" in about.split(": ", 2)[-1], (
            name,
            about,
        )
