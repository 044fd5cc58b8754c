from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned


class SavedView(Owned):
    """A person's list under a name: the address's filters, kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("namn"), max_length=60)
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = _("sparad lista")
        verbose_name_plural = _("sparade listor")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "municipality", "name"],
                name="applications_saved_view_name",
                violation_error_message=_("Du har redan en lista med det namnet. Välj ett annat."),
            )
        ]

    def __str__(self) -> str:
        return self.name
