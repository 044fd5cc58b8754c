"""Guidelines that have what the first file has not: application periods, and actors beside the municipality."""

from __future__ import annotations

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.schema import BodyRule, Combination, Periods
from socinv.organisation.models import Body
from tests.factories.house import House, a_process

SECTORS = {"association": "civil", "public": "public", "company": "company"}
PERIODS = Periods(per_year=2, text="Ansökan är möjlig under två perioder per år.")
ACTOR = BodyRule(key="actor", kind="actor", title="Aktörer", task="De deltar.", many=True)


def with_actors() -> dict[str, object]:
    """What differs in a guideline where others than the municipality's own take part."""
    first: Process = a_process()
    ways = (Combination(committees=2, different_areas=True, text="Minst två nämnder från olika områden."),)
    eligibility = first.eligibility.model_copy(update={"sectors": SECTORS, "combination": ways})
    return {"body": (*first.body, ACTOR), "eligibility": eligibility}


def an_actor(house: House, name: str = "Föreningen Läxhjälp") -> Body:
    return Body.objects.create(
        municipality=house.municipality, key="foreningen", kind="actor", name=name, actor_kind="association"
    )
