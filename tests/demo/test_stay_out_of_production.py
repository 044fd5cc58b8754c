"""A site that is checked for deployment says so when the demo is on."""

from __future__ import annotations

from django.core.checks import Tags, run_checks
from pytest_django import Settings


def found() -> set[str]:
    return {str(one.id) for one in run_checks(tags=[Tags.security], include_deployment_checks=True)}


def test_the_demo_is_an_error_where_the_work_is_real(settings: Settings) -> None:
    settings.DEMO = True
    assert "demo.E001" in found()


def test_no_word_of_it_otherwise(settings: Settings) -> None:
    settings.DEMO = False
    assert "demo.E001" not in found()
