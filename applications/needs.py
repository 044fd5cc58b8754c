"""The ways in which a person may raise a need: as one who works in a department, or from a seat (ORE-03)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.rights import is_as_employee, seats_for
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.schema import Need
from socinv.organisation.models import Body
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Way:
    """``body``: where the person sits; None for one who raises the need at his or her own department."""

    need: Need
    body: Body | None
    label: str

    @property
    def key(self) -> str:
        return f"{self.need.key}-{self.body.pk}" if self.body else self.need.key


def ways_open_to(process: Process, standing: Standing) -> list[Way]:
    """Every way open to the person, in the file's order: one query at most."""
    seated = {pk for need in process.need for pk in seats_for(process, need, standing)}
    bodies = list(Body.objects.filter(pk__in=seated).order_by("name")) if seated else []
    return [way for need in process.need for way in _of_need(process, need, standing, bodies)]


def _of_need(process: Process, need: Need, standing: Standing, bodies: Sequence[Body]) -> Iterator[Way]:
    """Named by the body too where there is more than one way."""
    mine = seats_for(process, need, standing)
    held = [one for one in bodies if one.pk in mine]
    alone = len(held) + is_as_employee(need, standing) == 1
    if is_as_employee(need, standing):
        own = _("%(title)s, från din förvaltning") % {"title": need.title}
        yield Way(need, None, need.title if alone else own)
    for body in held:
        yield Way(need, body, need.title if alone else f"{need.title}, {body}")
