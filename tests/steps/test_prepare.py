"""The network prepares an application, factor by factor, with scientific expertise."""

from __future__ import annotations

import pytest

from applications.models import Case, Step
from socinv.lifecycle.models import WorkItem
from tests.factories.acts import ask_expert, take_stance
from tests.factories.cases import (
    a_granted_application,
    a_submitted_application,
    an_application_in_preparation,
    open_step,
)
from tests.factories.house import House
from tests.steps.pages import Answering, read, shut_out, signed_in, url

FACTORS = ["results", "causality", "scale-up", "collaboration", "spread", "gender"]


@pytest.fixture
def step(house: House) -> Step:
    return open_step(an_application_in_preparation(house).case, "preparation")


def desk_of(house: House, step: Step, who: str = "network.chair") -> Answering:
    return Answering(house.person(who), step)


def filled(house: House, step: Step) -> Answering:
    desk = desk_of(house, step).judge("for")
    return desk.fill(outcome="done", reasons="Föreslår bifall.", expertise="En forskare läste ansökan.")


@pytest.mark.rule("SUN-09", "SUN-24", "SUN-25", "SUN-26", "SUN-27", "SUN-28", "SUN-29")
def test_every_factor_is_asked_for_and_kept(house: House, step: Step) -> None:
    desk = filled(house, step)
    asked = [one.yardstick for one in desk.page.context["form"].judged]
    assert [one.key for one in asked] == FACTORS
    for one in asked:
        assert one.title in desk.text
        assert one.text in desk.text
    desk.fill(judgement__spread="against", why__spread="Fjärde stora projektet.")
    assert desk.register().status_code == 302
    kept = desk.fresh()
    assert kept.judgements["spread"] == {"verdict": "against", "why": "Fjärde stora projektet."}
    assert set(kept.judgements) == set(FACTORS)
    decider = read(house.person("management-group.chair"), open_step(step.case, "decision"))
    for word in ("Prioritering", "Talar emot", "Fjärde stora projektet.", "En forskare läste ansökan."):
        assert word in decider


@pytest.mark.parametrize("key", FACTORS)
def test_a_factor_without_verdict_or_reason_is_an_error_at_its_field(house: House, step: Step, key: str) -> None:
    desk = filled(house, step).leave_out(f"judgement-{key}")
    desk.register()
    assert list(desk.problems) == [f"judgement-{key}"]
    assert f'href="#id_judgement-{key}_0"' in desk.text
    desk.fill(**{f"judgement-{key}": "for", f"why-{key}": ""}).register()
    assert list(desk.problems) == [f"why-{key}"]
    desk.fill(**{f"judgement-{key}": "perhaps", f"why-{key}": "Så."}).register()
    assert f"judgement-{key}" in desk.problems
    assert desk.fresh().status == "open"


@pytest.mark.rule("SUN-30")
def test_scientific_expertise_has_to_be_told_of(house: House, step: Step) -> None:
    desk = filled(house, step).fill(expertise="  ")
    desk.register()
    assert list(desk.problems) == ["expertise"]


@pytest.mark.rule("SUN-30")
def test_the_expert_is_waited_for(house: House, step: Step) -> None:
    asked = ask_expert(house, step.case, house.person("expert"), form="application")
    page = read(house.person("network.chair"), step)
    assert "Experten har inte svarat" in page
    assert 'id="besluta"' not in page
    Answering(house.person("expert"), asked).fill(outcome="strong", reasons="Väl prövat.").register()
    desk = filled(house, step)
    assert "Väl prövat." in desk.text
    assert desk.register().status_code == 302


@pytest.mark.rule("SUN-15", "SUN-27")
def test_who_takes_part_stands_beside_the_factor(house: House) -> None:
    partners = [{"id": "r1", "name": "Föreningen Påhittet", "kind": "civil-society", "role": "Coacher"}]
    alone = open_step(an_application_in_preparation(house).case, "preparation")
    page = desk_of(house, alone).text
    assert "Ingen annan förvaltning deltar." in page
    assert "Inga partner utanför kommunen." in page
    social = house.departments["social"].pk
    case = an_application_in_preparation(house, departments=[social], partners=partners).case
    page = desk_of(house, open_step(case, "preparation")).text
    assert "Deltar: Förvaltningen social." in page
    assert "Partner: Föreningen Påhittet (civilsamhället)." in page


@pytest.mark.rule("SUN-28", "SUN-29")
def test_all_projects_figures_stand_beside_the_factors(house: House, step: Step) -> None:
    a_granted_application(house, "social", girls="10", boys="30", evidence="development")
    facts = {judged.yardstick.key: fact for judged, fact in desk_of(house, step).page.context["judged"]}
    assert facts["results"] is None
    spread = {line.title: (line.granted, line.pending, line.here) for line in facts["spread"].lines}
    assert spread["Evidensbaserad"] == ("0", "1", True)
    assert spread["Oprövad"] == ("1", "0", False)
    here, granted = facts["gender"].sentences
    assert "40 flickor och 45 pojkar" in here
    assert "10 flickor och 30 pojkar" in granted


@pytest.mark.rule("SUN-04", "SUN-30")
def test_the_committees_answers_stand_side_by_side(house: House) -> None:
    case = a_submitted_application(house, departments=[house.departments["social"].pk]).case
    take_stance(house, case, "education-committee")
    take_stance(house, case, "social-committee")
    page = desk_of(house, open_step(case, "preparation"))
    names = [one["body"] for one in page.page.context["opinions"]]
    assert names == ["Nämnden education", "Nämnden social"]
    assert page.text.count("Nämnden vill pröva.") == 2


def test_sent_back_needs_reasons_only(house: House, step: Step) -> None:
    desk = desk_of(house, step).fill(outcome="returned", reasons="Räkna om kostnaderna.")
    assert desk.register().status_code == 302
    assert Case.objects.get(pk=step.case_id).application.status == "returned"
    assert not step.case.steps.filter(key="decision").exists()


@pytest.mark.rule("SUN-30")
def test_then_the_management_group_decides(house: House, step: Step) -> None:
    desk = filled(house, step)
    told = {one["name"] for one in desk.page.context["recipients"]}
    assert house.bodies["management-group"].name in told
    confirmed = desk.client.get(desk.register().url).content.decode()
    assert "Beredningen är registrerad" in confirmed
    item = WorkItem.objects.open().get(case=step.case, verb="decide")
    assert item.body == house.bodies["management-group"]


@pytest.mark.parametrize("who", ["network.chair", "network.secretary", "network.member"])
def test_any_member_of_the_network_may_register(house: House, step: Step, who: str) -> None:
    assert 'id="besluta"' in read(house.person(who), step)


@pytest.mark.parametrize("who", ["network.co-opted", "network.deputy", "management-group.chair", "coordination.method",
                                 "education-committee.chair", "social.writer"])  # fmt: skip
def test_others_read_the_same_page_without_the_form(house: House, step: Step, who: str) -> None:
    page = read(house.person(who), step)
    assert 'id="besluta"' not in page
    assert "Du kan läsa men inte svara" in page
    assert signed_in(house.person(who)).post(url(step), {"outcome": "done", "reasons": "Ja."}).status_code == 403
    assert Step.objects.get(pk=step.pk).status == "open"


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step)
