from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned


class Following(Owned):
    """A person follows a case. A personal choice, not an act in the case: it leaves no event."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followings")
    case = models.ForeignKey(settings.CASE_MODEL, on_delete=models.CASCADE, related_name="followings")

    class Meta:
        verbose_name = _("bevakning")
        verbose_name_plural = _("bevakningar")
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="lifecycle_following_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.case}"
