"""A person declares a conflict of interest in a case, and takes it back."""

from __future__ import annotations

import pytest

from applications.models import Case, Conflict, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from tests.case.pages import CONFLICTS, CasePage, post, problems, statuses, url
from tests.factories import acts as do
from tests.factories.cases import a_submitted_idea, assessment, open_step
from tests.factories.house import House, a_house, employ
from tests.factories.projects import a_planned_project, ask_change, decide_change
from tests.lists.asking import client_of, page

pytestmark = pytest.mark.django_db
NAME, WHY = "case-conflict", "Min syster har skrivit idén."


def declare(person: User, case: Case, reason: str = WHY) -> Conflict:
    response = post(person, case, NAME, reason=reason, doing="declare_conflict")
    assert response.status_code == 302
    return Conflict.objects.get(case=case, person=person, retracted_at=None)


def test_a_declaration_is_shown_and_told(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    declare(chair, case)
    for who in ("network.chair", "education.writer", "culture-committee.member"):
        shown = CasePage(house.person(who), case).section(CONFLICTS)
        assert f"{chair.name} handlägger eller beslutar inte i ärendet. {WHY} Anmält av personen själv" in shown
    history = page(house.person("network.member"), url(case, "case-history"))
    assert f"{chair.name} anmälde jäv." in history
    assert WHY in history


def test_it_blocks_deciding(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    declare(chair, case)
    step = open_step(case, "assessment")
    with pytest.raises(Refused):
        perform(step, "assess", by=chair, **assessment(step))
    assert Step.objects.get(pk=step.pk).status == "open"
    answer = client_of(chair).post(url(case, "step", step.pk), {"outcome": "approved", "reasons": "Ja."})
    assert Step.objects.get(pk=step.pk).status == "open"
    assert answer.status_code in (200, 403)


def test_it_blocks_handling(house: House) -> None:
    case, coordinator = a_submitted_idea(house).case, house.person("coordination.method")
    declare(coordinator, case)
    for name in ("case-note", "case-coordinators", "expert-invite"):
        assert statuses(coordinator, case, name) == (403, 403), name
    assert CasePage(coordinator, case).acts == ["Återta din anmälan om jäv"]


def test_it_is_for_this_case_only(house: House) -> None:
    case, other = a_submitted_idea(house).case, a_submitted_idea(house).case
    declare(house.person("network.chair"), case)
    assert do.assess(house, other).status == "answered"


def test_taking_it_back_opens_the_way_again(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    declare(chair, case)
    response = post(chair, case, NAME, reason="Det var ett annat ärende.", doing="retract_conflict")
    assert response.status_code == 302
    assert Conflict.objects.get(case=case, person=chair).retracted_at is not None
    assert CasePage(chair, case).section(CONFLICTS) == ""
    assert do.assess(house, case).status == "answered"
    history = page(chair, url(case, "case-history"))
    assert history.index("anmälde jäv.") < history.index("återtog sin anmälan om jäv.")


def test_the_same_press_twice_does_not_take_it_back(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    conflict = declare(chair, case)
    again = client_of(chair).post(url(case, NAME), {"reason": WHY, "doing": "declare_conflict"}, follow=True)
    assert "Du har redan anmält jäv i ärendet." in again.content.decode()
    conflict.refresh_from_db()
    assert conflict.retracted_at is None
    assert Event.objects.filter(case=case, verb="declare_conflict").count() == 1


def test_taking_it_back_twice(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    declare(chair, case)
    for _press in range(2):
        post(chair, case, NAME, reason="Fel ärende.", doing="retract_conflict")
    assert not Conflict.objects.filter(case=case, retracted_at=None).exists()
    assert Event.objects.filter(case=case, verb="retract_conflict").count() == 1


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_reason_is_needed(house: House, reason: str) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    assert problems(post(chair, case, NAME, reason=reason)) == {"reason": ["Skriv varför."]}
    assert not Conflict.objects.filter(case=case).exists()


def test_too_long_a_reason_is_not_lost(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    response = post(chair, case, NAME, reason="ord " * 600)
    assert problems(response) == {"reason": ["Skriv högst 2000 tecken. Nu är det 2399."]}
    assert "ord ord ord" in response.content.decode()


def test_what_the_system_saw_is_shown_and_cannot_be_taken_back(house: House) -> None:
    chair = house.person("network.chair")
    employ(chair, house.departments["education"])
    case = a_submitted_idea(house).case
    shown = CasePage(chair, case).section(CONFLICTS)
    assert f"{chair.name} handlägger eller beslutar inte i ärendet. Arbetar i den sökande förvaltningen." in shown
    assert "Upptäckt av systemet" in shown
    assert not [one for one in CasePage(chair, case).acts if "jäv" in one]
    assert statuses(chair, case, NAME) == (403, 403)
    post(chair, case, NAME, reason="Det stämmer inte.", doing="retract_conflict")
    assert Conflict.objects.get(case=case, person=chair).retracted_at is None
    assert f"Systemet upptäckte jäv: {chair.name}." in page(house.person("network.member"), url(case, "case-history"))


def test_a_closed_case_takes_no_declaration(house: House) -> None:
    case, chair = a_submitted_idea(house).case, house.person("network.chair")
    do.assess(house, case, "declined")
    response = client_of(chair).get(url(case, NAME), follow=True)
    assert response.redirect_chain[-1][0] == url(case)
    assert "Det går inte längre." in response.content.decode()
    post(chair, case, NAME, reason=WHY)
    assert not Conflict.objects.filter(case=case, person=chair).exists()


@pytest.mark.rule("SUN-07")
def test_one_who_declares_after_the_grant_decides_nothing_about_the_project(house: House) -> None:
    project = a_planned_project(house)
    chair, secretary = house.person("management-group.chair"), house.person("management-group.secretary")
    change = ask_change(house, project, by=secretary)
    declare(chair, project.case)
    assert not WorkItem.objects.waiting_for(standing_of(chair, house.municipality.pk, clock.today())).exists()
    with pytest.raises(Refused, match="jävig"):
        decide_change(house, change)


@pytest.mark.rule("SUN-20")
def test_an_expert_can_declare_and_is_then_out_of_it(house: House) -> None:
    case, expert = a_submitted_idea(house).case, house.person("expert")
    step = do.ask_expert(house, case, expert)
    declare(expert, case, "Jag är gift med sökanden.")
    assert "Jag är gift med sökanden." in CasePage(expert, case).section(CONFLICTS)
    with pytest.raises(Refused):
        perform(step, "give_expertise", by=expert, outcome="strong", reasons="Bra.", answered_on=step.due)


def test_a_guest_does_not_see_the_conflicts_of_others(house: House) -> None:
    case, expert = a_submitted_idea(house).case, house.person("expert")
    do.ask_expert(house, case, expert)
    declare(house.person("network.member"), case)
    assert CasePage(expert, case).section(CONFLICTS) == ""


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_those_with_no_part_get_404(house: House, who: str) -> None:
    assert statuses(house.person(who), a_submitted_idea(house).case, NAME) == (404, 404)


def test_another_municipality_gets_404(house: House) -> None:
    assert statuses(a_house().person("network.chair"), a_submitted_idea(house).case, NAME) == (404, 404)
