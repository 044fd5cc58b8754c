"""Every change of state goes through perform: nothing else calls a transition or assigns a status."""

from __future__ import annotations

import ast

import pytest
from django.apps import apps
from django_fsm import FSMFieldMixin

from applications.models import Idea
from socinv.lifecycle.graph import verbs_of
from tests.architecture.sources import calls, python_files, tree, where
from tests.factories.cases import a_draft
from tests.factories.house import a_house
from tests.plugins.transitions import WentRound

MACHINES = [
    model for model in apps.get_models() if any(isinstance(one, FSMFieldMixin) for one in model._meta.get_fields())
]
VERBS = {verb for model in MACHINES for verb in verbs_of(model)}
DOMAIN = (
    "applications", "projects", "repayment", "socinv/lifecycle", "socinv/notices", "socinv/documents",
    "socinv/meetings", "socinv/organisation", "socinv/stories", "socinv/demo", "socinv/presentation",
)  # fmt: skip
# Words that are verbs here and methods of something else there: the verb, and what it is called on.
OTHERS = {
    ("open", "WorkItem.objects"), ("open", "self"), ("open", "path"), ("open", "LIST"), ("open", "packed"),
    ("open", "row.content"), ("write", "self.stdout"), ("ask", "policy"), ("answer", "self"), ("answer", "form"),
    ("open", "server"), ("close", "server"), ("remind", "reminding"),
    ("move", "form"), ("plan", "plan"),
    ("read", "self"), ("read", "content"), ("read", "member"), ("read", "file"), ("open", "Image"), ("open", "Pdf"),
    ("open", "document.file"), ("write", "pdf.Root.Metadata"), ("read", "packed"),
}  # fmt: skip


def test_no_verb_is_called_as_a_method() -> None:
    found = [
        f"{where(path, call)}: {ast.unparse(call)[:80]}"
        for path in python_files(*DOMAIN)
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in VERBS
        and (call.func.attr, ast.unparse(call.func.value)) not in OTHERS
    ]
    assert not found, "\n".join(found)


def test_only_perform_calls_what_it_looks_up_by_name() -> None:
    found = [
        where(path, call).split(":")[0]
        for path in python_files(*DOMAIN)
        for call in calls(path)
        if isinstance(call.func, ast.Call) and ast.unparse(call.func.func) == "getattr"
    ]
    assert found == ["socinv/lifecycle/perform.py"]


def test_no_status_is_assigned() -> None:
    found = []
    for path in python_files(*DOMAIN):
        found += [where(path, node) for node in ast.walk(tree(path)) if _is_assigned(node)]
        for call in calls(path):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
            writes = name in {"update", "create", "update_or_create", "setattr", *(one.__name__ for one in MACHINES)}
            if writes and (any(one.arg == "status" for one in call.keywords) or _names_status(call, name)):
                found.append(where(path, call))
    assert not found, "\n".join(found)


def _is_assigned(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "status" and isinstance(node.ctx, ast.Store)


def _names_status(call: ast.Call, name: str) -> bool:
    return name == "setattr" and len(call.args) > 1 and ast.unparse(call.args[1]) == "'status'"


def test_every_transition_has_a_permission() -> None:
    open_to_all = [
        f"{model.__name__}.{verb}"
        for model in MACHINES
        for verb, meta in verbs_of(model).items()
        for transition in meta.transitions.values()
        if not callable(transition.permission)
    ]
    assert MACHINES
    assert not open_to_all


def test_the_permission_of_a_verb_is_one_whatever_the_state() -> None:
    for model in MACHINES:
        for verb, meta in verbs_of(model).items():
            assert len({one.permission for one in meta.transitions.values()}) == 1, f"{model.__name__}.{verb}"


@pytest.mark.django_db
def test_one_who_goes_round_is_caught() -> None:
    """The guard that watches every test does bite."""
    idea = a_draft(a_house())
    with pytest.raises(WentRound):
        idea.submit(at=idea.case.opened_at)
    assert Idea.objects.get(pk=idea.pk).status == "draft"


@pytest.mark.django_db
def test_a_status_cannot_be_assigned() -> None:
    idea = a_draft(a_house())
    with pytest.raises(AttributeError):
        idea.status = "approved"
