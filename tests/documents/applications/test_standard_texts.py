"""Fields in the standard texts: a closed list, filled in once over, tried in a case before the text is kept."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from applications.documents.phrases import values_of
from applications.models import Step
from socinv.documents.models import StandardText
from socinv.documents.phrases import FIELDS, fields_in, filled, unknown_fields
from socinv.lifecycle import clock
from socinv.presentation.dates import full_day
from tests.factories.acts import decide
from tests.factories.cases import an_application_for_decision, open_step
from tests.factories.house import House, a_house
from tests.lists.asking import queries
from tests.presentation.markup import Markup
from tests.steps.pages import Answering, signed_in

plain = st.text(st.characters(exclude_characters="{}", codec="utf-8"), max_size=30)
names = st.sampled_from(sorted(FIELDS))
pieces = st.lists(st.one_of(plain, names.map(lambda name: f"{{{name}}}"), st.sampled_from("{}")), max_size=8)
values = st.dictionaries(names, st.text(max_size=20))
ADD = "/administration/standardtexter/ny/"


@given(plain, values)
def test_a_text_without_fields_is_left_alone(text: str, given_values: dict[str, str]) -> None:
    assert filled(text, given_values) == text
    assert unknown_fields(text) == []


@given(st.lists(st.tuples(plain, names), max_size=6), plain, st.fixed_dictionaries(dict.fromkeys(FIELDS, plain)))
def test_each_field_becomes_its_value_where_it_stood(
    parts: list[tuple[str, str]], end: str, given_values: dict[str, str]
) -> None:
    text = "".join(f"{before}{{{name}}}" for before, name in parts) + end
    wanted = "".join(before + (given_values[name] or f"({name} saknas)") for before, name in parts) + end
    assert filled(text, given_values) == wanted
    assert set(fields_in(text)) == {name for _before, name in parts}


@given(pieces, values)
def test_no_known_field_is_left_and_what_a_value_holds_is_not_filled_again(
    parts: list[str], given_values: dict[str, str]
) -> None:
    text = "".join(parts)
    braced = {name: f"<{value}>" for name, value in given_values.items() if "{" not in value and "}" not in value}
    again = filled(text, braced)
    assert not set(fields_in(again)) & set(FIELDS)
    assert filled(again, braced) == again
    once = filled("{namn}", {"namn": "{belopp}", "belopp": "1"})
    assert once == "{belopp}"


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for_its_fields(text: str) -> None:
    unknown = unknown_fields(text)
    assert not set(unknown) & set(FIELDS)
    filled(text, {})


@given(plain.map(str.strip).filter(lambda name: name not in FIELDS))
def test_another_word_in_braces_is_named(word: str) -> None:
    assert unknown_fields(f"Se {{{word}}}.") == [word]


def test_every_field_has_a_value_in_a_decided_case(house: House) -> None:
    step = decide(house, an_application_for_decision(house).case)
    step = Step.objects.select_related("case__department", "body").get(pk=step.pk)
    said = values_of(step.case, step)
    assert set(said) == set(FIELDS)
    assert all(said.values())
    assert (said["diarienummer"], said["organ"]) == (step.case.regnr, str(step.body))
    assert said["belopp"].replace("\u00a0", " ") == "500 000 kr"
    assert said["datum"] == said["beslutsdag"] == full_day(clock.today())


def coordinator(house: House) -> Client:
    return signed_in(house.person("coordination.method"))


def given_text(text: str, **more: str) -> dict[str, str]:
    return {"use": "memo", "title": "Sist", "text": text, **more}


def test_an_unknown_field_is_refused_at_the_text_with_the_list(house: House) -> None:
    response = coordinator(house).post(ADD, given_text("Se {dnr} och {Namn}."))
    (problem,) = response.context["form"].errors["text"]
    assert "{dnr}, {Namn} finns inte" in problem
    assert all(f"{{{name}}}" in problem for name in FIELDS)
    assert response.context["form"]["text"].value() == "Se {dnr} och {Namn}."
    assert not StandardText.objects.exists()


def test_tried_in_a_chosen_case_with_nothing_kept(house: House) -> None:
    first = decide(house, an_application_for_decision(house).case).case
    second = an_application_for_decision(house, "social").case
    client = coordinator(house)
    for case in (first, second):
        response = client.post(ADD, given_text("Om {diarienummer}.", _try="1", tried_in=case.ref))
        text = response.content.decode()
        assert Markup(text).faults == []
        assert f"Om {case.regnr}." in text
        assert "Om {diarienummer}." in text, "what was typed is kept"
    assert not StandardText.objects.exists()


def test_another_municipalitys_case_is_not_shown(house: House) -> None:
    other = an_application_for_decision(a_house()).case
    response = coordinator(house).post(ADD, given_text("Om {namn}.", _try="1", tried_in=other.ref))
    assert "Om {namn}." in response.context["tried"]["text"]
    assert other.title not in response.content.decode().partition("sa-lases")[2]


def test_only_coordinators_try_texts(house: House) -> None:
    for who in ("network.chair", "education.writer"):
        assert signed_in(house.person(who)).post(ADD, given_text("A", _try="1")).status_code == 404


def test_a_saved_text_shows_how_it_reads(house: House) -> None:
    case = an_application_for_decision(house).case
    kept = StandardText.objects.create(municipality=house.municipality, use="decision", title="A", text="{namn}!")
    page = coordinator(house).get(reverse("text", args=[kept.pk]))
    assert page.context["tried"]["text"] == f"{case}!"


def test_where_a_phrase_is_offered_it_comes_filled(house: House) -> None:
    step = open_step(an_application_for_decision(house).case, "decision")
    text = StandardText.objects.create(
        municipality=house.municipality, use="decision", title="Bifall", text="{organ} om {namn}: {paragraf}"
    )
    desk = Answering(house.person("management-group.chair"), step)
    answer = desk.fill(reasons="Först.").register(_insert="1", standard_text=str(text.pk))
    said = answer.context["form"]["reasons"].value()
    assert said == f"Först.\n\n{step.body} om {step.case}: (paragraf saknas)"


def test_queries_do_not_grow_with_cases(house: House) -> None:
    person = house.person("coordination.method")
    an_application_for_decision(house)
    few = queries(person, ADD)
    for department in ("social", "culture"):
        an_application_for_decision(house, department)
    assert queries(person, ADD) == few
