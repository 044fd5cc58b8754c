"""Which rules of the guidelines have a passing test: `make rules`, or pytest --rules.

A test names what it proves: @pytest.mark.rule("SUN-14", "SUN-15"). The rules are the rows of docs/rules.csv;
a row with something in the column `later` is not asked for yet.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

LIST = Path(__file__).resolve().parents[2] / "docs" / "rules.csv"
PROPERTY = "rule"
results = pytest.StashKey[dict[str, set[str]]]()


def known_rules(path: Path = LIST) -> dict[str, bool]:
    """Each rule, and whether a test is asked for now."""
    if not path.exists():
        return {}
    with path.open(newline="") as file:
        return {row["id"]: not (row.get("later") or "").strip() for row in csv.DictReader(file)}


def verdict(known: dict[str, bool], seen: dict[str, set[str]]) -> tuple[list[str], list[str], list[str]]:
    """Rules that are asked for and not proven, those that failed, and those that no guideline has."""
    missing = [rule for rule, asked in known.items() if asked and "passed" not in seen.get(rule, set())]
    failed = [rule for rule in known if "failed" in seen.get(rule, set())]
    return missing, failed, sorted(set(seen) - set(known))


def pytest_addoption(parser: pytest.Parser) -> None:
    """--rules: report, and fail where a rule lacks a passing test."""
    parser.addoption(
        "--rules", action="store_true", help="report which rules have a passing test; fail if one lacks it"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each test carry its rules to the report, also from another process."""
    for item in items:
        for marker in item.iter_markers("rule"):
            item.user_properties.extend((PROPERTY, rule) for rule in marker.args)


class Counter:
    """Counts results as they come in to the process that reports."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test's result under each of its rules."""
        if report.when == "call" or report.outcome != "passed":
            for name, rule in report.user_properties:
                if name == PROPERTY:
                    self.seen.setdefault(str(rule), set()).add(report.outcome)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A rule without proof fails the run."""
        missing, failed, unknown = verdict(known_rules(), self.seen)
        if session.exitstatus == pytest.ExitCode.OK and (missing or failed or unknown):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """The report."""
        known = known_rules()
        missing, failed, unknown = verdict(known, self.seen)
        asked = [rule for rule, now in known.items() if now]
        terminalreporter.section("regler")
        terminalreporter.line(f"{len(asked) - len(missing)} av {len(asked)} regler har ett godkänt test.")
        for what, which in [("Utan godkänt test", missing), ("Underkända", failed), ("Okända", unknown)]:
            if which:
                terminalreporter.line(f"{what}: {' '.join(which)}")


def pytest_configure(config: pytest.Config) -> None:
    """Count only in the process that reports, and only when asked."""
    if config.getoption("--rules") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Counter(), "socinv-rules")
