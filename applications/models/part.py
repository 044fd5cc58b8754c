from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Owned


class Part(Owned):
    """One page of a form as it is written: answers by field key, rows of a table as a list of dicts with an ``id``."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts", db_index=False)
    form = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    answers = models.JSONField(_("svar"), default=dict, encoder=DjangoJSONEncoder)
    saved_at = models.DateTimeField(_("sparat"), null=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("del")
        verbose_name_plural = _("delar")
        constraints = [models.UniqueConstraint(fields=["case", "form", "key"], name="applications_part_once")]

    def __str__(self) -> str:
        return f"{self.case}: {self.form}.{self.key}"
