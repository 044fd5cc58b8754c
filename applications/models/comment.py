from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Owned


class Comment(Owned):
    """A coordinator's remark on a part, or a suggested wording of one field; or the writer's reply."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="comments")
    form = models.CharField(max_length=20)
    part = models.CharField(max_length=40)
    field = models.CharField(max_length=40, blank=True)
    text = models.TextField(_("kommentar"))
    suggestion = models.TextField(_("förslag till text"), blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField(_("skriven"))
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    resolved_at = models.DateTimeField(_("klar"), null=True)
    accepted = models.BooleanField(_("förslaget infört"), default=False)

    class Meta:
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return self.text[:60]
