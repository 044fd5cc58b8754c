"""Two guidelines made out of the first file's: one with views, signatures and a weighing, one with anchoring.

They say in small what such sections do, whatever the files happen to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from socinv.lifecycle.process import Field, Part, Process
from socinv.lifecycle.process.schema import (
    Aim,
    Anchoring,
    Barred,
    Combination,
    Comparing,
    Need,
    Periods,
    Review,
    StepRule,
    Tell,
)
from socinv.organisation.models import Body
from tests.factories.house import House, a_person, a_process, seat
from tests.factories.processes import a_variant

TELLS = (Tell(to="applicant", what="får veta det"),)
NEEDS = (
    Need(key="group", title="Beredningsgruppen", by=("network",)),
    Need(key="employee", title="En medarbetare", by=("employee",)),
    Need(key="civil", title="En civil aktör", by=("actor",)),
    Need(key="political", title="Ett politiskt initiativ", by=("council", "planning-committee")),
)
ENOUGH = (
    Combination(committees=2, different_areas=True, text="minst två nämnder från olika områden"),
    Combination(committees=1, civil=1, text="en nämnd och en civil aktör"),
    Combination(committees=1, public=1, text="en nämnd och en annan offentlig aktör"),
)
BARRED = (Barred(sector="company", text="vinstdrivande företag får inte delta."),)
SECTORS = {"association": "civil", "charity": "civil", "public": "public", "company": "company"}
LONG_WAY = (
    StepRule(step="views", title="Synpunkter från nämnderna", turn="lämnar synpunkter", kind="views",
             by="concerned-committees", after="submitted", may_delegate=True, days=30, tells=TELLS,
             leads={"views": "sign-off", "no-views": "sign-off"}),
    StepRule(step="sign-off", title="Underskrifter", turn="undertecknar", kind="sign-off", by="heads",
             roles=("chair",), minuted=False, after="views", days=14, tells=TELLS,
             leads={"signed": "weighing", "refused": "draft"}),
    StepRule(step="weighing", title="Sammanvägning", turn="väger samman", kind="weighing", by="planning-committee",
             minuted=False, after="sign-off", days=30, tells=TELLS,
             leads={"forward": "decision", "returned": "draft", "declined": "declined"}),
)  # fmt: skip
GLOBAL = (
    "Ingen fattigdom", "Ingen hunger", "God hälsa och välbefinnande", "God utbildning för alla", "Jämställdhet",
    "Rent vatten och sanitet för alla", "Hållbar energi för alla", "Anständiga arbetsvillkor och ekonomisk tillväxt",
    "Hållbar industri, innovationer och infrastruktur", "Minskad ojämlikhet", "Hållbara städer och samhällen",
    "Hållbar konsumtion och produktion", "Bekämpa klimatförändringarna", "Hav och marina resurser",
    "Ekosystem och biologisk mångfald", "Fredliga och inkluderande samhällen", "Genomförande och globalt partnerskap",
)  # fmt: skip
GOALS = (
    Aim(key="school", title="Fler klarar skolan", group="municipal"),
    Aim(key="work", title="Fler har ett arbete", group="municipal"),
    *(Aim(key=f"sdg-{number}", title=title, group="global", number=number) for number, title in enumerate(GLOBAL, 1)),
)
ANCHORING = Anchoring(title="Innan ni lämnar in", text="Chefen godkänner ansökan och nämnden informeras.")
PERIODS = Periods(per_year=2, text="Ansökningar tas emot två gånger om året.")
COMPARING = Comparing(title="Periodens ansökningar", text="Ansökningarna bereds sida vid sida.", by=("network",))


@contextmanager
def with_a_weighing(**changes: Any) -> Iterator[Process]:
    """Needs, actors that take part, and views, signatures and a weighing before the decision."""
    first = a_process()
    decision = next(rule for rule in first.review.application if rule.kind == "decision")
    review = first.review.model_copy(
        update={"application": (*LONG_WAY, decision.model_copy(update={"after": "weighing"}))}
    )
    eligibility = first.eligibility.model_copy(
        update={"sectors": SECTORS, "barred": BARRED, "combination": ENOUGH, "gaining_departments_take_part": False}
    )
    form = first.form.model_copy(
        update={
            "idea": tuple(_with_need(part) for part in first.form.idea),
            "application": tuple(_with_actors(part) for part in first.form.application),
        }
    )
    said = {"need": NEEDS, "eligibility": eligibility, "form": form, "review": review}
    with a_variant(**(said | changes)) as process:
        yield process


def _with_need(part: Part) -> Part:
    fields = tuple(
        one.model_copy(update={"fact": "need"}) if (part.key, one.key) == ("problem", "problem") else one
        for one in part.field
    )
    return part.model_copy(update={"field": fields})


def _with_actors(part: Part) -> Part:
    if not any(one.kind == "departments" for one in part.field):
        return part
    actors = Field(key="actors", kind="actors", label="Andra aktörer")
    return part.model_copy(update={"field": (*part.field, actors)})


@contextmanager
def with_anchoring(**changes: Any) -> Iterator[Process]:
    """No ideas: applications in periods, anchored first, then prepared with goals and decided."""
    first = a_process()
    rules = {rule.kind: rule for rule in first.review.application}
    prepared = rules["preparation"].model_copy(update={"after": "submitted", "asks": ("goals",), "with_": ()})
    form = first.form.model_copy(update={"idea": (), "application": (first.form.idea[0], *_alone(first))})
    said = {
        "form": form, "review": Review(application=(prepared, rules["decision"])), "periods": PERIODS,
        "anchoring": ANCHORING, "comparing": COMPARING, "goal": GOALS,
    }  # fmt: skip
    with a_variant(**(said | changes)) as process:
        yield process


def _alone(first: Process) -> Iterator[Part]:
    """The application's parts, which take nothing from an idea."""
    for part in first.form.application:
        yield part.model_copy(update={"from_idea": {}})


def an_actor(house: House, kind: str = "association", name: str = "Föreningen Exempel") -> Body:
    """An actor outside, with a chair and a member."""
    number = sum(key.startswith("actor-") for key in house.bodies)
    body = Body.objects.create(
        municipality=house.municipality, key=f"actor-{number}", kind="actor", actor_kind=kind, name=name
    )
    house.bodies[body.key] = body
    for role in ("chair", "member"):
        person = a_person(municipality=house.municipality)
        seat(person, body, role)
        house.people[f"{body.key}.{role}"] = person
    return body
