from django.db import models
from django.utils.translation import gettext_lazy as _


class Municipality(models.Model):
    """One owner of a fund and of a process; the boundary that no data crosses."""

    slug = models.SlugField(_("kortnamn"), unique=True)
    name = models.CharField(_("namn"), max_length=100)
    owner_name = models.CharField(_("ansvarig"), max_length=100, default="kommunstyrelsen")
    process = models.SlugField(_("process"), help_text=_("Vilken processfil nya ärenden följer."))
    note = models.TextField(_("upplysning på startsidan"), blank=True)

    class Meta:
        verbose_name = _("kommun")
        verbose_name_plural = _("kommuner")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
