from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.notices.models.notice import How
from socinv.organisation.models import Owned


class Choice(Owned):
    """How a person wants to be told of one kind of thing in one municipality; without a row it is as usual.

    A personal choice, not an act: it leaves no event.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choices")
    kind = models.CharField(_("slag"), max_length=20)
    how = models.CharField(_("hur"), max_length=10, choices=How.choices)

    class Meta:
        verbose_name = _("val av avisering")
        verbose_name_plural = _("val av aviseringar")
        constraints = [
            models.UniqueConstraint(fields=["person", "municipality", "kind"], name="notices_choice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} {self.how}"
