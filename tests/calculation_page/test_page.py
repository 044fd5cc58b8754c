"""The page of the calculation: who may see it, what it says, and that it asks the database as little as other pages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.calculation.reading import Read
from applications.calculation.settings import Settings
from applications.models import Application
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.covering import covering
from tests.calculation.examples import example
from tests.calculation_page.examples import an_example, figures, fill, gain
from tests.factories.cases import a_submitted_application, an_approved_idea, open_step
from tests.factories.content import row
from tests.factories.house import House
from tests.writing.pages import signed_in


def address(application: Application) -> str:
    return reverse("calculation", args=[application.case.ref])


def text_of(house: House, application: Application, who: str = "education.writer", query: str = "") -> str:
    answer = signed_in(house.person(who)).get(address(application) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().replace("\u00a0", " ")


def test_the_worked_example(house: House, application: Application) -> None:
    text = text_of(house, application)
    assert "Insatsen betalar sig inte för kommunen ensam, det saknas 191 000 kr" in text
    assert "ger den 172 000 kr mer än den kostar, om siffrorna håller." in text
    assert "−191 113" in text
    assert "172 250" in text
    assert "0,92" in text
    assert "1,07" in text
    assert "Effekt per person och år behöver vara minst 0,221. Väntat är 0,2." in text
    assert "Avtar per år behöver vara högst" in text


@pytest.mark.rule("SUN-25")
def test_how_sure_it_is(house: House) -> None:
    application = an_example(house, changes={"effect_low": "0.1", "effect_high": "0.4"})
    text = text_of(house, application)
    assert "Vilka siffror betyder mest?" in text
    assert "Så faller 10 000 beräkningar" in text
    assert "Från 0,1 till 0,4" in text
    assert "(i 8 av 10 fall)" in text


@pytest.mark.rule("SUN-14")
def test_a_department_that_gains_and_does_not_take_part_is_named_at_once(house: House) -> None:
    application, culture = an_approved_idea(house), house.departments["culture"]
    calc = figures("10", "1", "1000")
    fill(house, application, [gain(application, "r1", f"department:{culture.pk}", calc)])
    text = text_of(house, application)
    assert f"{culture.name} väntas vinna" in text
    assert "men deltar inte i insatsen." in text
    assert text.index("men deltar inte i insatsen.") < text.index("När kommer pengarna tillbaka")


def test_each_figure_without_a_source_is_said(house: House, application: Application) -> None:
    text = text_of(house, application)
    assert "Källa saknas: personer per år, effekt per person och år, pris per enhet och avtar per år" in text


def test_an_empty_calculation(house: House) -> None:
    application = an_approved_idea(house)
    assert "Kalkylen är tom" in text_of(house, application)


@pytest.mark.parametrize(
    ("who", "status"),
    [("education.writer", 200), ("coordination.method", 200), ("culture.writer", 404), ("network.chair", 404)],
)
def test_who_reads_a_draft(house: House, application: Application, who: str, status: int) -> None:
    assert signed_in(house.person(who)).get(address(application)).status_code == status


def test_those_who_read_are_offered_nothing_to_write(house: House, application: Application) -> None:
    assert "Lägg till en vinst" in text_of(house, application)
    assert "Lägg till en vinst" not in text_of(house, application, "coordination.method")


def test_no_more_queries_with_more_lines(house: House) -> None:
    found = []
    for size in (3, 60):
        application = an_approved_idea(house)
        actor = f"department:{house.departments['social'].pk}"
        lines = [gain(application, f"r{number}", actor, figures("4", "0.2", "5000")) for number in range(size)]
        costs = [row("costs", application.case, f"c{number}") for number in range(size)]
        fill(house, application, lines, costs)
        client = signed_in(house.person("education.writer"))
        client.get(address(application))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(application)).status_code == 200
        found.append(len(asked))
    assert found[0] == found[1] <= 15, found


def test_it_is_led_to_from_the_application_and_its_versions(house: House) -> None:
    application = a_submitted_application(house)
    client, ref = signed_in(house.person("network.chair")), application.case.ref
    assert f'href="{address(application)}"' in client.get(reverse("form", args=[ref, "application"])).content.decode()
    version = client.get(reverse("version", args=[ref, "application", 1])).content.decode()
    assert f'href="{address(application)}?version=1"' in version


def test_those_who_answer_see_what_it_comes_to(house: House) -> None:
    application = a_submitted_application(house)
    step = open_step(application.case, "stance")
    page = signed_in(house.person("education-committee.chair")).get(
        reverse("step", args=[application.case.ref, step.pk])
    )
    text = page.content.decode()
    assert "Vad kalkylen säger" in text
    assert f'href="{address(application)}"' in text


@pytest.mark.rule("ORE-22")
def test_the_guidelines_own_test_where_it_has_one() -> None:
    read = Read(example(), (), (), Settings(Decimal("0.03"), 2022, 1), True, ())
    found = covering(Computed(read, 10))
    assert found is not None
    assert (found.mark, found.word) == ("ok", "Kostnaden täcks")
    text = found.text.replace("\u00a0", " ")
    assert "inom 10 år från projektets slut är 2 521 200 kr. Projektet kostar 2 500 000 kr." in text
    assert "räcker de inte" in found.discounted
    assert covering(Computed(read)) is None
