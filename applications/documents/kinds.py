"""The kinds of document that are made of a case: registered when the application starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from applications.documents import decision_memo, decline_letter, dossier, official_report, phrases, rights, things
from socinv.documents.kinds import Kind, register
from socinv.documents.phrases import fill_from

STEP, CASE = "applications.step", "applications.case"

register(
    Kind(
        key=official_report.KEY,
        label=_("Tjänsteskrivelse"),
        what=_("Samordnarnas förslag till det organ som ska svara, med underlaget i ärendet."),
        thing=STEP,
        compose=official_report.compose,
        may_order=rights.order_official_report,
        may_read=rights.read_step,
        file_name="tjansteskrivelse",
        things=things.waiting,
    )
)
register(
    Kind(
        key=decision_memo.KEY,
        label=_("Beslut eller svar"),
        what=_("Det som ett organ har svarat: vem, när, med vilket stöd och varför."),
        thing=STEP,
        compose=decision_memo.compose,
        may_order=rights.order_decision_memo,
        may_read=rights.read_step,
        file_name="beslut",
        things=things.answered,
    )
)
register(
    Kind(
        key=decline_letter.KEY,
        label=_("Brev vid avslag"),
        what=_("Till förvaltningen: skälen, och andra som kan finansiera."),
        thing=STEP,
        compose=decline_letter.compose,
        may_order=rights.order_decline_letter,
        may_read=rights.read_step,
        file_name="brev",
        things=things.declining,
    )
)
register(
    Kind(
        key=dossier.KEY,
        label=_("Akt"),
        what=_("Hela ärendet i en fil med innehållsförteckning, för den som inte har något konto."),
        thing=CASE,
        compose=dossier.compose,
        may_order=rights.order_dossier,
        may_read=rights.read_dossier,
        file_name="akt",
        things=things.whole,
    )
)
fill_from(phrases.examples, phrases.values_in)
