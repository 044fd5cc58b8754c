"""The order of SUN-30 told over again from the events alone, by one who knows the guideline and not the code."""

from __future__ import annotations

from dataclasses import dataclass, field

from socinv.lifecycle.models import Event


@dataclass
class Order:
    """What must have happened before what happens next, in one case."""

    idea_approved: bool = False
    under_review: bool = False
    stances: dict[str, str] = field(default_factory=dict)
    prepared: bool = False
    decision: str = ""
    seen: int = 0

    def follow(self, event: Event) -> None:
        """One more event, in the order they were written. AssertionError when it came too early."""
        kind = event.thing.rsplit(".", 1)[-1]
        key = f"{event.verb} {event.said['key']}" if kind == "step" else event.verb
        step = getattr(self, f"{kind}_{key}".replace(" ", "_").replace("-", "_"), None)
        if step is not None:
            step(event)
        self.seen = event.pk

    @property
    def all_said_yes(self) -> bool:
        return bool(self.stances) and set(self.stances.values()) == {"yes"}

    def idea_submit(self, event: Event) -> None:
        self.idea_approved = False

    def step_assess_assessment(self, event: Event) -> None:
        self.idea_approved = event.said["outcome"] == "approved"

    def step_reopen_assessment(self, event: Event) -> None:
        assert not self.under_review
        self.idea_approved = False

    def application_open(self, event: Event) -> None:
        assert self.idea_approved

    def application_submit(self, event: Event) -> None:
        assert self.idea_approved, "an application is written on an approved idea"
        self.under_review, self.prepared, self.decision, self.stances = True, False, "", {}

    def step_open_stance(self, event: Event) -> None:
        assert self.idea_approved
        self.stances[event.said["addressee"]] = ""
        self.under_review = True

    def step_take_stance_stance(self, event: Event) -> None:
        assert self.under_review
        self.stances[event.said["addressee"]] = event.said["outcome"]

    def step_reopen_stance(self, event: Event) -> None:
        assert not self.prepared
        self.stances[event.said["addressee"]] = ""

    def step_open_preparation(self, event: Event) -> None:
        assert self.all_said_yes, "every concerned committee has said yes before the preparation"

    def step_prepare_preparation(self, event: Event) -> None:
        assert self.all_said_yes
        self.prepared = event.said["outcome"] == "done"

    def step_reopen_preparation(self, event: Event) -> None:
        assert not self.decision
        self.prepared = False

    def step_open_decision(self, event: Event) -> None:
        assert self.prepared, "prepared before the decision"

    def step_decide_decision(self, event: Event) -> None:
        assert self.prepared
        assert self.all_said_yes
        assert self.idea_approved
        self.decision = event.said["outcome"]

    def step_reopen_decision(self, event: Event) -> None:
        self.decision = ""

    def application_grant(self, event: Event) -> None:
        assert self.decision == "granted"

    def application_decline(self, event: Event) -> None:
        assert self.decision == "declined" or "no" in self.stances.values()
        assert "" not in self.stances.values(), "every concerned committee has answered"

    def application_send_back(self, event: Event) -> None:
        self.under_review = False

    def application_withdraw(self, event: Event) -> None:
        assert self.decision in ("", "returned")

    def case_grant(self, event: Event) -> None:
        assert self.decision == "granted"
