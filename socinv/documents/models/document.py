from __future__ import annotations

from datetime import datetime
from typing import Any

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from socinv.documents import rights
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Owned


class DocumentStatus(models.TextChoices):
    NEW = "new", _("Ny")
    ORDERED = "ordered", _("Görs")
    ISSUED = "issued", _("Upprättad")
    FAILED = "failed", _("Gick inte att göra")


class Document(ProtectedStatus, Owned):
    """A document made of something in the system. One that was issued never changes; a new version is a new row.

    ``number``: within the municipality and year, "2026-17". ``version``: within the kind and the thing.
    ``source``: the paper it is made of (socinv.documents.paper). ``sha256`` of the file as it was issued.
    ``attempts``: how many times the making has begun since it was ordered.
    """

    case = models.ForeignKey(settings.CASE_MODEL, on_delete=models.PROTECT, null=True, related_name="documents")
    kind = models.CharField(_("slag"), max_length=40)
    thing = models.CharField(max_length=60)
    thing_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField(_("år"))
    serial = models.PositiveIntegerField(_("löpnummer"))
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("rubrik"), max_length=250)
    status = FSMField(_("läge"), default=DocumentStatus.NEW, choices=DocumentStatus.choices, protected=True)
    source = models.JSONField(_("innehåll"), encoder=DjangoJSONEncoder)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    ordered_at = models.DateTimeField(_("beställd"))
    issued_at = models.DateTimeField(_("upprättad"), null=True)
    file = models.FileField(_("fil"), upload_to="handlingar/%Y/%m", max_length=200, blank=True)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("storlek i byte"), null=True)
    pages = models.PositiveIntegerField(_("sidor"), null=True)
    trouble = models.CharField(_("fel"), max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlingar")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year", "serial"], name="documents_document_number"),
            models.UniqueConstraint(
                fields=["kind", "thing", "thing_id", "version"], name="documents_document_version_once"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-id"], name="documents_by_case"),
            models.Index(fields=["thing", "thing_id"], name="documents_by_thing"),
            models.Index(fields=["id"], name="documents_not_made", condition=Q(status="ordered")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="issued_never_changes", operation=pgtrigger.Update, condition=pgtrigger.Q(old__status="issued")
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.number])

    @property
    def number(self) -> str:
        """As people say it: 2026-17."""
        return f"{self.year}-{self.serial}"

    @transition(field=status, source=DocumentStatus.NEW, target=DocumentStatus.ORDERED, permission=rights.orderer)
    def order(self) -> None:
        """Ask for it to be made; what it says is composed and kept now."""

    @transition(field=status, source=DocumentStatus.ORDERED, target=DocumentStatus.ISSUED, permission=rights.system)
    def issue(self, *, file: str, sha256: str, size: int, pages: int, at: datetime) -> None:
        """The file is made: from now on nothing about it changes."""
        self.file.name, self.sha256, self.size, self.pages, self.issued_at = file, sha256, size, pages, at
        self.trouble = ""

    @transition(field=status, source=DocumentStatus.ORDERED, target=DocumentStatus.FAILED, permission=rights.system)
    def fail(self, *, why: str) -> None:
        """It could not be made; the reason is shown to the one who asked."""
        self.trouble = why[:300]

    @transition(field=status, source=DocumentStatus.FAILED, target=DocumentStatus.ORDERED, permission=rights.orderer)
    def order_again(self) -> None:
        """Try once more, from the same content."""
        self.trouble, self.attempts = "", 0

    def noted(self) -> dict[str, Any]:
        """What each of its events remembers."""
        return {"document": {"id": self.pk, "name": self.title}, "kind": self.kind, "number": self.number}
