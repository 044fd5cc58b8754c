import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Owned


class Version(Owned):
    """A form as it was sent in: what the bodies had before them. Never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="versions", db_index=False)
    form = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(_("version"))
    answers = models.JSONField(_("svar"), encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField(_("inlämnad"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        constraints = [models.UniqueConstraint(fields=["case", "form", "number"], name="applications_version_once")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.case}: {self.form} {self.number}"
