from __future__ import annotations

from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import OF_ONE_PROJECT, Body, Department, Owned
from socinv.organisation.standing import Standing


class WorkItemQuerySet(models.QuerySet["WorkItem"]):
    def open(self) -> WorkItemQuerySet:
        return self.filter(closed_at=None)

    def waiting_for(self, standing: Standing) -> WorkItemQuerySet:
        """Open items that are this person's turn; where the person is in conflict (jäv) only what the
        department or a project itself is to do."""
        if not standing.is_affiliated:
            return self.none()
        return self.open().filter(_turn_of(standing), municipality=standing.municipality)


def _turn_of(standing: Standing) -> Q:
    handles = Q(person=standing.person.pk)
    writes = Q(department__in=list(standing.departments), roles=[]) if standing.departments else Q(pk__in=())
    if standing.heads:
        writes |= Q(department__in=list(standing.heads), roles__contains=["head"])
    for seat in standing.seats:
        theirs = Q(body=seat.body, roles__contains=[seat.role])
        if seat.kind in OF_ONE_PROJECT:
            writes |= theirs
        else:
            handles |= theirs
    if standing.delegations:
        handles |= Q(body__in=list(standing.delegations), delegable=True)
    return writes | (handles & ~_barred(standing))


def _barred(standing: Standing) -> Q:
    """Cases the person may not handle or decide: declared or flagged, or one's own department's."""
    conflict = apps.get_model(settings.CASE_MODEL)._meta.get_field("conflicts").related_model
    declared = conflict._default_manager.filter(
        case=OuterRef("case"), person=standing.person.pk, retracted_at__isnull=True
    )
    barred = Q(Exists(declared))
    return barred | Q(case__department__in=list(standing.departments)) if standing.departments else barred


class WorkItem(Owned):
    """Whose turn, which thing, which verb, until when. Opened and closed by the lifecycle as it moves.

    Exactly one addressee: a body (those in it with one of ``roles``, or its delegates), a department (its head where
    ``roles`` says "head") or a person.
    """

    case = models.ForeignKey(settings.CASE_MODEL, on_delete=models.CASCADE, related_name="work_items")
    thing = models.CharField(max_length=60)
    thing_id = models.BigIntegerField()
    verb = models.CharField(max_length=40)
    label = models.CharField(_("skede"), max_length=60)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    delegable = models.BooleanField(default=False)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    due = models.DateField(_("senast"), null=True)
    opened_at = models.DateTimeField(_("öppnades"))
    closed_at = models.DateTimeField(_("stängdes"), null=True)

    objects: ClassVar[WorkItemQuerySet] = WorkItemQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("uppgift")
        verbose_name_plural = _("uppgifter")
        constraints = [
            models.CheckConstraint(
                name="lifecycle_work_item_has_one_addressee",
                condition=(
                    Q(body__isnull=False, department=None, person=None)
                    | Q(body=None, department__isnull=False, person=None)
                    | Q(body=None, department=None, person__isnull=False)
                ),
            )
        ]
        indexes = [
            models.Index(fields=["body", "due"], name="lifecycle_work_by_body", condition=Q(closed_at=None)),
            models.Index(fields=["department", "due"], name="lifecycle_work_by_dept", condition=Q(closed_at=None)),
            models.Index(fields=["person", "due"], name="lifecycle_work_by_person", condition=Q(closed_at=None)),
            models.Index(fields=["municipality", "due"], name="lifecycle_work_due", condition=Q(closed_at=None)),
            models.Index(fields=["case", "due"], name="lifecycle_work_by_case", condition=Q(closed_at=None)),
            models.Index(fields=["thing", "thing_id"], name="lifecycle_work_by_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing} {self.thing_id}"

    def is_turn_of(self, standing: Standing, *, barred: bool) -> bool:
        """Whether the open item waits for this person: what ``waiting_for`` asks the database, of one item at hand.

        ``barred``: a conflict of interest (jäv) keeps the person from handling the case.
        """
        if not standing.is_affiliated or self.closed_at or self.municipality_id != standing.municipality:
            return False
        if self.department_id is not None:
            return self.department_id in (standing.heads if "head" in self.roles else standing.departments)
        seats = [seat for seat in standing.seats if seat.body == self.body_id and seat.role in self.roles]
        if any(seat.kind in OF_ONE_PROJECT for seat in seats):
            return True
        handles = (
            self.person_id == standing.person.pk
            or bool(seats)
            or (self.delegable and self.body_id in standing.delegations)
        )
        return handles and not barred
