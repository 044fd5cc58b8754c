"""What is true of a case after every act, whoever did what."""

from __future__ import annotations

from collections import Counter

from applications.models import Application, Case, Idea, Step
from projects.models import Project
from socinv.lifecycle.models import Event, WorkItem

WRITABLE = ("draft", "returned")
VERBS = {
    "expertise": "give_expertise", "assessment": "assess", "stance": "take_stance", "preparation": "prepare",
    "decision": "decide",
}  # fmt: skip


def hold(case: Case) -> None:
    idea, application = Idea.objects.get(case=case), Application.objects.filter(case=case).first()
    steps, events = list(Step.objects.filter(case=case)), list(Event.objects.filter(case=case).order_by("pk"))
    one_answer_each(steps)
    who_waits(case, idea, application, steps)
    where_it_is(case, idea, application, steps)
    project = Project.objects.filter(case=case).first()
    assert (project is not None and project.status != "shelved") == (case.status == "granted")
    for thing in (case, idea, application, project, *steps):
        if thing is not None:
            told_as_it_is(thing, events)


def one_answer_each(steps: list[Step]) -> None:
    """Never two live answers of one body to one step in one round."""
    live = Counter(
        (step.phase, step.key, step.round, step.body_id, step.person_id)
        for step in steps
        if step.status == "open" or (step.status == "answered" and step.body_id)
    )
    assert max(live.values(), default=1) == 1


def who_waits(case: Case, idea: Idea, application: Application | None, steps: list[Step]) -> None:
    """One item for each open step and each form that is being written, and no other but the coordinators' own."""
    items = WorkItem.objects.filter(case=case, closed_at=None)
    ours = [one for one in items if not one.thing.startswith("projects.")]
    waiting = Counter((one.thing, one.thing_id, one.verb) for one in ours if one.verb in {*VERBS.values(), "submit"})
    expected = {("applications.step", one.pk, VERBS[one.kind]) for one in steps if one.status == "open"}
    for form in (idea, application):
        if form is not None and form.status in WRITABLE:
            expected.add((form._meta.label_lower, form.pk, "submit"))
    assert set(waiting) == expected, (case.pk, set(waiting) ^ expected)
    assert max(waiting.values(), default=1) == 1
    if case.status in ("declined", "withdrawn"):
        assert not items


def where_it_is(case: Case, idea: Idea, application: Application | None, steps: list[Step]) -> None:
    open_keys = {f"{one.phase}.{one.key}" for one in steps if one.status == "open" and one.body_id}
    if case.status != "open":
        assert case.stage == "ended"
        assert not open_keys
    elif application is not None and application.status in WRITABLE:
        assert case.stage == "application"
    elif idea.status in WRITABLE:
        assert case.stage == "idea"
    else:
        assert open_keys == {case.stage}
    assert (case.status == "granted") == (case.granted_amount is not None)
    assert (case.decided_on is not None) == (case.status in ("granted", "declined"))
    assert (case.serial is not None) == (idea.submitted_at is not None)


def told_as_it_is(thing: Case | Idea | Application | Step | Project, events: list[Event]) -> None:
    """The latest change of state in the history is the state, and each change begins where the last one ended."""
    before = "open" if isinstance(thing, Case) else "new"
    for event in events:
        if (event.thing, event.thing_id) == (thing._meta.label_lower, thing.pk):
            assert event.before == before
            before = event.after
    assert before == thing.status
