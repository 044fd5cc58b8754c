"""The form as it was sent in, what differs between two times, and the print view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.content.difference import compare
from applications.models import Application, Idea
from socinv.lifecycle.perform import perform
from tests.factories.cases import a_submitted_application, a_submitted_idea, assessment, open_step
from tests.factories.content import complete, row
from tests.factories.house import House
from tests.writing.pages import signed_in, url


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_are_whole_in_the_difference(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(one.text for one in pieces if one.how != "new") == old
    assert "".join(one.text for one in pieces if one.how != "gone") == new


def returned(house: House) -> Idea:
    idea = a_submitted_idea(house, problem="Många elever är ofta borta.")
    step = open_step(idea.case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step, "returned"))
    return Idea.objects.get()


def test_a_version_stays_as_it_was(house: House) -> None:
    idea = returned(house)
    complete(idea.case, "idea", problem="Något annat.")
    page = signed_in(house.person("network.member")).get(url("version", idea, 1)).content.decode()
    assert "Många elever är ofta borta." in page
    assert "Något annat." not in page


def test_what_differs_is_marked_word_by_word(house: House) -> None:
    idea = returned(house)
    complete(idea.case, "idea", problem="Få elever är ofta borta.")
    page = signed_in(house.person("education.writer")).get(url("version-difference", idea)).content.decode()
    assert "Många</del>" in page
    assert "Få</ins>" in page
    assert "borttaget" in page
    assert "elever är ofta borta." in page


def test_two_versions_are_compared_by_address(house: House) -> None:
    idea = returned(house)
    complete(idea.case, "idea", problem="Få elever är ofta borta.")
    perform(idea, "submit", by=house.person("education.writer"))
    client = signed_in(house.person("network.member"))
    address = url("version-difference", idea)
    assert "Få</ins>" in client.get(address).content.decode()
    assert "Få</del>" in client.get(f"{address}?fran=2&till=1").content.decode()
    assert "Inga skillnader" in client.get(f"{address}?fran=1&till=1").content.decode()
    assert client.get(f"{address}?fran=x&till=99").status_code == 200


def test_rows_are_compared_one_by_one(house: House) -> None:
    application = a_submitted_application(house)
    version = application.case.versions.get(form="application")
    kept = [*version.answers["costs"]["costs"], row("costs", application.case, "ny", what="Ny rad")]
    complete(application.case, "application", costs=kept)
    Application.objects.filter(pk=application.pk).update(status="returned")
    page = signed_in(house.person("education.writer")).get(url("version-difference", application)).content.decode()
    assert "Ny rad" in page
    assert "Kostnader per år och betalare, 2" in page


def test_there_is_nothing_to_compare_before_it_was_sent_in(house: House) -> None:
    from tests.factories.cases import a_draft

    idea = a_draft(house)
    client = signed_in(house.person("education.writer"))
    assert client.get(url("version-difference", idea)).status_code == 404
    assert client.get(url("version", idea, 1)).status_code == 404


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_others_find_no_version(house: House, who: str) -> None:
    idea = a_submitted_idea(house)
    client = signed_in(house.person(who))
    for address in (url("version", idea, 1), url("version-difference", idea), url("form-print", idea)):
        assert client.get(address).status_code == 404


def test_the_print_view_holds_everything(house: House) -> None:
    application = a_submitted_application(house)
    client = signed_in(house.person("management-group.chair"))
    for query in ("", "?version=1"):
        page = client.get(url("form-print", application) + query).content.decode()
        for part in application.case.process.parts("application"):
            assert part.title in page
        assert application.case.regnr in page
    assert client.get(url("form-print", application) + "?version=7").status_code == 404


def test_a_reader_sees_tables_with_their_sums(house: House) -> None:
    application = a_submitted_application(house)
    case = application.case
    social = f"department:{house.departments['social'].pk}"
    lines = [("a", "2027", "fund", "100000"), ("b", "2028", "fund", "50000"), ("c", "2028", social, "25000.5")]
    costs = [row("costs", case, key, year=year, payer=payer, amount=amount) for key, year, payer, amount in lines]
    complete(case, "application", costs=costs)
    page = signed_in(house.person("network.member")).get(url("form", application)).content.decode()
    for words in ("Kostnader i kronor, per år och betalare", "150\u00a0000", "175\u00a0000,5", "Förvaltningen social"):
        assert words in page
    assert "Vinster i kronor, alla år sammanlagt" in page
    assert "3\u00a0250\u00a0000" in page
