"""What an idea and an application have in common: they are written, sent in, and judged."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    NEW = "new", _("Ny")
    DRAFT = "draft", _("Utkast")
    SUBMITTED = "submitted", _("Inlämnad")
    RETURNED = "returned", _("Tillbaka för komplettering")
    APPROVED = "approved", _("Bifall")
    GRANTED = "granted", _("Bifall")
    DECLINED = "declined", _("Avslag")
    WITHDRAWN = "withdrawn", _("Återkallad")
    SHELVED = "shelved", _("Vilande")


WRITABLE = [Status.DRAFT, Status.RETURNED]
UNDECIDED = [Status.DRAFT, Status.SUBMITTED, Status.RETURNED]
