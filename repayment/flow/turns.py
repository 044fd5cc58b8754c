"""Whose turn it is in a repayment plan: each that the process file names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from applications.flow.work import turn_of_body, turn_of_coordinators
from projects.parties import is_seat, party_of
from repayment.book import Book
from repayment.plan import Line
from repayment.rights import RECORDING
from socinv.lifecycle.process.repayment_schema import COMMITTEES, OWNER
from socinv.organisation.models import Body


def turns(book: Book, verb: str, label: str, due: date, keys: Iterable[str], lines: Iterable[Line]) -> None:
    """The turn of each that the file names: whoever of them does it first has done it."""
    plan = book.plan
    for key in keys:
        if key == OWNER:
            turn_of_body(plan, verb, label, due, plan.project.steering_group, ("chair",))
        elif key == COMMITTEES:
            repaying = {line.committee for line in lines}
            for body in Body.objects.filter(pk__in=repaying).order_by("name"):
                turn_of_body(plan, verb, label, due, body, RECORDING)
        elif not is_seat(plan.case, key) and plan.case.process.kind_of(key) == "coordination":
            turn_of_coordinators(plan, verb, label, due)
        else:
            party = party_of(plan, key, RECORDING)
            turn_of_body(plan, verb, label, due, party.body, party.roles)
