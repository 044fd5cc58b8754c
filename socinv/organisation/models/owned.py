from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.municipality import Municipality


class Owned(models.Model):
    """A row that belongs to one municipality, and says so itself: row-level security can stand on it."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommun"), db_index=False
    )

    class Meta:
        abstract = True
