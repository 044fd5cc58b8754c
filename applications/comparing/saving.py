"""Keeping an order: all of it or nothing, one person after another."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet

from applications.comparing.board import Board
from applications.comparing.form import OrderForm, refs_in
from applications.comparing.group import WAITING
from applications.models import Case
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.models import User


def keep_order(
    cases: QuerySet[Case], read: Callable[[], Board], make: Callable[[Board], OrderForm], by: User
) -> tuple[Board, OrderForm, bool]:
    """Give the places that were typed, behind the locks of all that are compared: what somebody else has just said is
    seen before anything is overwritten. The board as it was read behind them, the form, and whether it was kept."""
    try:
        with transaction.atomic():
            list(cases.filter(WAITING).select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
            board = read()
            form = make(board)
            holds = form.is_valid()
            if _left(cases, board, form) or not holds:
                return board, form, False
            for change in form.changes:
                perform(change.case, "rank", by=by, place=change.place, why=change.why)
            return board, form, True
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
    except Invalid as invalid:
        for problem in invalid.problems.values():
            form.add_error(None, str(problem))
    return board, form, False


def _left(cases: QuerySet[Case], board: Board, form: OrderForm) -> bool:
    """Whether something was typed about an application that is no longer among those to put in order."""
    there = {row.case.ref for row in form.rows}
    gone = [ref for ref in refs_in(form.data) if ref not in there]
    if gone:
        form.say_gone(cases.filter(ref__in=gone).only("ref", "title"))
    return not form.is_valid()
