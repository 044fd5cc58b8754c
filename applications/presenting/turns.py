"""Whose turn it is in a case: who, what, until when, and the one thing this person can do about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from applications.conflict import conflict_of
from applications.listing.turn import page_of
from applications.listing.whereabouts import ASIDE
from applications.models import Case, CaseStatus
from applications.presenting.loading import Known
from applications.presenting.naming import addressee_inside
from applications.wording import to_do, work_of
from socinv.lifecycle import clock, policy
from socinv.lifecycle.models import WorkItem
from socinv.notices.audience import told_of
from socinv.presentation.dates import day, distance, is_late, longdate
from socinv.presentation.grammar import inside, joined

MOST_NAMED = 3
SOON = timedelta(days=90)
WEIGHING = ("assess", "prepare")  # refused while an invited expert has not answered


def open_items(known: Known) -> list[WorkItem]:
    """What waits in the case, the nearest deadline first; for a guest only his or her own. One query."""
    items = WorkItem.objects.open().filter(case=known.case).select_related("body", "department", "person")
    seen = list(items) if known.standing.is_insider else own_items(known, items)
    found = sorted(seen, key=lambda item: (item.due is None, item.due or clock.today(), item.pk))
    for item in found:
        item.case = known.case
    return found


def own_items(known: Known, items: Iterable[WorkItem]) -> list[WorkItem]:
    """Those that are this person's turn."""
    barred = conflict_of(known.case, known.standing)
    return [item for item in items if item.is_turn_of(known.standing, barred=barred)]


def turn(known: Known, items: list[WorkItem], mine: set[int]) -> dict[str, Any] | None:
    """What components/turn.html draws, or None when nothing waits. ``mine``: ids of the items of this person."""
    if known.case.status != CaseStatus.OPEN and not items:
        return None
    shown = _shown(items, mine)
    if not shown:
        return None
    first = shown[0]
    late = bool(first.due and is_late(first.due))
    box: dict[str, Any] = {
        "title": _title(known, shown),
        "status": "late" if late else "wait",
        "word": _word(shown, mine, late),
        "text": " ".join([*_text(known, first), *_others(items, first)]),
    }
    own = next((item for item in shown if item.pk in mine), None)
    if own is not None:
        return box | {"action": {"label": to_do(own), "url": page_of(own)}, "hint": _others_hint(known, own)}
    return box | _reminder(known, shown)


def _shown(items: list[WorkItem], mine: set[int]) -> list[WorkItem]:
    """The items of one kind and day that the box is about: the person's own first, then what holds up the case.

    A body that is to weigh an expert's words waits for them: then the box is about the expert.
    """
    main = [item for item in items if item.verb not in ASIDE]
    asked = [item for item in main if item.verb == "give_expertise"]
    ready = [item for item in main if not (asked and item.verb in WEIGHING)]
    own = [item for item in ready if item.pk in mine and not _is_far(item, main[0])]
    if not main:
        own = [one for one in items if one.pk in mine]
    first = (own or asked or main or items)[:1]
    return [item for item in items if first and _kind(item) == _kind(first[0]) and item.due == first[0].due]


def _is_far(item: WorkItem, first: WorkItem) -> bool:
    """Whether the day is so far off that what comes before it is of more interest, also to the one whose turn it is."""
    soon = clock.today() + SOON
    return item.due is not None and item.due > soon and first.due is not None and first.due < item.due


def _kind(item: WorkItem) -> tuple[str, str]:
    return item.thing, item.verb


def _others(items: list[WorkItem], first: WorkItem) -> list[str]:
    """Those of the same kind who have another day, a sentence a day."""
    later: dict[date, list[WorkItem]] = {}
    for item in items:
        if item.due and item.due != first.due and _kind(item) == _kind(first):
            later.setdefault(item.due, []).append(item)
    return [
        (_("%(who)s hade till %(day)s på sig.") if is_late(due) else _("%(who)s har till %(day)s på sig."))
        % {"who": _names(waiting), "day": longdate(due)}
        for due, waiting in sorted(later.items())
    ]


def _title(known: Known, items: list[WorkItem]) -> str:
    first = items[0]
    if first.person_id == known.standing.person.pk and first.due and not is_late(first.due):
        return _("%(what)s senast %(day)s") % {"what": to_do(first), "day": longdate(first.due)}
    words = {"who": _names(items), "what": _what(known, first), "day": longdate(first.due) if first.due else ""}
    if first.due is None or is_late(first.due):
        return _("%(who)s %(what)s") % words
    return _("%(who)s %(what)s senast %(day)s") % words


def _names(items: list[WorkItem]) -> str:
    """Socialnämnden och kultur- och fritidsnämnden: the words that begin the title."""
    names = list(dict.fromkeys(_name(item) for item in items))
    if len(names) > MOST_NAMED and items[0].verb == "sign":
        return _("%(count)d undertecknare") % {"count": len(names)}
    if len(names) > MOST_NAMED and items[0].body_id:
        return _("%(count)d nämnder") % {"count": len(names)}
    return capfirst(joined(names))


def _name(item: WorkItem) -> str:
    work = work_of(item)
    called = work.who(item) if work else ""
    if called:
        return inside(called)
    return str(item.person) if item.person else inside(str(item.body or item.department))


def _what(known: Known, item: WorkItem) -> str:
    """The verb of the sentence: for a step the file's own words."""
    if work := work_of(item):
        return work.turn(item)
    if item.verb == "assign_coordinators":
        return _("utser samordnare")
    if item.verb == "comment":
        return _("svarar på frågan om delen %(part)s") % {"part": item.label}
    if item.verb == "submit":
        form = item.thing.rpartition(".")[2]
        returned = getattr(known.case, form).status == "returned"
        if form == "idea":
            return _("kompletterar idén") if returned else _("skriver klart idén")
        return _("kompletterar ansökan") if returned else _("skriver ansökan")
    if item.verb == "give_expertise":
        return _("lämnar sin bedömning")
    step = next((one for one in known.steps if one.pk == item.thing_id), None)
    return (step.rule.turn if step else "") or item.label.lower()


def _word(items: list[WorkItem], mine: set[int], late: bool) -> str:
    due = items[0].due
    if late and due:
        return distance(due)
    if any(item.pk in mine for item in items):
        return _("Din tur")
    return _("Skrivs") if items[0].verb == "submit" else _("Väntar på svar")


def _text(known: Known, item: WorkItem) -> list[str]:
    """How long is left or since when it is late, and what comes after."""
    said = []
    if item.due and is_late(item.due):
        said.append(_("Det skulle ha varit klart %(day)s.") % {"day": longdate(item.due)})
    elif item.due:
        said.append(_("Tiden går ut %(distance)s.") % {"distance": distance(item.due)})
    after = _after(known.case, item)
    if after:
        said.append(_("Nästa steg är %(step)s.") % {"step": after})
    return said


def _after(case: Case, item: WorkItem) -> str:
    """The title of what follows when all goes well, in the middle of a sentence."""
    process = case.process
    if work_of(item):
        return ""
    if item.verb == "submit":
        first = process.first_steps(item.thing.rpartition(".")[2])
        return inside(first[0].title) if first else ""
    step = next(
        (one for one in case.steps.all() if item.thing == "applications.step" and one.pk == item.thing_id), None
    )
    if step is None:
        return ""
    rules = {rule.step: rule for rule in process.steps(step.phase)}
    if step.kind == "expertise":
        return next((inside(rule.title) for rule in rules.values() if "expert" in rule.with_), "")
    goals = [goal for goal in step.rule.leads.values() if goal in rules or goal == "application"]
    if not goals:
        return ""
    return inside(rules[goals[0]].title if goals[0] in rules else process.writing.title)


def _others_hint(known: Known, item: WorkItem) -> str:
    """Who else could do it, where the turn is a body's."""
    if item.body is None:
        return ""
    return _("Du svarar för %(who)s.") % {"who": _name(item)}


def _reminder(known: Known, items: list[WorkItem]) -> dict[str, Any]:
    """For those who may remind: the button, who is mailed, and when it was last done."""
    waiting = {item.thing_id for item in items if item.thing == "applications.step"}
    steps = [step for step in known.open_steps() if step.pk in waiting]
    if not steps or not policy.ask(known.standing, "remind", steps[0]):
        return {}
    step = min(
        steps, key=lambda one: (known.reminded_at(one) is not None, known.reminded_at(one) or one.opened_at, one.pk)
    )
    who = [person.name for told in told_of(step, "remind") for person in told.people]
    mailed = _("Mejl går till %(who)s.") % {"who": joined(who)} if who else _("Ingen kan få mejlet: rollen är tom.")
    reminded = known.reminded_at(step)
    last = _("Senast påmind %(day)s.") % {"day": day(reminded)} if reminded else ""
    return {
        "action": {
            "label": _("Påminn %(who)s") % {"who": addressee_inside(step)},
            "post_url": reverse("step-remind", args=[known.case.ref, step.pk]),
        },
        "hint": f"{mailed} {last}".strip(),
    }
