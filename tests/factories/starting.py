"""Cases as they begin."""

from __future__ import annotations

from applications.models import Application, Idea
from applications.opening import start_case
from socinv.lifecycle import clock
from socinv.lifecycle.process import current_process
from socinv.organisation.models import Department, User


def start_idea(department: Department, *, by: User) -> Idea:
    """A new idea, in a municipality whose cases begin with one."""
    begun = start_case(department, by=by, need=_as_employee(department))
    assert isinstance(begun, Idea)
    return begun


def start_application(department: Department, *, by: User) -> Application:
    """A new application, in a municipality that has no ideas."""
    begun = start_case(department, by=by)
    assert isinstance(begun, Application)
    return begun


def _as_employee(department: Department) -> str:
    """The need that one who works in a department raises, where the guideline says who may."""
    needs = current_process(department.municipality.process, clock.today()).need
    return next((one.key for one in needs if "employee" in one.by), "")
