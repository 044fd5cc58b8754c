"""Which templates were rendered, over the whole run and all its workers. On a full run each must have been."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "templates"
KEY = "socinv_templates"
rendered: set[str] = set()


def note(sender: Any, template: Any, **_rest: Any) -> None:
    """Receives every rendering: pages, what they extend, and what they include."""
    if template.name:
        rendered.add(str(template.name))


def all_templates() -> set[str]:
    """Every template of ours, by the name it is asked for."""
    return {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}


def is_whole(config: pytest.Config) -> bool:
    """Whether everything was asked for: no path, word or marker was chosen, and nothing stopped it early."""
    chosen = config.args_source is not pytest.Config.ArgsSource.TESTPATHS
    option = config.option
    return not (chosen or option.keyword or option.markexpr or option.collectonly or option.lf or option.maxfail)


def pytest_configure(config: pytest.Config) -> None:
    from django.test.signals import template_rendered

    template_rendered.connect(note, dispatch_uid="socinv-templates")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Judge(), "socinv-templates")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands over what it has seen."""
    if hasattr(session.config, "workerinput"):
        session.config.workeroutput[KEY] = "\n".join(rendered)  # type: ignore[attr-defined]


class Judge:
    """In the process that reports: takes in what the workers saw, and fails a whole run that leaves one out."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object | None) -> None:
        """A worker is done."""
        rendered.update(getattr(node, "workeroutput", {}).get(KEY, "").split())

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A template that no test renders fails the run."""
        if is_whole(session.config) and session.exitstatus == pytest.ExitCode.OK and all_templates() - rendered:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any, config: pytest.Config) -> None:
        """Name them."""
        left = sorted(all_templates() - rendered)
        if left and is_whole(config):
            terminalreporter.section("mallar")
            terminalreporter.line(f"Inget test visar {len(left)} mallar: {' '.join(left)}")
