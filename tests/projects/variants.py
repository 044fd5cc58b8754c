"""Guidelines that end, report and follow up in other ways than the first file, for its own bodies and seats."""

from __future__ import annotations

from typing import Any

from socinv.lifecycle.process.forms_schema import Choice, Field, Part
from socinv.lifecycle.process.project_schema import Answer, Before, Continuing, FollowingUp, Way
from tests.factories.house import a_process

CONDITIONS = (Choice(key="need", label="Ett reellt behov finns"), Choice(key="costs", label="Kostnaderna minskar"))


def reporting(**changes: Any) -> dict[str, Any]:
    """The reporting with something else in it."""
    return {"reporting": a_process().reporting.model_copy(update=changes)}


def half_time(**changes: Any) -> dict[str, Any]:
    """One report at half-time, which the leader sends to the coordinators; the council is informed."""
    words = {"title": "Halvtidsuppföljning", "definite": "halvtidsuppföljningen", "plural": "halvtidsuppföljningar"}
    more = {"at": "half", "period_ends": (), "sent_by": ("leader",), "to": "coordination", "informs": ("council",)}
    return reporting(**words, **more, **changes)


def ending_in_turn(*raised_by: str) -> dict[str, Any]:
    """The network judges whether the conditions hold, the owner takes a position, and the decider decides.

    ``raised_by``: who may raise it besides.
    """
    rule = a_process().change
    team = Before(
        key="team", title="Bedömning av förutsättningarna", turn="Bedöm om förutsättningarna håller", by="network",
        kinds=("early-end",), days=21, condition=CONDITIONS,
        choices=(Answer(key="fails", label="De håller inte", leads="on"),
                 Answer(key="holds", label="De håller", leads="stop")),
    )  # fmt: skip
    owner = Before(
        key="owner-says", title="Projektägarens ställningstagande", turn="Ta ställning till om projektet ska avbrytas",
        by="owner", kinds=("early-end",), days=14,
        choices=(Answer(key="end", label="Avbryt", leads="on"), Answer(key="go-on", label="Fortsätt", leads="stop")),
    )  # fmt: skip
    choices = [one.model_copy(update={"raised_by": raised_by}) if one.key == "early-end" else one
               for one in rule.choices]  # fmt: skip
    return {"change": rule.model_copy(update={"before": (team, owner), "choices": tuple(choices)})}


def ways(by: str = "responsible-committee", **changes: Any) -> dict[str, Any]:
    """No proposal: the decision at once, in one of three ways, weighed against the alternatives."""
    rule = Continuing(
        title="Implementering", by=by, days=60, moves=False, compares="Jämfört med alternativen",
        choices=(
            Way(key="frame", label="Genom omprioritering inom budgetramen", means="approved"),
            Way(key="parts", label="Utvalda delar", means="approved", names_parts=True),
            Way(key="not", label="Ingen implementering", means="declined"),
        ), **changes,
    )  # fmt: skip
    return {"proposal": None, "scale_up": rule}


def nothing_after() -> dict[str, Any]:
    """The project closes when it has been judged."""
    return {"proposal": None, "scale_up": None}


def followed_up(by: str = "network") -> dict[str, Any]:
    """A follow-up one to three years after the end, for a guideline that decides nothing after the judgement."""
    part = Part(
        key="lasting", title="Det som varar",
        field=(Field(key="lasting", kind="prose", label="Vad varar?", required=True, missing="Skriv vad som varar"),
               Field(key="lessons", kind="lessons", label="Lärdomar")),
    )  # fmt: skip
    rule = FollowingUp(title="Uppföljande utvärdering", from_years=1, to_years=3, by=by, informs=("council",))
    return {**nothing_after(), "follow_up": rule, "form": a_process().form.model_copy(update={"follow_up": (part,)})}
