"""Giving the applications their places, all in one form."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages

from applications.models import Case
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.models import User
from tests.case.pages import words
from tests.comparing.making import PAGE, a_comparing_house, an_application, rank
from tests.factories.acts import prepare
from tests.factories.house import House, seat
from tests.lists.asking import client_of, page
from tests.presentation.markup import Markup

pytestmark = pytest.mark.django_db
SAVED = "Ordningen är sparad"


class Ordering:
    """Somebody with the page open: what the form holds, filled in and sent."""

    def __init__(self, person: User) -> None:
        self.client = client_of(person)
        self.page: Any = self.client.get(PAGE)
        self.fields: dict[str, Any] = self._shown()

    def _shown(self) -> dict[str, Any]:
        form = self.page.context["form"]
        assert form is not None, "there is no form"
        return {name: form[name].value() or "" for name in form.fields}

    def give(self, case: Case, place: object, why: str = "Den når flest.") -> Ordering:
        self.fields |= {f"place-{case.ref}": place, f"why-{case.ref}": why}
        return self

    def send(self) -> Any:
        self.page = self.client.post(PAGE, self.fields)
        if self.page.status_code == 200:
            self.fields = self._shown()
        return self.page

    def said(self) -> str:
        """What the person is told after it was kept."""
        assert self.page.status_code == 302, self.problems
        return " ".join(str(one) for one in get_messages(self.page.wsgi_request))

    @property
    def problems(self) -> dict[str, list[str]]:
        return {name: [str(one) for one in found] for name, found in self.page.context["form"].errors.items()}


@pytest.fixture
def house() -> House:
    return a_comparing_house()


@pytest.fixture
def three(house: House) -> list[Case]:
    return [an_application(house, name, who) for name, who in
            (("Alfa", "education"), ("Beta", "social"), ("Gamma", "culture"))]  # fmt: skip


def places(*cases: Case) -> list[int | None]:
    return [Case.objects.get(pk=case.pk).place for case in cases]


def ranked() -> int:
    return Event.objects.filter(verb="rank").count()


@pytest.mark.rule("NOR-08")
def test_all_get_their_places_in_one_go(house: House, three: list[Case]) -> None:
    ordering = Ordering(house.person("network.chair"))
    for number, case in enumerate(three, 1):
        ordering.give(case, number, f"Skäl {number}.")
    ordering.send()
    assert ordering.said().startswith(SAVED)
    assert places(*three) == [1, 2, 3]
    assert ranked() == 3
    text = words(page(house.person("planning-committee.member"), PAGE))
    assert "Ordningen nu" in text
    assert f"Skäl 2. {house.person('network.chair').name}" in text


def test_only_what_was_changed_is_an_event(house: House, three: list[Case]) -> None:
    alfa, beta, _gamma = (rank(house, case, number) for number, case in enumerate(three, 1))
    ordering = Ordering(house.person("network.secretary")).give(alfa, 2).give(beta, 1)
    ordering.send()
    assert places(*three) == [2, 1, 3]
    assert ranked() == 5
    again = Ordering(house.person("network.secretary"))
    again.send()
    assert "Inget var ändrat" in again.said()
    assert ranked() == 5


def test_two_may_not_have_the_same_place(house: House, three: list[Case]) -> None:
    alfa, beta, gamma = three
    rank(house, gamma, 1)
    ordering = Ordering(house.person("network.chair")).give(alfa, 1, "Mitt skäl.").give(beta, 2)
    answer = ordering.send()
    assert answer.status_code == 200
    assert ordering.problems == {
        f"place-{alfa.ref}": ["Plats 1 har också Gamma. Ge varje ansökan en egen plats."],
    }
    assert places(*three) == [None, None, 1]
    text = answer.content.decode()
    assert "Mitt skäl." in text
    assert Markup(text).faults == []
    assert "<title>Fel:" in " ".join(text.split())
    ordering.give(alfa, 3, "Mitt skäl.").send()
    assert places(*three) == [3, 2, 1]


def test_nor_that_of_one_that_is_decided_or_not_ones_own_to_move(house: House, three: list[Case]) -> None:
    alfa, beta, _gamma = three
    rank(house, beta, 1)
    chair = house.person("network.chair")
    perform(beta, "declare_conflict", by=chair, reason="Min bror arbetar där.")
    ordering = Ordering(chair)
    assert f"place-{beta.ref}" not in ordering.fields
    ordering.give(alfa, 1).send()
    assert ordering.problems == {f"place-{alfa.ref}": ["Plats 1 har också Beta. Ge varje ansökan en egen plats."]}


@pytest.mark.parametrize(
    ("place", "why", "field", "message"),
    [
        ("1", "", "why", "Skriv varför ansökan får den platsen."),
        ("", "Bra.", "place", "Skriv platsen som ett helt tal, 1 för den som går först."),
        ("ett", "Bra.", "place", "Skriv platsen för Alfa som ett helt tal från 1 till 999."),
        ("1,5", "Bra.", "place", "Skriv platsen för Alfa som ett helt tal från 1 till 999."),
        ("0", "Bra.", "place", "Skriv platsen för Alfa som ett helt tal från 1 till 999."),
        ("-2", "Bra.", "place", "Skriv platsen för Alfa som ett helt tal från 1 till 999."),
        ("1000", "Bra.", "place", "Skriv platsen för Alfa som ett helt tal från 1 till 999."),
        ("9" * 400, "Bra.", "place", ""),
        ("1", "Lång. " * 2000, "why", ""),
        ("1", "Noll\x00tecken", "why", ""),
    ],
)
def test_a_clear_message_at_the_field(
    house: House, three: list[Case], place: str, why: str, field: str, message: str
) -> None:
    ordering = Ordering(house.person("network.chair")).give(three[1], 2).give(three[0], place, why)
    answer = ordering.send()
    assert answer.status_code == 200
    (problem,) = ordering.problems.items()
    assert problem[0] == f"{field}-{three[0].ref}"
    assert not message or problem[1] == [message]
    assert places(*three) == [None, None, None]
    assert ordering.fields[f"why-{three[1].ref}"] == "Den når flest."


def test_a_place_can_be_changed_but_not_taken_away(house: House, three: list[Case]) -> None:
    rank(house, three[0], 1)
    ordering = Ordering(house.person("network.chair")).give(three[0], "", "")
    ordering.send()
    assert "inte tas bort" in ordering.problems[f"place-{three[0].ref}"][0]
    assert places(three[0]) == [1]


def test_the_second_is_told_what_the_first_changed(house: House, three: list[Case]) -> None:
    alfa, beta, _gamma = three
    first, second = Ordering(house.person("network.chair")), Ordering(house.person("network.deputy"))
    first.give(alfa, 2, "Den kan vänta.").send()
    second.give(alfa, 1, "Den brådskar.").give(beta, 3).send()
    (told,) = second.problems[f"place-{alfa.ref}"]
    assert told.startswith(f"{house.person('network.chair').name} gav Alfa plats 2 i dag")
    assert "Den kan vänta. Spara igen om din plats ska gälla." in told
    assert places(*three) == [2, None, None]
    assert second.fields[f"why-{alfa.ref}"] == "Den brådskar."
    assert second.send().status_code == 302
    assert places(*three) == [1, 3, None]


def test_what_the_second_did_not_touch_stands(house: House, three: list[Case]) -> None:
    alfa, beta, gamma = three
    second = Ordering(house.person("network.deputy"))
    Ordering(house.person("network.chair")).give(alfa, 1).send()
    second.give(beta, 2).send()
    assert places(*three) == [1, 2, None]
    third = Ordering(house.person("network.deputy"))
    Ordering(house.person("network.chair")).give(gamma, 3).send()
    third.give(alfa, 3).send()
    assert "Gamma" in third.problems[f"place-{alfa.ref}"][0]
    assert third.fields[f"place-{gamma.ref}"] in (3, "3")


def test_one_that_has_left_meanwhile_is_named_with_what_was_typed(house: House, three: list[Case]) -> None:
    alfa, beta, _gamma = three
    ordering = Ordering(house.person("network.chair")).give(alfa, 1, "Viktiga ord.").give(beta, 2)
    prepare(house, alfa, "returned")
    ordering.send()
    assert ordering.problems == {
        "__all__": ["Alfa går inte längre att ge en plats här. Du skrev plats 1: Viktiga ord."],
    }
    assert places(*three) == [None, None, None]
    ordering.send()
    assert places(*three) == [None, 2, None]


def test_only_by_those_the_guideline_names(house: House, three: list[Case]) -> None:
    for key in ("management-group.chair", "education.writer", "network.co-opted", "coordination.method"):
        client = client_of(house.person(key))
        answer: Any = client.get(PAGE)
        assert answer.status_code == 200, key
        assert answer.context["form"] is None, key
        assert "Spara ordningen" not in answer.content.decode()
        sent = client.post(PAGE, {f"place-{three[0].ref}": "1", f"why-{three[0].ref}": "Vi vill."})
        assert sent.status_code == 403, key
        with pytest.raises(Refused):
            perform(three[0], "rank", by=house.person(key), place=1, why="Vi vill.")
    assert ranked() == 0


def test_not_by_one_of_the_applicants_own(house: House, three: list[Case]) -> None:
    seat(house.person("social.writer"), house.bodies["network"], "member")
    ordering = Ordering(house.person("social.writer"))
    assert f"place-{three[1].ref}" not in ordering.fields
    ordering.give(three[1], 1).give(three[0], 2).send()
    assert places(*three) == [2, None, None]


def test_the_same_place_twice_is_nothing_new(house: House, three: list[Case]) -> None:
    rank(house, three[0], 1)
    with pytest.raises(Invalid):
        rank(house, three[0], 1)


def test_when_nothing_waits(house: House) -> None:
    client = client_of(house.person("network.chair"))
    assert client.get(PAGE).context["form"] is None
    assert client.post(PAGE, {"place-x": "1"}).status_code == 302
