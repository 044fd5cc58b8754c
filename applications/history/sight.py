"""What of a case's history a person may read."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from applications.access import may_read
from applications.form_kinds import kinds
from applications.models import Case, Step
from socinv.lifecycle.models import Event
from socinv.organisation.standing import Standing

FORMS = ("idea", "application")
DRAFTING = (
    "write", "attach", "remove_attachment", "comment", "resolve_comment", "ask_for_support", "invite_cowriter",
    "remove_cowriter", "ask_for_approval", "write_report",
)  # fmt: skip
MINOR = (*DRAFTING, "remind", "extend")
MOVING = {
    "start", "submit", "assess", "take_stance", "prepare", "decide", "withdraw", "reopen", "give_expertise",
    "give_views", "lapse", "sign", "weigh", "approve", "rank",
    "declare_conflict", "begin_closing", "send", "accept", "send_back", "ask", "answer", "judge",
    "propose", "drop", "adjust", "exempt", "follow_up", "reconcile",
}  # fmt: skip
STEP = "applications.step"
# How an item was dealt with stands in the minutes, which are read when they are adjusted.
AGENDA, OF_THE_MINUTES = "meetings.agendaitem", ("place", "note_dealing")

# One from outside with a form of an app above reads what happens there, not what bodies meet about and send out.
NOT_FROM_OUTSIDE = ("applications.", "documents.", "meetings.")


def seen_events(standing: Standing, case: Case) -> QuerySet[Event]:
    """The events of the case that this person may read.

    How a draft is coming along is for those who may read the draft. One from outside reads of the form of the
    invitation and of his or her own step, nothing else (SUN-20).
    """
    events = Event.objects.filter(case=case)
    if not (standing.is_coordinator or standing.is_system):
        events = events.exclude(thing=STEP, verb="write_report")  # a draft until the document is made of it
    events = events.exclude(thing=AGENDA, verb__in=OF_THE_MINUTES)
    forms = [form for form in FORMS if may_read(standing, case, form)]
    others = {kind.label: kind.reads_drafts for kind in kinds() if kind.reads_drafts is not None}
    answers = {asked: asked(standing, case) for asked in set(others.values())}
    read = [label for label, asked in others.items() if answers[asked]]
    if standing.is_insider:
        hidden = [f"applications.{form}" for form in FORMS if form not in forms]
        hidden += [label for label in others if label not in read]
        return events.exclude(thing__in=hidden, verb__in=DRAFTING) if hidden else events
    own_steps = Q(person=standing.person.pk) | Q(body__in=list(standing.actors))
    mine = Step.objects.filter(own_steps, case=case).values("pk")
    own = Q(thing=STEP, thing_id__in=mine)
    invitations = Q(verb__in=("invite_expert", "invite_cowriter", "remove_cowriter"))
    if read:
        own |= ~reduce(or_, (Q(thing__startswith=app) for app in NOT_FROM_OUTSIDE))
    return events.filter(own | (Q(thing__in=[f"applications.{form}" for form in forms]) & ~invitations))


def acts(standing: Standing, case: Case, *, everything: bool) -> QuerySet[Event]:
    """The acts themselves, not what followed from them; from outside every event stands for itself."""
    events = seen_events(standing, case)
    if standing.is_insider:
        events = events.filter(cause=None)
    return events if everything else events.exclude(verb__in=MINOR)
