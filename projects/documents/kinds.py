"""The kinds of document that are made of a project: registered when the application starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from projects.documents import evaluation, memos, order, report, rights, template, things
from projects.documents.frame import dated
from projects.presenting.reports.heading import title_of
from socinv.documents.kinds import Kind, register

ORDER, TEMPLATE, REPORT = "project-order", "report-template", "progress-report"
EVALUATION, FOLLOW_UP = "evaluation", "follow-up-evaluation"
CHANGE, VERDICT, CONTINUATION = "change-memo", "verdict-memo", "continuation-memo"

register(Kind(
    ORDER, _("Projektbeställning"),
    _("Uppdraget till projektledaren: mål, budget, tid, organisation och rapportering."),
    "projects.project", dated(order.compose), rights.order_project_order, rights.read, "projektbestallning",
    things.projects,
))  # fmt: skip
register(Kind(
    TEMPLATE, _("Rapportmall"),
    _("Nästa rapport som formulär på papper, med det som redan är känt, för den som skriver på ett möte."),
    "projects.report", dated(template.compose), rights.order_template, rights.read_draft, "rapportmall",
    things.templates, title_of,
))  # fmt: skip
register(Kind(
    REPORT, _("Rapport från projektet"),
    _("Rapporten som den skickades, för dem som tar emot den."),
    "projects.report", dated(report.compose), rights.order_report, rights.read, "rapport", things.reports, title_of,
))  # fmt: skip
register(Kind(
    EVALUATION, _("Slutlig utvärdering"),
    _("Utvärderingen som den lämnades in, med det som lovades, det som blev och jämförelsen."),
    "projects.evaluation", dated(evaluation.compose), rights.order_evaluation, rights.read, "utvardering",
    things.evaluations,
))  # fmt: skip
register(Kind(
    FOLLOW_UP, _("Uppföljande utvärdering"),
    _("Uppföljningen några år efter projektet, som den lämnades in."),
    "projects.followup", dated(evaluation.compose_follow_up), rights.order_follow_up, rights.read, "uppfoljning",
    things.follow_ups,
))  # fmt: skip
register(Kind(
    CHANGE, _("Beslut om ändring"),
    _("Beslutet om ett ändrat upplägg, en förlängning eller ett avslut i förtid, med skäl och följder."),
    "projects.change", dated(memos.of_change), rights.order_change_memo, rights.read, "andringsbeslut",
    things.changes, things.change_name,
))  # fmt: skip
register(Kind(
    VERDICT, _("Bedömning av projektet"),
    _("Hur projektet har bedömts, på vilka grunder och vad som följer av det."),
    "projects.evaluation", dated(memos.of_verdict), rights.order_verdict_memo, rights.read, "bedomning",
    things.judged,
))  # fmt: skip
register(Kind(
    CONTINUATION, _("Beslut om fortsättning"),
    _("Det som har beslutats om hur arbetet ska fortsätta, med förslaget och resurserna som flyttas."),
    "projects.scaleup", dated(memos.of_continuation), rights.order_continuation_memo, rights.read, "fortsattning",
    things.continuations,
))  # fmt: skip
