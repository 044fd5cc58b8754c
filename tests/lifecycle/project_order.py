"""Who may do what in a project and in which order, told over again by one who knows the guideline and not the code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from projects.models import Project
from socinv.lifecycle.models import Event
from socinv.organisation.models import OF_ONE_PROJECT, Membership

SEATED = ("chair", "member", "deputy", "secretary")
RECORDS = ("chair", "secretary")
GROUP = {("project-group", role) for role in SEATED}
LEADER = {("project-group", "chair")}
STEERING = {("steering-group", role) for role in SEATED}
OWNER = {("steering-group", "chair")}
COORDINATION = {("coordination", role) for role in SEATED}
MANAGEMENT = {("management-group", role) for role in RECORDS}
FOLLOWERS = {("planning-committee", role) for role in SEATED}
COUNCIL = {("council", role) for role in RECORDS}
ORDERER = {("management-group", "chair")}
# Seats that give the right, by thing and verb. Whatever stands under no name is the system's alone.
RIGHTS: dict[str, Collection[tuple[str, str]]] = {
    "project appoint": COORDINATION | OWNER | ORDERER, "project release": COORDINATION | OWNER | ORDERER,
    "project set_number": COORDINATION, "project assess_eu": COORDINATION | LEADER, "project write": GROUP,
    "project attach": GROUP, "project remove_attachment": GROUP, "project comment": GROUP | COORDINATION,
    "project resolve_comment": GROUP | COORDINATION, "project submit": LEADER,
    "project start": STEERING | COORDINATION, "project begin_closing": STEERING | COORDINATION,
    "report write": GROUP, "report attach": GROUP, "report remove_attachment": GROUP,
    "report comment": GROUP | COORDINATION, "report resolve_comment": GROUP | COORDINATION, "report submit": GROUP,
    "report hand_back": STEERING, "report send": STEERING, "report read": MANAGEMENT | COORDINATION,
    "report accept": MANAGEMENT | COORDINATION, "report send_back": MANAGEMENT | COORDINATION,
    "change ask": STEERING | MANAGEMENT, "change withdraw": STEERING | MANAGEMENT, "change decide": MANAGEMENT,
    "evaluation write": GROUP, "evaluation attach": GROUP, "evaluation remove_attachment": GROUP,
    "evaluation comment": GROUP | COORDINATION, "evaluation resolve_comment": GROUP | COORDINATION,
    "evaluation submit": LEADER, "evaluation send_back": MANAGEMENT, "evaluation judge": MANAGEMENT,
    "scaleup propose": MANAGEMENT, "scaleup drop": MANAGEMENT, "scaleup decide": COUNCIL,
    "resultsrequest ask": FOLLOWERS, "resultsrequest answer": STEERING,
}  # fmt: skip
HEADS = ("project appoint", "project release")


@dataclass
class Order:
    """What must have happened before what happens next, in one project."""

    done: set[str] = field(default_factory=set)
    sent: set[int] = field(default_factory=set)
    asked: int | None = None

    def follow(self, event: Event, project: Project, heads: Collection[int], day: date) -> None:
        """One more event, in the order they were written. AssertionError where it should not have been."""
        kind = event.thing.rpartition(".")[2]
        name = f"{kind} {event.verb}"
        if event.thing.startswith("projects."):
            _by_right(event, name, project, heads, day)
            step = getattr(self, name.replace(" ", "_"), None)
            if step is not None:
                step(event)
            self.done.add(name)

    def project_start(self, event: Event) -> None:
        assert {"project submit", "project assess_eu", "project set_number", "project appoint"} <= self.done

    def report_schedule(self, event: Event) -> None:
        assert "project start" in self.done

    def report_send(self, event: Event) -> None:
        assert "report submit" in self.done, "written before it is sent"
        self.sent.add(event.thing_id)

    def report_accept(self, event: Event) -> None:
        assert event.thing_id in self.sent, "sent by the steering group before it is received"

    report_read = report_send_back = report_accept

    def change_ask(self, event: Event) -> None:
        assert self.asked is None, "one change at a time"
        self.asked = event.thing_id

    def change_decide(self, event: Event) -> None:
        assert self.asked == event.thing_id
        self.asked = None

    change_withdraw = change_decide

    def project_begin_closing(self, event: Event) -> None:
        assert "project start" in self.done
        assert self.asked is None

    def evaluation_submit(self, event: Event) -> None:
        assert {"project begin_closing", "project end_early"} & self.done

    def evaluation_judge(self, event: Event) -> None:
        assert "evaluation submit" in self.done

    def scaleup_propose(self, event: Event) -> None:
        assert {"evaluation judge", "project begin_closing"} <= self.done

    scaleup_drop = scaleup_propose

    def scaleup_decide(self, event: Event) -> None:
        assert "scaleup propose" in self.done

    def project_close(self, event: Event) -> None:
        assert {"scaleup decide", "scaleup drop"} & self.done


def _by_right(event: Event, name: str, project: Project, heads: Collection[int], day: date) -> None:
    """The one who did it had a seat that gives it, on that very day."""
    if event.actor.is_system:
        assert event.cause_id is not None, f"{name} happened by itself"
        return
    assert name in RIGHTS, f"{name} is the system's alone"
    if event.actor_id in heads and name in HEADS:
        return
    groups = (project.steering_group_id, project.project_group_id)
    # What one gives away oneself is held while it is done.
    left = Q(pk=event.said["membership"]["id"]) if event.verb == "release" else Q(pk__in=())
    theirs = Membership.objects.filter(person=event.actor_id, municipality=project.municipality_id)
    seats = theirs.filter(left | Q(pk__in=Membership.objects.on(day)))
    held = {
        (kind, role)
        for body, kind, role in seats.values_list("body", "body__kind", "role")
        if kind not in OF_ONE_PROJECT or body in groups
    }
    assert held & set(RIGHTS[name]), (name, event.actor_name, held)
