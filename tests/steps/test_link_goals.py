"""The preparation links an application to the municipality's goals and to the global ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from applications.models import Step
from socinv.lifecycle.perform import perform
from tests.factories.cases import open_step
from tests.factories.guidelines import with_anchoring
from tests.factories.house import House, a_house
from tests.factories.long_way import a_period, an_anchored_application
from tests.factories.processes import under
from tests.presentation.markup import Markup
from tests.steps.pages import Answering, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    with with_anchoring() as process:
        house = under(a_house(), process)
        a_period(house)
        yield house


@pytest.fixture
def step(house: House) -> Step:
    application = an_anchored_application(house)
    perform(application, "submit", by=house.person("education.writer"))
    return open_step(application.case, "preparation")


@pytest.mark.rule("NOR-07")
def test_a_goal_of_each_kind_is_chosen(house: House, step: Step) -> None:
    desk = Answering(house.person("network.chair"), step).judge("for").fill(outcome="done", reasons="Föreslår bifall.")
    assert desk.text.count("sdg-") >= 17
    assert desk.register().status_code == 200
    assert desk.problems == {
        "goals_municipal": ["Välj minst ett av kommunens mål."],
        "goals_global": ["Välj minst ett av de globala målen."],
    }
    assert Markup(desk.text).faults == []
    done = desk.fill(goals_municipal=["school"], goals_global=["sdg-4", "sdg-10"]).register()
    assert done.status_code == 302
    assert desk.fresh().goals == ["school", "sdg-4", "sdg-10"]
    decision = open_step(step.case, "decision")
    for page in (read(house.person("education.writer"), step), read(house.person("management-group.chair"), decision)):
        assert "10. Minskad ojämlikhet" in page
        assert "Fler klarar skolan" in page


@pytest.mark.rule("NOR-07")
def test_only_goals_of_the_list(house: House, step: Step) -> None:
    desk = Answering(house.person("network.chair"), step).judge("for").fill(outcome="done", reasons="Bifall.")
    desk.fill(goals_municipal=["sdg-4"], goals_global=["sdg-18"])
    assert desk.register().status_code == 200
    assert set(desk.problems) == {"goals_municipal", "goals_global"}
    assert desk.fresh().status == "open"


def test_sent_back_it_needs_no_goals(house: House, step: Step) -> None:
    desk = Answering(house.person("network.chair"), step).fill(outcome="returned", reasons="Skriv mer om metoden.")
    assert desk.register().status_code == 302
    assert desk.fresh().outcome == "returned"
