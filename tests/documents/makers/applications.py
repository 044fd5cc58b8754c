"""Things that the documents of a case are made of."""

from __future__ import annotations

from typing import Any

from applications.content.attaching import attach
from applications.models import Case, Idea, Step
from socinv.documents.models import StandardText
from socinv.lifecycle.perform import perform
from tests.documents.applications.writing import a_reported_decision
from tests.factories.acts import assess, decide, send_in_idea
from tests.factories.cases import a_draft, a_submitted_application, an_application_for_decision, open_step, stance
from tests.factories.house import a_house, delegate
from tests.routes.world import _upload

Made = tuple[str, Any]


def official_report() -> Made:
    """To those who decide, with every earlier answer."""
    return "official-report", a_reported_decision(a_house())


def decision_memo() -> Made:
    """With the municipality's own ending."""
    house = a_house()
    StandardText.objects.create(
        municipality=house.municipality, use="memo", title="Hur man överklagar", text="Skriv om {diarienummer}."
    )
    return "decision-memo", decide(house, an_application_for_decision(house).case)


def memo_on_delegation() -> Made:
    """With a line to sign on."""
    house = a_house()
    step = open_step(a_submitted_application(house).case, "stance", "education-committee")
    deputy = house.person("education-committee.deputy")
    delegate(house.bodies["education-committee"], deputy)
    perform(step, "take_stance", by=deputy, **stance(item=""))
    return "decision-memo", Step.objects.get(pk=step.pk)


def decline_letter() -> Made:
    """Of an idea."""
    house = a_house()
    idea = a_draft(house)
    send_in_idea(house, idea.case)
    return "decline-letter", assess(house, idea.case, "declined")


def dossier() -> Made:
    """Of a decided case with a conflict of interest and a file."""
    house = a_house()
    idea = a_draft(house)
    attach(Idea.objects.get(pk=idea.pk), _upload(), by=house.person("education.writer"))
    send_in_idea(house, idea.case)
    assess(house, idea.case)
    perform(idea.case, "declare_conflict", by=house.person("network.member"), reason="Släkt.")
    return "dossier", Case.objects.get(pk=idea.case.pk)


MAKERS = (official_report, decision_memo, memo_on_delegation, decline_letter, dossier)
