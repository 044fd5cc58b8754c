"""The management group decides: grants, declines or sends back, with all that is needed on one page."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories.acts import ask_expert
from tests.factories.cases import (
    a_submitted_application,
    an_application_for_decision,
    an_application_in_preparation,
    open_step,
)
from tests.factories.house import House, employ
from tests.steps.pages import Answering, read, shut_out, signed_in, told_names, url

BODY = "management-group"


@pytest.fixture
def step(house: House) -> Step:
    return open_step(an_application_for_decision(house).case, "decision")


def filled(house: House, step: Step, who: str = "chair", **fields: object) -> Answering:
    desk = Answering(house.person(f"{BODY}.{who}"), step)
    return desk.fill(outcome="granted", reasons="Kriterierna är uppfyllda.", item="41").fill(**fields)


@pytest.mark.rule("SUN-06", "SUN-30")
@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_a_grant_has_amount_day_item_and_reasons(house: House, step: Step, who: str) -> None:
    desk = filled(house, step, who, amount="400 000")
    done = desk.register()
    assert done.status_code == 302
    kept = desk.fresh()
    assert (kept.outcome, kept.amount, kept.item) == ("granted", Decimal(400_000), "41")
    case = Case.objects.get(pk=step.case_id)
    assert (case.status, case.granted_amount) == ("granted", Decimal(400_000))
    page = desk.client.get(done.url).content.decode()
    for word in ("Beslutet är registrerat", case.regnr, "ta tillbaka utfallet"):
        assert word in page
    shown = read(house.person("education.writer"), step)
    assert "400\u00a0000" in shown
    assert "§\u00a041" in shown


def test_the_form_starts_from_the_preparation_and_the_amount_applied_for(house: House, step: Step) -> None:
    desk = Answering(house.person(f"{BODY}.chair"), step)
    assert desk.fields["reasons"] == "Föreslår bifall."
    assert desk.fields["amount"].replace("\u00a0", " ") == "650 000"
    assert desk.fields["answered_on"] == clock.today().isoformat()
    assert "outcome" not in desk.fields


@pytest.mark.rule("SUN-51")
def test_the_plan_to_pay_back_is_part_of_the_page(house: House, step: Step) -> None:
    page = read(house.person(f"{BODY}.chair"), step)
    assert "Återbetalningsplan finns. Den blir en del av beslutet." in page
    assert "Antal år" in page
    late = {"repayment": "exempt", "repayment_late": "Vinsterna kommer om tolv år.", "repayment_studies": "Två."}
    exempt = open_step(an_application_for_decision(house, "social", **late).case, "decision")
    page = read(house.person(f"{BODY}.chair"), exempt)
    assert "Ett bifall gäller också undantaget." in page
    assert "Vinsterna kommer om tolv år." in page


@pytest.mark.rule("SUN-06", "SUN-16", "SUN-17", "SUN-18")
def test_all_a_decider_needs_stands_before_the_form(house: House) -> None:
    application = an_application_in_preparation(house, human_gains="Fler barn går i skolan.")
    case = application.case
    asked = ask_expert(house, case, house.person("expert"), form="application")
    Answering(house.person("expert"), asked).fill(outcome="weak", reasons="En studie.").register()
    desk = Answering(house.person("network.chair"), open_step(case, "preparation")).judge("for", spread="uncertain")
    desk.fill(outcome="done", reasons="Föreslår bifall.", expertise="Vägdes in.").register()
    member = house.person(f"{BODY}.member")
    perform(case, "declare_conflict", by=member, reason="Min syster söker.")
    page = read(house.person(f"{BODY}.chair"), open_step(case, "decision"))
    words = ["Gå till beslutet", "Sammanfattning", "Söks ur fonden", "Kommunens besparing", "Summa", "Återföring",
             "Så mäts resultatet", "Kriterier", "Uppfyllt", "Prioritering", "Osäkert", "Vägdes in.",
             "Vad andra säger", "Nämnden vill pröva.", "En studie.", "Registrera beslutet",
             f"{member.name} är jävig och deltar inte."]  # fmt: skip
    places = [page.find(word) for word in words]
    assert -1 not in places, dict(zip(words, places, strict=True))
    assert max(places[:-2]) < page.find('<form class="decide"')
    for criterion in case.process.criteria(("future", "gains", "evidence")):
        assert criterion.title in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("answered_on", "1900-01-01"),
        ("answered_on", (clock.today() + timedelta(days=2)).isoformat()),  # still ahead past midnight
        ("answered_on", "2026-02-30"),
        ("answered_on", "i går"),
        ("answered_on", ""),
        ("amount", "massor"),
        ("amount", "650001"),
        ("amount", "99999999999999999999"),
        ("amount", "0"),
        ("amount", "-5"),
        ("amount", "1000,555"),
        ("amount", ""),
        ("item", ""),
        ("item", "4" * 21),
        ("item", "4" * 300),
        ("reasons", "   "),
        ("reasons", "a" * 10_001),
        ("outcome", "yes"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(house: House, step: Step, field: str, typed: str) -> None:
    desk = filled(house, step, **{field: typed})
    assert desk.register().status_code == 200
    assert list(desk.problems) == [field]
    assert len(desk.problems[field]) == 1
    if typed.strip() and field != "outcome":
        assert typed in desk.text
    assert "Kriterierna är uppfyllda." in desk.text or field == "reasons"
    assert desk.fresh().status == "open"


def test_a_day_before_the_case_came_is_refused_with_the_day_it_came(house: House, step: Step) -> None:
    desk = filled(house, step, answered_on=(clock.today() - timedelta(days=1)).isoformat())
    desk.register()
    assert clock.today().isoformat() in desk.problems["answered_on"][0]


@pytest.mark.rule("SUN-31")
def test_a_decline_has_reasons_and_may_name_other_financiers(house: House, step: Step) -> None:
    desk = filled(house, step, outcome="declined", reasons="", amount="massor")
    desk.register()
    assert "reasons" in desk.problems
    desk.fill(reasons="Ryms inte.", amount="", financiers=["eu", "vinnova"], financiers_note="Utlysningen i mars.")
    assert desk.register().status_code == 302
    kept, case = desk.fresh(), Case.objects.get(pk=step.case_id)
    assert (kept.amount, case.status, case.granted_amount) == (None, "declined", None)
    shown = read(house.person("education.writer"), step)
    for word in ("Avslag", "EU-medel och Vinnova", "Utlysningen i mars.", "Ryms inte."):
        assert word in shown


def test_sent_back_opens_the_application_again(house: House, step: Step) -> None:
    desk = filled(house, step, outcome="returned", reasons="Räkna om kostnaderna.")
    assert desk.register().status_code == 302
    case = Case.objects.get(pk=step.case_id)
    assert (case.status, case.application.status) == ("open", "returned")
    assert desk.fresh().amount is None


@pytest.mark.rule("SUN-11")
@pytest.mark.parametrize("who", [f"{BODY}.co-opted", f"{BODY}.member", f"{BODY}.deputy", "coordination.method",
                                 "network.chair", "education-committee.chair", "social.writer"])  # fmt: skip
def test_others_see_all_of_it_and_decide_nothing(house: House, step: Step, who: str) -> None:
    page = read(house.person(who), step)
    assert "Föreslår bifall." in page
    assert 'id="besluta"' not in page
    sent = {"outcome": "granted", "reasons": "Ja.", "item": "1", "amount": "1", "answered_on": "2026-01-01"}
    assert signed_in(house.person(who)).post(url(step), sent).status_code == 403
    assert Step.objects.get(pk=step.pk).status == "open"


def test_a_co_opted_member_is_told_why(house: House, step: Step) -> None:
    assert "Adjungerade deltar men beslutar inte." in read(house.person(f"{BODY}.co-opted"), step)


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step)


def test_one_who_has_declared_a_conflict_is_stopped_and_shown(house: House, step: Step) -> None:
    chair = house.person(f"{BODY}.chair")
    desk = filled(house, step)
    perform(step.case, "declare_conflict", by=chair, reason="Jag var med och sökte.")
    assert desk.register().status_code == 403
    page = read(chair, step)
    assert "Du är jävig i ärendet" in page
    assert 'id="besluta"' not in page
    for reader in (f"{BODY}.secretary", "network.chair"):
        assert f"{chair.name} är jävig och deltar inte." in read(house.person(reader), step)


def test_one_at_the_applying_department_is_flagged_by_the_system(house: House) -> None:
    chair = house.person(f"{BODY}.chair")
    employ(chair, house.departments["education"])
    step = open_step(an_application_for_decision(house).case, "decision")
    assert "Du är jävig i ärendet" in read(chair, step)
    assert signed_in(chair).post(url(step), {"outcome": "granted"}).status_code == 403
    assert f"{chair.name} är jävig" in read(house.person(f"{BODY}.secretary"), step)


def test_saying_so_in_the_form_leaves_the_case_without_deciding(house: House, step: Step) -> None:
    desk = filled(house, step, conflict="yes", reasons="", item="")
    desk.register()
    assert list(desk.problems) == ["conflict_reason"]
    assert desk.register(conflict_reason="Min bror söker.").status_code == 302
    assert desk.fresh().status == "open"
    assert step.case.conflicts.get(person=house.person(f"{BODY}.chair")).reason == "Min bror söker."
    assert filled(house, step, "secretary").register().status_code == 302


def test_whether_one_is_in_conflict_has_to_be_answered(house: House, step: Step) -> None:
    desk = filled(house, step).leave_out("conflict")
    desk.register()
    assert list(desk.problems) == ["conflict"]


@pytest.mark.rule("SUN-06")
def test_those_named_before_the_click_are_those_who_are_told(house: House, step: Step) -> None:
    desk = filled(house, step)
    named = desk.page.context["recipients"]
    for one in named:
        assert f"<strong>{one['name']}</strong> {one['text']}" in desk.text
    assert named[0]["name"] == "Förvaltningen education"
    desk.register()
    told = told_names(step.case.events.get(verb="decide"))
    people = {"education.writer", "education-committee.chair", "network.member", "planning-committee.chair"}
    assert {house.person(one).name for one in people} <= told
    assert not told & {house.person(one).name for one in ("social-committee.chair", "social.writer", f"{BODY}.chair")}


@pytest.mark.rule("SUN-30")
def test_nothing_is_decided_before_it_is_prepared(house: House) -> None:
    case = a_submitted_application(house).case
    assert not case.steps.filter(key="decision").exists()
    stance = open_step(case, "stance")
    chair = house.person(f"{BODY}.chair")
    assert signed_in(chair).post(url(stance), {"outcome": "granted"}).status_code == 403
    assert Case.objects.get(pk=case.pk).status == "open"
