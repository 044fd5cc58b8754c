"""The kinds of notice that a person chooses about, and how each comes to one who has chosen nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from socinv.notices.models.notice import How

TURN, CASE, DEADLINE, REPORT, MEETING, SEAT, PERIOD, MONEY = (
    "turn", "case", "deadline", "report", "meeting", "seat", "period", "money",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """``usual``: how it comes to one who has chosen nothing."""

    key: str
    title: StrOrPromise
    text: StrOrPromise
    usual: How


KINDS: dict[str, Kind] = {
    one.key: one
    for one in (
        Kind(TURN, _("Det blir din tur"), _("Något har kommit till dig att göra."), How.AT_ONCE),
        Kind(
            CASE,
            _("Det händer något i ett ärende"),
            _("I ärenden och projekt som du har del i eller följer: beslut, svar, kommentarer."),
            How.AT_ONCE,
        ),
        Kind(
            DEADLINE,
            _("Tidsgränser"),
            _("Innan svarstiden går ut, sista dagen och när det är försenat."),
            How.AT_ONCE,
        ),
        Kind(
            REPORT,
            _("Rapporter, utvärderingar och uppföljningar"),
            _("Innan de ska vara inskickade, sista dagen och när de är försenade."),
            How.AT_ONCE,
        ),
        Kind(
            MEETING,
            _("Sammanträden"),
            _("När kallelsen ska gå ut, inför sammanträdet och när protokollet ska justeras."),
            How.AT_ONCE,
        ),
        Kind(SEAT, _("Uppdrag och delegationer"), _("Sex veckor och en vecka innan de slutar."), How.DAILY),
        Kind(PERIOD, _("Ansökningsperioder"), _("När de öppnar och innan de stänger."), How.DAILY),
        Kind(MONEY, _("Återföring"), _("Innan ett års återföring ska vara redovisad eller beslutad."), How.AT_ONCE),
    )
}
