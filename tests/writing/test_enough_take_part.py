"""Who takes part in an application: enough of them, of different fields, and nobody who may not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from applications.models import Application
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused
from tests.factories.acts import write_application
from tests.factories.cases import an_approved_idea
from tests.factories.content import row
from tests.factories.guidelines import an_actor, with_a_weighing
from tests.factories.house import House, a_house
from tests.factories.processes import under
from tests.writing.pages import signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    with with_a_weighing() as process:
        yield under(a_house(), process)


def written(house: House, *departments: str, actors: tuple[str, ...] = ()) -> Application:
    """An application of the department education, with those named."""
    case = an_approved_idea(house).case
    bodies = [an_actor(house, kind, f"Aktören {kind}") for kind in actors]
    rows = [row("actors", case, f"a{n}", actor=f"actor:{one.pk}") for n, one in enumerate(bodies)]
    return write_application(house, case, departments=[house.departments[one].pk for one in departments], actors=rows)


def refusal(house: House, application: Application) -> str:
    with pytest.raises(Refused) as refused:
        perform(application, "submit", by=house.person("education.writer"))
    assert refused.value.verdict.ground is Ground.CONDITION
    return str(refused.value.verdict.reason)


@pytest.mark.rule("ORE-01", "ORE-02")
@pytest.mark.parametrize("actors", [(), ("association",), ("charity",), ("public",)])
def test_two_committees_or_one_with_an_actor_are_enough(house: House, actors: tuple[str, ...]) -> None:
    application = written(house, *(() if actors else ("social",)), actors=actors)
    perform(application, "submit", by=house.person("education.writer"))
    assert Application.objects.get(pk=application.pk).status == "submitted"


@pytest.mark.rule("ORE-01")
def test_one_committee_alone_is_not_and_the_page_says_what_to_do(house: House) -> None:
    application = written(house)
    words = "Fler behöver delta: minst två nämnder från olika områden, eller en nämnd och en civil aktör"
    assert words in refusal(house, application)
    client = signed_in(house.person("education.writer"))
    page = client.get(url("form", application)).content.decode()
    assert words in page
    assert "Ni kan lämna in när inget saknas i listan ovan." in page
    told = client.post(url("form-submit", application), follow=True).content.decode()
    assert words in told
    assert Application.objects.get(pk=application.pk).status == "draft"


@pytest.mark.rule("ORE-01")
def test_two_committees_of_one_field_are_not_enough(house: House) -> None:
    for key in ("education-committee", "social-committee"):
        house.bodies[key].area = "Barn och unga"
        house.bodies[key].save()
    assert "Fler behöver delta" in refusal(house, written(house, "social"))


@pytest.mark.rule("ORE-01", "ORE-02")
def test_a_company_for_profit_may_not_take_part(house: House) -> None:
    application = written(house, "social", actors=("association", "company"))
    words = "Aktören company: vinstdrivande företag får inte delta."
    assert refusal(house, application) == words
    page = signed_in(house.person("education.writer")).get(url("form", application)).content.decode()
    assert words in page


@pytest.mark.rule("ORE-02")
def test_the_kind_of_an_actor_is_what_is_registered(house: House) -> None:
    """The same association, registered as a company from now on, may not."""
    application = written(house, actors=("association",))
    body = house.bodies["actor-0"]
    body.actor_kind = "company"
    body.save()
    assert "vinstdrivande företag får inte delta." in refusal(house, application)
