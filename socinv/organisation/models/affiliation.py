from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.owned import Owned


class Affiliation(Owned):
    """A person's door into one municipality. What the person may do there is another matter."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="affiliations")
    previous_visit = models.DateTimeField(_("besöket före det senaste"), null=True, editable=False)
    latest_visit = models.DateTimeField(_("senaste besöket"), null=True, editable=False)

    class Meta:
        verbose_name = _("anknytning")
        verbose_name_plural = _("anknytningar")
        constraints = [models.UniqueConstraint(fields=["person", "municipality"], name="organisation_affiliation_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.municipality}"
