"""A progress report is written part by part by the project group and handed to the steering group (SUN-33)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from projects.models import Indicator, Report
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_closing_project,
    a_running_project,
    a_sent_report,
    a_written_report,
    at_the_end,
    report_of,
    write,
)
from tests.lists.asking import queries
from tests.presentation.markup import Markup
from tests.writing.pages import Writer, saved, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-33")]


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def report(house: House) -> Report:
    """The first of a project with two measures."""
    project = a_running_project(house)
    first = project.indicators.get()
    first.name = "Elever med hög frånvaro"
    first.save()
    first.pk, first.number, first.name = None, 2, "Föräldrar i kurs"
    first.save()
    return report_of(project)


def read(person: User, thing: Any, name: str = "form", *more: object) -> str:
    answer = signed_in(person).get(url(name, thing, *more))
    assert answer.status_code == 200, answer.status_code
    source = answer.content.decode()
    assert Markup(source).faults == []
    return words(source)


def values_of(report: Report) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["value"], row["missing"]) for row in saved(report, "values")["values"]}


def test_each_measure_has_its_row_with_what_is_known_of_it(house: House, report: Report) -> None:
    text = read(house.person("project.member"), report, "form-part", "values")
    for said in ("Elever med hög frånvaro", "Föräldrar i kurs", "Utgångsläge", "Mål", "Förra rapporten"):
        assert said in text
    assert "Lägg till" not in text
    assert "Ta bort" not in text


def test_a_value_or_a_reason_is_written_for_each(house: House, report: Report) -> None:
    desk = Writer(house.person("project.member"), report, "values")
    desk.type(values_i1_value="12,5", values_i2_missing="Enkäten är inte klar.").press()
    assert values_of(report) == {"i1": ("12.5", ""), "i2": ("", "Enkäten är inte klar.")}
    assert "skriv värdet" not in words(desk.page.content.decode())
    desk.type(values_i2_value="3").press()
    assert "skriv antingen värdet eller varför det saknas" in words(desk.page.content.decode())


@pytest.mark.parametrize(
    ("part", "name", "typed", "said"),
    [
        ("values", "values-i1-value", "tolv", "Elever med hög frånvaro, antal, Värde: Skriv bara siffror"),
        ("participants", "participants-b6-12-girls", "många", "6–12 år, Flickor och kvinnor: Skriv ett helt tal"),
        ("participants", "participants-b6-12-boys", "-3", "6–12 år, Pojkar och män: Skriv ett helt tal"),
        ("participants", "participants-b6-12-other", "2,5", "6–12 år, Annat eller ej angivet: Skriv ett helt tal"),
        ("money", "spent", "en miljon", "Förbrukat från projektets början"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_at_its_cell_and_kept(
    house: House, report: Report, part: str, name: str, typed: str, said: str
) -> None:
    unit = Indicator.objects.filter(project=report.project).values_list("unit", flat=True)[0]
    desk = Writer(house.person("project.member"), report, part)
    desk.put(name, typed).press()
    source = desk.page.content.decode()
    assert said.replace("antal", unit) in words(source)
    assert desk.fields[name] == [typed]
    assert f'href="#id_{name}"' in source
    assert "<title>Fel:" in source


def test_two_write_different_rows_at_once_and_both_are_kept(house: House, report: Report) -> None:
    member, leader = (Writer(house.person(f"project.{who}"), report, "values") for who in ("member", "leader"))
    member.type(values_i1_value="10").press()
    leader.type(values_i2_value="20").press()
    assert values_of(report) == {"i1": ("10", ""), "i2": ("20", "")}
    assert "conflict" not in leader.page.content.decode()


def test_two_write_the_same_row_and_both_texts_are_shown_by_its_name(house: House, report: Report) -> None:
    member, leader = (Writer(house.person(f"project.{who}"), report, "values") for who in ("member", "leader"))
    member.type(values_i1_value="10").press()
    assert leader.type(values_i1_value="11").press().status_code == 409
    text = words(leader.page.content.decode())
    assert "ändrade Värden vid periodens slut, Elever med hög frånvaro" in text
    leader.press("_to", "here")
    assert values_of(report)["i1"] == ("11", "")


def test_a_given_table_saves_while_typing_and_takes_no_other_rows(house: House, report: Report) -> None:
    desk = Writer(house.person("project.member"), report, "values")
    answer = desk.type(values_i1_value="7").put("values-_rows", "i1 i2 i99").put("values-i99-value", "5").autosave()
    assert answer.status_code == 200
    assert values_of(report) == {"i1": ("7", "")}
    desk.type(values_i1_value="").autosave()
    assert saved(report, "values")["values"] == []


def test_the_page_says_until_when_and_the_crumbs_go_through_the_project(house: House, report: Report) -> None:
    text = read(house.person("project.member"), report)
    assert "Styrgruppen ska ha skickat den" in text
    assert "Gäller" in text
    assert f"Projekt {report.case} Lägesrapport 1 Rapportens delar" in text
    assert "ansökan" not in text.lower()
    assert "idé" not in text.lower()


def test_handed_to_the_steering_group_one_comes_to_the_report(house: House, report: Report) -> None:
    member = house.person("project.member")
    assert "Ni kan lämna in när inget saknas" in read(member, report)
    write(report, by=member)
    assert "Lämna rapporten till styrgruppen" in read(member, report)
    answer = signed_in(member).post(url("form-submit", report), follow=True)
    assert answer.redirect_chain[0][0] == report.get_absolute_url()
    assert "Rapporten är lämnad till styrgruppen." in words(answer.content.decode())
    assert signed_in(member).post(url("form-submit", report)).status_code == 302
    assert "Lämnad till styrgruppen" in read(member, report)


def test_before_its_period_a_report_is_written_but_not_handed_on(house: House, report: Report) -> None:
    second, member = report_of(report.project, 2), house.person("project.member")
    assert "Den perioden har inte börjat." in read(member, second)
    write(second, by=member)
    signed_in(member).post(url("form-submit", second))
    assert Report.objects.get(pk=second.pk).status == "draft"


def test_what_is_to_be_completed_stands_on_the_page_and_goes_when_it_is_sent_in(house: House, report: Report) -> None:
    member, why = house.person("project.member"), "Skriv mer om flickorna."
    a_written_report(house, report)
    perform(Report.objects.get(pk=report.pk), "hand_back", by=house.person("project.steering"), reason="Kortare.")
    assert "Det här ska kompletteras Kortare." in read(member, report)
    sent = a_sent_report(house, Report.objects.get(pk=report.pk))
    coordinator = house.person("coordination.method")
    perform(sent, "send_back", by=coordinator, day=clock.today(), reasons=why, item="3")
    assert f"Det här ska kompletteras {why}" in read(member, report)
    perform(Report.objects.get(pk=report.pk), "submit", by=member)
    assert "Det här ska kompletteras" not in read(member, report)


def test_what_differs_from_what_was_sent_names_the_rows(house: House, report: Report) -> None:
    sent, member = a_sent_report(house, report), house.person("project.member")
    perform(sent, "send_back", by=house.person("coordination.method"), day=clock.today(), reasons="Mer.", item="3")
    Writer(member, report, "values").type(values_i2_value="99").press()
    text = read(member, report, "version-difference")
    assert "Värden vid periodens slut, Föräldrar i kurs" in text
    assert "Elever med hög frånvaro" not in text
    assert "Elever med hög frånvaro" in read(member, report, "version", 1)


def test_a_coordinator_comments_and_the_group_settles(house: House, report: Report) -> None:
    coordinator, member = house.person("coordination.method"), house.person("project.member")
    assert "Kommentera den här delen" in read(coordinator, report, "form-part", "work")
    comment = {"text": "Vad menas?", "field": "", "suggestion": ""}
    assert signed_in(coordinator).post(url("form-comment", report, "work"), comment).status_code == 302
    desk = Writer(member, report, "work")
    assert "Vad menas?" in desk.page.content.decode()
    desk.press("_done", str(report.case.comments.get().pk))
    assert "klar kommentar" in desk.page.content.decode()


def test_an_attachment_is_the_reports_own(house: House, report: Report) -> None:
    member = house.person("project.member")
    file = SimpleUploadedFile("Enkät.txt", "Så här svarade de.".encode())
    assert signed_in(member).post(url("form-attachments", report), {"file": file}).status_code == 302
    assert "Enkät.txt" in read(member, report)
    assert "Enkät.txt" not in read(member, report_of(report.project, 2))


@pytest.mark.parametrize("who", ["project.owner", "coordination.method", "education.head"])
def test_those_of_the_project_read_the_draft_and_do_not_write(house: House, report: Report, who: str) -> None:
    person = house.person(who)
    assert "Utkast, inte inskickad." in read(person, report)
    assert signed_in(person).post(url("form-part", report, "work"), {"done": "Nej"}).status_code == 403


@pytest.mark.parametrize("who", ["network.chair", "management-group.chair", "outsider", "affiliated"])
def test_for_others_it_is_not_there_until_it_is_sent(house: House, report: Report, who: str) -> None:
    person = signed_in(house.person(who))
    for name, more in (("form", ()), ("form-part", ("work",)), ("form-print", ()), ("form-attachments", ())):
        assert person.get(url(name, report, *more)).status_code == 404
    assert person.post(url("form-part", report, "work"), {"done": "Nej"}).status_code == 404
    a_sent_report(house, report)
    expected = 404 if who in ("outsider", "affiliated") else 200
    assert person.get(url("form", report)).status_code == expected


def test_sent_it_is_no_longer_written(house: House, report: Report) -> None:
    desk = Writer(house.person("project.member"), report, "work")
    a_sent_report(house, report)
    answer = desk.type(done="För sent").press()
    assert answer.status_code == 409
    assert "För sent" in answer.content.decode()
    assert saved(report, "work")["done"] != "För sent"


@pytest.mark.rule("SUN-37", "SUN-39")
def test_the_evaluation_asks_why_only_before_and_after_and_is_handed_in_by_the_leader(house: House) -> None:
    project = a_closing_project(house)
    evaluation, leader, member = project.evaluation, house.person("project.leader"), house.person("project.member")
    with clock.at(at_the_end(project)):
        Writer(member, evaluation, "effect").type(comparison="before-after", comparison_why_not="").press()
        assert "Skriv varför ni bara har mätt före och efter" in read(member, evaluation)
        assert "Bör vara inlämnad" in read(leader, evaluation)
        assert "Det här gör projektledaren." in read(member, evaluation)
        write(evaluation, by=leader)
        assert signed_in(member).post(url("form-submit", evaluation)).status_code == 403
        answer = signed_in(leader).post(url("form-submit", evaluation), follow=True)
        assert answer.redirect_chain[0][0] == project.get_absolute_url()
        assert "Utvärderingen är inlämnad." in words(answer.content.decode())
        assert "Inlämnad" in read(house.person("network.chair"), evaluation)


def test_more_measures_cost_no_more_queries(house: House, report: Report) -> None:
    member, address = house.person("project.member"), url("form-part", report, "values")
    before = queries(member, address)
    row = report.project.indicators.first()
    assert row is not None
    for number in range(3, 9):
        row.pk, row.number = None, number
        row.save()
    assert queries(member, address) == before
