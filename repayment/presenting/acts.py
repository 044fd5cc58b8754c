"""What a person can do with a plan for repayment now."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from repayment.models import Plan
from socinv.lifecycle import policy
from socinv.organisation.standing import Standing


def acts(standing: Standing, plan: Plan) -> Iterator[dict[str, str]]:
    """Links to the pages of the verbs that are open to the person."""
    for verb, title, name in (
        ("decide", _("Besluta om plan för återföring"), "repayment-decide"),
        ("follow_up", _("Redovisa årets återföring"), "repayment-follow-up"),
        ("report_saving", _("Redovisa besparingar"), "repayment-savings"),
        ("propose_year", _("Beräkna årets återföring"), "repayment-propose"),
        ("settle_year", _("Fastställ årets återföring"), "repayment-settle"),
        ("reconcile", _("Stäm av återföringen"), "repayment-reconcile"),
        ("adjust", _("Justera planen"), "repayment-adjust"),
        ("refund", _("Ge tillbaka till nämnderna"), "repayment-refund"),
        ("write_off", _("Skriv av det som återstår"), "repayment-write-off"),
        ("exempt", _("Undanta projektet från återföring"), "repayment-exempt"),
    ):
        if policy.ask(standing, verb, plan):
            yield {"title": title, "url": reverse(name, args=[plan.case.ref])}
