"""What must be in place before a verb is possible in a repayment plan, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models.project import LIVE
from repayment import money
from repayment.book import book_of, unreported
from socinv.lifecycle import clock
from socinv.lifecycle.graph import condition
from socinv.presentation.grammar import joined
from socinv.presentation.money import kronor

if TYPE_CHECKING:
    from repayment.models import Plan


@condition(gettext_lazy("Ett år är redan uppföljt. Justera planen i stället."))
def nothing_followed_up(plan: Plan) -> bool:
    return not plan.surpluses.exists() and not plan.settlements.exists()


@condition(gettext_lazy("Planen beslutades med ansökan. Besparingarna redovisas med mått och underlag."))
def made_at_closing(plan: Plan) -> bool:
    return not plan.rule.with_application


@condition(gettext_lazy("Planen görs när projektet avslutas. Året följs upp med bokslutet."))
def decided_with_grant(plan: Plan) -> bool:
    return plan.rule.with_application


@condition(gettext_lazy("Projektet pågår. Besparingar redovisas när det är utvärderat."))
def the_project_is_over(plan: Plan) -> bool:
    return plan.project.status not in LIVE


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


def _who_is_missing(plan: Plan) -> str:
    book = book_of(plan)
    names = [line.name for line in unreported(book)]
    return _("Besparingen för %(year)s saknas för %(names)s.") % {"year": book.next_year, "names": joined(names)}


@condition(_who_is_missing)  # type: ignore[arg-type]
def the_year_is_reported(plan: Plan) -> bool:
    """Every committee that the plan names for the year has said what it saved, if only nothing (SUN-40)."""
    return not unreported(book_of(plan))


def _which_to_propose(plan: Plan) -> str:
    return _("Samordnarna har inte lämnat beräkningen för %(year)s än.") % {"year": book_of(plan).next_year}


@condition(_which_to_propose)  # type: ignore[arg-type]
def the_year_is_proposed(plan: Plan) -> bool:
    """The coordinators' calculations are the ground (SUN-41)."""
    return plan.proposed_year is not None and plan.proposed_year == book_of(plan).next_year


@condition(gettext_lazy("Inget har återförts för mycket."))
def repaid_beyond(plan: Plan) -> bool:
    return bool(money.beyond(book_of(plan)))


@condition(gettext_lazy("Allt är återfört. Stäm av återföringen."))
def something_left(plan: Plan) -> bool:
    return bool(money.left(book_of(plan)))


@condition(gettext_lazy("Allt är återfört. Det finns inget kvar att fördela."))
def something_to_spread(plan: Plan) -> bool:
    """At closing the decisions alone say how much."""
    return not plan.rule.with_application or bool(money.left(book_of(plan)))


def _what_is_left(plan: Plan) -> str:
    return _("%(left)s är kvar att återföra. Justera planen eller skriv av det som är kvar.") % {
        "left": kronor(money.left(book_of(plan)))
    }  # fmt: skip


@condition(_what_is_left)  # type: ignore[arg-type]
def nothing_left(plan: Plan) -> bool:
    """At closing the decisions alone say how much."""
    return not plan.rule.with_application or not money.left(book_of(plan))


@condition(gettext_lazy("Mer än vad projektet förbrukade är återfört. Besluta om att ge tillbaka det först."))
def nothing_beyond(plan: Plan) -> bool:
    return not plan.rule.with_application or not money.beyond(book_of(plan))


def _which_is_left(plan: Plan) -> str:
    return _("Året %(year)s är inte uppföljt. Följ upp alla år i planen först.") % {"year": book_of(plan).next_year}


@condition(_which_is_left)  # type: ignore[arg-type]
def every_year_followed_up(plan: Plan) -> bool:
    """STO-08."""
    return book_of(plan).next_year is None
