"""What must be in place before a verb is possible in a repayment plan, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from repayment.book import book_of
from socinv.lifecycle import clock
from socinv.lifecycle.graph import condition

if TYPE_CHECKING:
    from repayment.models import Plan


@condition(gettext_lazy("Ett år är redan uppföljt. Justera planen i stället."))
def nothing_followed_up(plan: Plan) -> bool:
    return not plan.surpluses.exists()


@condition(gettext_lazy("Alla år i planen är uppföljda. Stäm av återföringen."))
def a_year_is_left(plan: Plan) -> bool:
    return book_of(plan).next_year is not None


def _which_year(plan: Plan) -> str:
    return _("Året %(year)s är inte slut. Det följs upp när bokslutet finns.") % {"year": book_of(plan).next_year}


@condition(_which_year)  # type: ignore[arg-type]
def the_year_is_over(plan: Plan) -> bool:
    """The savings of a year are reported in its annual accounts (STO-09)."""
    year = book_of(plan).next_year
    return year is not None and year < clock.today().year


def _which_is_left(plan: Plan) -> str:
    return _("Året %(year)s är inte uppföljt. Följ upp alla år i planen först.") % {"year": book_of(plan).next_year}


@condition(_which_is_left)  # type: ignore[arg-type]
def every_year_followed_up(plan: Plan) -> bool:
    """STO-08."""
    return book_of(plan).next_year is None
