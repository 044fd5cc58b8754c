"""The years of a repayment plan, each on the last day for reporting it (STO-07).

The year that is somebody's turn stands in the calendar as that: the key is the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from projects.calendar.entries import Asked, Entry, Kind, Source, register_kind, register_source
from repayment.book import WITH, book_of
from repayment.models import Plan
from repayment.models.plan import IN_FORCE
from repayment.plan import years

REPAYMENT = "repayment"


def entries(asked: Asked) -> Iterable[Entry]:
    """The same few queries however many plans there are; none of a plan that is over."""
    rows = Plan.objects.filter(status__in=IN_FORCE, project__in=asked.projects_meant)
    plans = rows.select_related("case", "project").defer("case__search", "case__summary").prefetch_related(*WITH)
    for plan in plans:
        plan.project.case = plan.case
        yield from _of(asked, plan)


def _of(asked: Asked, plan: Plan) -> Iterable[Entry]:
    open_lines = book_of(plan).open_lines
    committees = {line.committee for line in open_lines}
    if not asked.wants(bodies=(plan.project.steering_group_id, plan.project.project_group_id, *committees)):
        return
    verb = "report_saving" if plan.rule.with_application else "follow_up"
    for year in years(open_lines):
        day = plan.rule.report_by(year)
        late = day < asked.today
        if asked.shows(day, late=late):
            yield Entry(
                key=f"repayment.plan {plan.pk} {verb} {day}", kind=REPAYMENT, day=day,
                title=_("Återföringen för %(year)d ska vara redovisad") % {"year": year}, place=str(plan.case),
                place_url=plan.project.get_absolute_url(), number=plan.case.regnr, is_late=late,
            )  # fmt: skip


register_kind(Kind(REPAYMENT, later("Återföring"), ("repayment",)))
register_source(Source((REPAYMENT,), entries))
