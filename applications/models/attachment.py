import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Owned


def new_ref() -> str:
    return secrets.token_urlsafe(12)


def stored_as(attachment: "Attachment", filename: str) -> str:
    """Where the file lies: nothing of what the person named it, nothing that can be guessed."""
    return f"attachments/{attachment.municipality_id}/{attachment.ref}"


class Attachment(Owned):
    """A file that belongs to a form. Its kind was found by looking into it; it is only ever downloaded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    form = models.CharField(max_length=20)
    ref = models.CharField(max_length=20, unique=True, default=new_ref, editable=False)
    name = models.CharField(_("namn"), max_length=120)
    kind = models.CharField(_("slag"), max_length=100)
    size = models.PositiveIntegerField(_("storlek"))
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=stored_as, max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(_("tillagd"))
    removed_at = models.DateTimeField(_("borttagen"), null=True)

    class Meta:
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name
