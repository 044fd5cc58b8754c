"""What follows from the life of a report (2.8, 4)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import answers_of, decimal
from applications.content.versions import keep_version
from applications.flow.after_writing import put_away, remark, settle
from applications.flow.work import end_turn, turn_of_body, turn_of_coordinators
from projects import rights
from projects.flow.bodies import turn_of_party
from projects.flow.reporting import label_of, senders, turn_of_next
from projects.flow.values import asks_for, facts_of, value_rows
from projects.given import row_of
from projects.models import Measurement, Report
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.standing import ACTING, standing_of

SEND_IN, COMPLETE_IN = 7, 21  # days

on("projects.report", "comment")(remark)
on("projects.report", "resolve_comment")(settle)
on("projects.report", "remove_attachment")(put_away)


@on("projects.report", "schedule", "hand_back")
def write(report: Report, event: Event) -> None:
    """The project group's turn, unless an earlier report is before it."""
    end_turn(report)
    turn_of_next(report.project)


@on("projects.report", "reschedule")
def new_due(report: Report, event: Event) -> None:
    if report.status == "draft":
        turn_of_next(report.project)


@on("projects.report", "cancel")
def not_wanted(report: Report, event: Event) -> None:
    end_turn(report)


@on("projects.report", "submit")
def to_senders(report: Report, event: Event) -> None:
    """The turn of those who send: the steering group, or the seats that the file names (SUN-12, ORE-17). One of
    these who has written it has sent it with that."""
    end_turn(report)
    if rights.sends_own(report, standing_of(event.actor, report.municipality_id, clock.today())):
        perform(report, "send", by=event.actor, cause=event)
    else:
        due = max(report.due, clock.today() + timedelta(SEND_IN))
        for body, roles in senders(report):
            turn_of_body(report, "send", label_of(report), due, body, roles)
    turn_of_next(report.project)


@on("projects.report", "send")
def received(report: Report, event: Event) -> None:
    """Kept as it was sent, its figures read out, and the coordinators take it to the body that it goes to; or the
    body has the turn itself, where the file says so."""
    end_turn(report)
    keep_version(report.case, report.form, event)
    _take_figures(report)
    rule = report.case.process.reporting
    due = clock.today() + timedelta(days=rule.read_in)
    if rule.received_by == "body":
        turn_of_party(report, "accept", label_of(report), due, rule.to, rule.roles)
    else:
        turn_of_coordinators(report, "accept", label_of(report), due)


def _take_figures(report: Report) -> None:
    answers = answers_of(report.case, report.form)
    facts = facts_of(report, answers)
    report.spent, report.forecast = decimal(facts.get("spent")), decimal(facts.get("forecast"))
    report.asks = str(facts.get("asks") or "")
    counted = value_rows(report, answers, "participants").values()
    for name in ("girls", "boys", "other") if asks_for(report.case.process, "participants") else ():
        setattr(report, name, int(sum((decimal(row.get(name)) or Decimal(0) for row in counted), Decimal(0))))
    report.save(update_fields=["spent", "forecast", "asks", "girls", "boys", "other"])
    given: dict[str, Any] = value_rows(report, answers, "values")
    report.measurements.all().delete()
    Measurement.objects.bulk_create(
        Measurement(
            municipality_id=report.municipality_id, report=report, indicator=indicator,
            value=decimal(row.get("value")), missing=str(row.get("missing") or ""),
        )
        for indicator in report.project.indicators.all()
        if (row := given.get(row_of(indicator))) is not None
    )  # fmt: skip


@on("projects.report", "accept")
def done(report: Report, event: Event) -> None:
    end_turn(report)


@on("projects.report", "send_back")
def complete(report: Report, event: Event) -> None:
    """It is not late before the day it is to be completed (SUN-33)."""
    end_turn(report)
    report.due = max(report.due, clock.today() + timedelta(COMPLETE_IN))
    report.save(update_fields=["due"])
    label = _("%(report)s, komplettering") % {"report": label_of(report)}
    turn_of_body(report, "submit", label, report.due, report.project.project_group, ACTING)
