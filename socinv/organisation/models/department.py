from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.body import Body
from socinv.organisation.models.owned import Owned


class Department(Owned):
    """The part of the organisation that applies and runs projects; it answers to a committee."""

    key = models.SlugField(_("nyckel"), max_length=60)
    name = models.CharField(_("namn"), max_length=120)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="departments", verbose_name=_("nämnd"))
    is_active = models.BooleanField(_("finns kvar"), default=True)

    class Meta:
        verbose_name = _("förvaltning")
        verbose_name_plural = _("förvaltningar")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key"],
                name="organisation_department_key",
                violation_error_message=_("Det finns redan en förvaltning med den nyckeln."),
            )
        ]

    def __str__(self) -> str:
        return self.name
