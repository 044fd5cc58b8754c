"""The report of `make rules`: what lacks a passing test fails it."""

from pathlib import Path

import pytest

from tests.plugins import rules

pytest_plugins = ["pytester"]


def test_verdict_names_missing_failed_and_unknown() -> None:
    known = {"A-01": True, "A-02": True, "A-03": False, "A-04": True}
    seen = {"A-01": {"passed"}, "A-02": {"failed", "passed"}, "B-01": {"passed"}, "A-04": {"skipped"}}
    assert rules.verdict(known, seen) == (["A-04"], ["A-02"], ["B-01"])


def test_rules_that_wait_are_known_but_not_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "rules.csv"
    file.write_text('id,rule,later\nA-01,"one, two",\nA-02,three,money\n')
    assert rules.known_rules(file) == {"A-01": True, "A-02": False}
    assert rules.known_rules(tmp_path / "none.csv") == {}


def test_every_rule_in_the_list_is_named_once() -> None:
    lines = rules.LIST.read_text().splitlines()[1:]
    names = [line.split(",", 1)[0] for line in lines]
    assert len(names) == len(set(names)) == len(rules.known_rules())


def test_the_report_counts_what_passed(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makepyfile(
        "import pytest\n"
        "@pytest.mark.rule('A-01')\ndef test_one() -> None: pass\n"
        "@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.rule('A-02', 'A-03'))])\n"
        "def test_two(x: int) -> None: pass\n"
    )
    monkeypatch.setattr(rules, "known_rules", lambda path=None: {"A-01": True, "A-02": True, "A-03": True})
    marker = ["-o", "markers=rule(*ids): rules", "-p", "no:django", "-p", "tests.plugins.rules", "--rules"]
    done = pytester.runpytest_inprocess(*marker)
    assert done.ret == 0
    done.stdout.fnmatch_lines(["3 av 3 regler har ett godkänt test."])
    monkeypatch.setattr(rules, "known_rules", lambda path=None: {"A-01": True, "A-09": True})
    done = pytester.runpytest_inprocess(*marker)
    assert done.ret == 1
    done.stdout.fnmatch_lines(["Utan godkänt test: A-09", "Okända: A-02 A-03"])
