"""What follows when results are asked for (SUN-03)."""

from __future__ import annotations

from datetime import timedelta

from applications.flow.work import end_turn, turn_of_body
from projects.models import ResultsRequest
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.organisation.standing import ACTING


@on("projects.resultsrequest", "ask")
def await_answer(request: ResultsRequest, event: Event) -> None:
    """The steering group must answer by a day."""
    rule = request.case.process.request
    if rule is None:  # the right to ask has seen to it
        return
    request.due = clock.today() + timedelta(days=rule.days)
    request.save(update_fields=["due"])
    turn_of_body(request, "answer", rule.title, request.due, request.project.steering_group, ACTING)


@on("projects.resultsrequest", "answer")
def answered(request: ResultsRequest, event: Event) -> None:
    end_turn(request)
