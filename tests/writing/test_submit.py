"""Sending in: what must be there, who may, once, and what the page says before and after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from applications.models import Application, Case, Idea, Version
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Employment
from tests.factories.cases import a_draft, a_submitted_application, an_approved_idea, assessment, open_step
from tests.factories.content import complete, row
from tests.factories.house import House, a_house
from tests.writing.pages import landing, signed_in, url


def page(house: House, thing: Idea | Application, who: str = "education.writer") -> str:
    return signed_in(house.person(who)).get(url("form", thing)).content.decode()


def test_a_whole_idea_is_sent_in_and_gets_its_number(house: House) -> None:
    idea = a_draft(house)
    before = page(house, idea)
    assert "Lämna in idén</button>" in before
    assert house.bodies["network"].name in before
    client = signed_in(house.person("education.writer"))
    after = client.post(url("form-submit", idea), follow=True)
    case = Case.objects.get()
    assert case.regnr
    for words in ("Idén är inlämnad", case.regnr, "Det här händer nu", "får ärendet"):
        assert words in after.content.decode()


@pytest.mark.rule("SUN-19")
@pytest.mark.parametrize("left", ["problem", "method", "human_gains", "economic_gains", "title"])
def test_an_idea_that_lacks_a_part_stays(house: House, left: str) -> None:
    idea = a_draft(house, **{left: ""})
    html = page(house, idea)
    assert "Lämna in idén</button>" not in html
    assert "En uppgift saknas" in html
    answer = signed_in(house.person("education.writer")).post(url("form-submit", idea), follow=True)
    assert "1 uppgift saknas" in answer.content.decode()
    assert Idea.objects.get().status == "draft"


@pytest.mark.rule("SUN-23")
@pytest.mark.parametrize(
    "left", ["problem", "girls", "method", "causality", "starts", "roles", "human_gains", "benefits", "indicators",
             "comparison", "comparison_how", "costs", "repayment", "repayment_from", "repayment_measures"],
)  # fmt: skip
def test_an_application_that_lacks_a_part_stays(house: House, left: str) -> None:
    application = an_approved_idea(house)
    lacking: dict[str, Any] = {left: ""}
    complete(application.case, "application", **lacking)
    client = signed_in(house.person("education.writer"))
    assert "Lämna in ansökan</button>" not in client.get(url("form", application)).content.decode()
    client.post(url("form-submit", application))
    assert Application.objects.get().status == "draft"


@pytest.mark.rule("SUN-23")
@pytest.mark.parametrize(
    ("table", "changes", "words"),
    [
        ("indicators", {"baseline": ""}, "Fyll i utgångsläget för mått 1"),
        ("indicators", {"target": ""}, "Fyll i målet för mått 1"),
        ("indicators", {"unit": ""}, "Skriv enheten för mått 1"),
        ("indicators", {"direction": ""}, "Välj riktning för mått 1"),
        ("indicators", {"source": ""}, "Skriv vilken källa mått 1 har"),
        ("indicators", {"shows": "process"}, "Minst ett mått ska visa effekt"),
        ("indicators", {"money": "no"}, "Minst ett mått ska gå att räkna i pengar"),
        ("costs", {"year": ""}, "Fyll i året för kostnad 1"),
        ("costs", {"payer": "eu"}, "Minst en kostnad ska betalas av fonden"),
        ("benefits", {"actor": ""}, "Välj vem som gör vinst 1"),
        ("benefits", {"last_year": "2020"}, "det sista året kan inte vara före det första"),
    ],
)
def test_what_a_table_lacks_is_named_and_linked(house: House, table: str, changes: dict[str, str], words: str) -> None:
    application = an_approved_idea(house)
    answers: dict[str, Any] = {table: [row(table, application.case, "r1", **changes)]}
    complete(application.case, "application", **answers)
    html = page(house, application)
    assert words in html
    assert f"#id_{table}-r1-" in html


@pytest.mark.rule("SUN-01")
@pytest.mark.parametrize(("target", "effect", "whole"), [("direct", "", True), ("indirect", "", False),
                                                         ("indirect", "Föräldrar får arbete.", True)])  # fmt: skip
def test_an_indirect_target_group_is_explained(house: House, target: str, effect: str, whole: bool) -> None:
    html = page(house, a_draft(house, target=target, indirect_effect=effect))
    assert ("Lämna in idén</button>" in html) is whole
    assert ("Beskriv hur den indirekta insatsen når barn och unga" in html) is not whole


@pytest.mark.rule("SUN-51")
@pytest.mark.parametrize(
    ("answers", "whole"),
    [
        ({"repayment": "plan", "repayment_late": "", "repayment_studies": ""}, True),
        ({"repayment": "plan", "repayment_from": ""}, False),
        ({"repayment": "plan", "repayment_years": ""}, False),
        ({"repayment": "plan", "repayment_measures": ""}, False),
        ({"repayment": "exempt", "repayment_from": "", "repayment_years": "", "repayment_measures": ""}, True),
        ({"repayment": "exempt", "repayment_late": ""}, False),
        ({"repayment": "exempt", "repayment_studies": ""}, False),
        ({"repayment": ""}, False),
    ],
)
def test_repayment_plan_or_exemption_with_both_conditions(house: House, answers: dict[str, Any], whole: bool) -> None:
    application = an_approved_idea(house)
    complete(application.case, "application", **answers)
    assert ("Lämna in ansökan</button>" in page(house, application)) is whole


@pytest.mark.rule("SUN-14")
def test_a_department_that_gains_must_take_part(house: House) -> None:
    application = an_approved_idea(house)
    social = house.departments["social"]
    gain = [row("benefits", application.case, "r1", actor=f"department:{social.pk}")]
    complete(application.case, "application", benefits=gain)
    html = page(house, application)
    assert "Lämna in ansökan</button>" not in html
    assert f"{social.name} gör en ekonomisk vinst. Kryssa för att förvaltningen deltar" in html
    assert "#id_departments" in html
    answer = signed_in(house.person("education.writer")).post(url("form-submit", application), follow=True)
    assert f"{social.name} väntas göra en ekonomisk vinst men deltar inte" in answer.content.decode()
    complete(application.case, "application", benefits=gain, departments=[social.pk])
    assert "Lämna in ansökan</button>" in page(house, application)


@pytest.mark.rule("SUN-15")
def test_departments_and_partners_take_part_in_one_application(house: House) -> None:
    application = an_approved_idea(house)
    others = [house.departments[key].pk for key in ("social", "culture")]
    partner = [row("partners", application.case, "p1", name="Föreningen Låtsas")]
    complete(application.case, "application", departments=others, partners=partner)
    signed_in(house.person("education.writer")).post(url("form-submit", application))
    assert Case.objects.get().participations.count() == 2
    read = page(house, Application.objects.get(), "network.member")
    assert "Föreningen Låtsas" in read
    assert "Civilsamhället" in read


@pytest.mark.rule("SUN-13")
def test_a_partner_is_no_applicant(house: House) -> None:
    """The form has the department as applicant and lets nobody else be it."""
    application = an_approved_idea(house)
    complete(application.case, "application", partners=[row("partners", application.case, "p1", name="Föreningen")])
    assert Case.objects.get().department == house.departments["education"]
    for who in ("affiliated", "social.writer"):
        assert signed_in(house.person(who)).post(url("form-submit", application)).status_code in (403, 404)
    assert Application.objects.get().status == "draft"


@pytest.mark.rule("SUN-22")
def test_only_an_approved_idea_has_an_application_to_write(house: House) -> None:
    idea = a_draft(house)
    client = signed_in(house.person("education.writer"))
    address = url("form", idea).replace("/ide/", "/ansokan/")
    assert client.get(address).status_code == 404
    perform(idea, "submit", by=house.person("education.writer"))
    assert client.get(address).status_code == 404
    step = open_step(idea.case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    assert client.get(address).status_code == 200


def test_sent_in_twice_it_is_sent_in_once(house: House) -> None:
    idea = a_draft(house)
    client = signed_in(house.person("education.writer"))
    client.post(url("form-submit", idea))
    again = client.post(url("form-submit", idea), follow=True)
    assert "Idén är inlämnad" in again.content.decode()
    assert "Det går inte längre" not in again.content.decode()
    assert Version.objects.count() == 1


def test_a_colleague_who_comes_late_is_told(house: House) -> None:
    idea = a_draft(house)
    signed_in(house.person("education.writer")).post(url("form-submit", idea))
    late = signed_in(house.person("education.head")).post(url("form-submit", idea), follow=True)
    assert "Det går inte längre" in late.content.decode()
    assert Version.objects.count() == 1


@pytest.mark.parametrize("who", ["outsider", "affiliated", "social.writer", "network.chair"])
def test_others_find_no_draft_to_send_in(house: House, who: str) -> None:
    idea = a_draft(house)
    assert signed_in(house.person(who)).post(url("form-submit", idea)).status_code == 404
    assert Idea.objects.get().status == "draft"


def test_another_municipality_finds_nothing(house: House) -> None:
    application = a_submitted_application(house)
    other = a_house()
    for who in ("education.writer", "coordination.method", "management-group.chair"):
        for name in ("form", "form-print", "form-submit", "form-attachments", "version-difference", "cowriters"):
            assert signed_in(other.person(who)).get(url(name, application)).status_code == 404


def test_a_coordinator_does_not_send_in_for_others(house: House) -> None:
    idea = a_draft(house)
    client = signed_in(house.person("coordination.method"))
    assert "Lämna in idén</button>" not in client.get(url("form", idea)).content.decode()
    assert client.post(url("form-submit", idea)).status_code == 403


def test_an_ended_employment_sends_nothing_in(house: House) -> None:
    idea = a_draft(house)
    person = house.person("education.writer")
    Employment.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    assert signed_in(person).post(url("form-submit", idea)).status_code == 404


def test_before_it_is_sent_in_there_is_nothing_to_confirm(house: House) -> None:
    idea = a_draft(house)
    assert landing(signed_in(house.person("education.writer")).get(url("form-submit", idea))) == url("form", idea)


@pytest.mark.parametrize("who", ["network.chair", "coordination.method"])
def test_only_those_who_sent_it_are_told_that_they_can_withdraw(house: House, who: str) -> None:
    sent = a_submitted_application(house)
    assert "kan återkalla" in signed_in(house.person("education.head")).get(url("form-submit", sent)).content.decode()
    assert signed_in(house.person(who)).get(url("form-submit", sent))["Location"] == url("form", sent)
