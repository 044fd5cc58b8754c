"""What stands in the calendar, in the order of its filter."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from projects.calendar.entries import Kind, register_kind

STEP, WORK, REPORT, ENDING, REQUEST, COURSE, PLAN, SEAT = KEYS = (
    "step", "work", "report", "ending", "request", "course", "plan", "seat",
)  # fmt: skip

register_kind(Kind(STEP, _("Idéer och ansökningar"), ("applications",)))
register_kind(
    Kind(COURSE, _("Projekt börjar och slutar"), ("projects.project start", "projects.project begin_closing"))
)
register_kind(Kind(WORK, _("Projekt förbereds och ändras"), ("projects",)))
register_kind(Kind(PLAN, _("Aktiviteter och milstolpar")))
register_kind(Kind(REPORT, _("Rapporter"), ("projects.report",)))
register_kind(Kind(REQUEST, _("Frågor om resultat"), ("projects.resultsrequest",)))
register_kind(
    Kind(
        ENDING, _("Utvärdering och fortsättning"), ("projects.evaluation", "projects.scaleup", "projects.followup")
    )
)  # fmt: skip
register_kind(Kind(SEAT, _("Uppdrag som tar slut")))
