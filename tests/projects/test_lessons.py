"""What was learned: the list, and beside a form whose problem is like the one it came from."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application, Idea
from projects.lesson_search import MOST_LESSONS, telling_words
from projects.models import Lesson, Project
from tests.factories.cases import a_draft, an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house, seat
from tests.factories.projects import an_evaluated_project
from tests.projects.reading import SHORT, read, signed_in

pytestmark = pytest.mark.django_db
ABOUT = "Skolfrånvaro i mellanstadiet. Elever med hög skolfrånvaro lämnar grundskolan utan behörighet."
PROBLEM = "Allt fler elever har så hög skolfrånvaro att de saknar behörighet till gymnasiet."


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    project = an_evaluated_project(house, **SHORT)
    Lesson.objects.all().delete()
    return project


def learn(project: Project, text: str, kind: str = "worked", about: str = ABOUT) -> Lesson:
    return Lesson.objects.create(
        municipality=project.municipality, project=project, text=text, kind=kind, about=about
    )  # fmt: skip


def _list(house: House, who: str = "network.chair", **query: str) -> Any:
    answer = signed_in(house.person(who)).get(reverse("lesson-list"), query)
    assert answer.status_code == 200
    return answer


def _texts(answer: Any) -> list[str]:
    return [line.lesson.text for line in answer.context["lines"]]


def _part(thing: Idea | Application, key: str = "problem") -> str:
    return reverse("form-part", args=[thing.case.ref, thing.form, key])


def _beside(house: House, thing: Idea | Application, who: str = "education.writer", key: str = "problem") -> list[str]:
    answer = signed_in(house.person(who)).get(_part(thing, key))
    assert answer.status_code == 200
    return [line.text for box in answer.context["beside"] for line in box.lines]


def test_the_list_says_kind_project_and_verdict(house: House, project: Project) -> None:
    assert "Inga lärdomar än" in read(house.person("network.chair"), reverse("lesson-list"))
    learn(project, "Börja tidigt med föräldrarna")
    learn(project, "Brev hem gav inget", "failed")
    page = read(house.person("education.writer"), reverse("lesson-list"))
    for word in ("Det fungerade inte", "Brev hem gav inget", str(project), "Lyckad", "Förvaltningen education"):
        assert word in page
    assert reverse("project-judge", args=[project.case.ref]) in page


def test_words_and_kind_narrow_it(house: House, project: Project) -> None:
    learn(project, "Lärarna behövde handledning varje vecka", "advice")
    learn(project, "Läxhjälpen på eftermiddagen lockade", about="Om något helt annat.")
    assert _texts(_list(house, q="handledning")) == ["Lärarna behövde handledning varje vecka"]
    assert _texts(_list(house, q="LÄRARE")) == ["Lärarna behövde handledning varje vecka"]  # another form of the word
    assert len(_texts(_list(house, q="skolfrånvaro"))) == 1  # what the project was about counts too
    assert _texts(_list(house, slag="worked")) == ["Läxhjälpen på eftermiddagen lockade"]
    for odd in ("'; drop table", "((", "!!! & |", "a" * 300, "\u0000"):
        assert _texts(_list(house, q=odd)) in ([], _texts(_list(house)))
    assert "Ingen lärdom passar" in _list(house, q="zebra").content.decode()
    assert len(_texts(_list(house, slag="moon", page="x"))) == 2


def test_one_sees_the_lessons_of_the_projects_one_sees(house: House, project: Project) -> None:
    learn(project, "Vår lärdom")
    other = a_house()
    theirs = an_evaluated_project(other, **SHORT)
    learn(theirs, "Deras lärdom")
    assert "Deras lärdom" not in _texts(_list(house))
    assert "Vår lärdom" not in _texts(_list(other))
    assert _texts(_list(house, "project.leader")) == ["Vår lärdom"]  # a seat in that very project
    assert _texts(_list(house, "affiliated")) == []
    assert signed_in(house.person("outsider")).get(reverse("lesson-list")).status_code == 404


def test_pages_and_queries_do_not_grow(house: House, project: Project) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            _list(house)
        return len(asked)

    learn(project, "En")
    _list(house)
    few = count()
    for number in range(30):
        learn(project, f"Lärdom {number}")
    assert count() == few
    first, second = _list(house), _list(house, page="2")
    assert (len(_texts(first)), len(_texts(second))) == (25, 6)
    assert not set(_texts(first)) & set(_texts(second))


def test_who_describes_a_similar_problem_reads_what_others_learned(house: House, project: Project) -> None:
    learn(project, "Börja tidigt med föräldrarna")
    idea = a_draft(house, "education", problem=PROBLEM, title="Tillbaka till klassrummet")
    assert _beside(house, idea) == ["Börja tidigt med föräldrarna"]
    page = read(house.person("education.writer"), _part(idea))
    for word in ("Det andra har lärt sig", str(project), reverse("lesson-list")):
        assert word in page
    assert _beside(house, idea, key="method") == []  # only where the problem is described
    application = an_approved_idea(house)
    complete(application.case, "application", problem=PROBLEM)
    assert _beside(house, application) == ["Börja tidigt med föräldrarna"]
    assert "beside" not in signed_in(house.person("network.chair")).get(_part(idea)).context  # a reader writes nothing


def test_nothing_is_shown_when_nothing_fits(house: House, project: Project) -> None:
    learn(project, "Börja tidigt med föräldrarna")
    unlike = a_draft(house, "culture", title="Simning", summary="Fler ska kunna simma.", problem="Badhuset är stängt.")
    assert _beside(house, unlike, "culture.writer") == []
    one_word = a_draft(house, "culture", title="Bad", summary="Bad.", problem="Badhuset: skolfrånvaro, simlektioner.")
    assert _beside(house, one_word, "culture.writer") == []
    assert "Det andra har lärt sig" not in read(house.person("culture.writer"), _part(unlike))


def test_the_most_similar_come_first_and_five_at_most_in_one_query(house: House, project: Project) -> None:
    for number in range(6):
        learn(project, f"Lärdom {number}", about="Elever utan behörighet till gymnasiet.")
    best = learn(project, "Den närmaste")
    idea = a_draft(house, problem=PROBLEM)
    found = _beside(house, idea)
    assert found[0] == best.text
    assert len(found) == MOST_LESSONS
    with CaptureQueriesContext(connection) as asked:
        _beside(house, idea)
    assert sum("projects_lesson" in query["sql"] for query in asked) == 1


def test_lessons_of_another_municipality_never_show(house: House) -> None:
    other = a_house()
    theirs = an_evaluated_project(other, **SHORT)
    learn(theirs, "Deras lärdom")
    idea = a_draft(house, problem=PROBLEM)
    assert _beside(house, idea) == []
    both = house.person("education.writer")
    seat(both, other.bodies["network"], "member")  # sits there too, but writes here
    assert _beside(house, idea) == []
    mine = a_draft(other, problem=PROBLEM)
    assert "Deras lärdom" in _beside(other, mine)


def test_the_longest_words_say_most_and_each_is_asked_for_once() -> None:
    said = ["Skolfrånvaron ökar. Skolfrånvaro är ett problem i kommunen.", "Elever och elevers familjer, 2027!"]
    assert telling_words(said) == ["skolfrånvaron", "familjer", "elevers"]
    assert telling_words(["skolframgång skolfrånvaro"]) == ["skolframgång", "skolfrånvaro"]
    assert telling_words(["", "1 2 och!"]) == []
    assert len(telling_words(["abcdefgh ijklmnop " + " ".join(f"{one}rdagligen" for one in "qwertyuiopåasdf")])) == 12
