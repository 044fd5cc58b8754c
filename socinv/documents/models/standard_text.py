from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned


class TextUse(models.TextChoices):
    ASSESSMENT = "assessment", _("Idéprövning")
    STANCE = "stance", _("Ställningstagande")
    PREPARATION = "preparation", _("Beredning")
    DECISION = "decision", _("Beslut")
    COMMENT = "comment", _("Kommentar")
    REPORT = "report", _("Tjänsteskrivelse, förslag till beslut")
    MEMO = "memo", _("Beslutshandling, sist")
    LETTER = "letter", _("Brev vid avslag, sist")


class StandardText(Owned):
    """A phrase the coordinators keep: for others to start from when they write, or that every memo or letter ends with.

    ``text`` may hold fields in braces (socinv.documents.phrases).
    """

    use = models.CharField(_("används i"), max_length=20, choices=TextUse.choices)
    title = models.CharField(_("rubrik"), max_length=80)
    text = models.TextField(_("text"))
    is_active = models.BooleanField(_("används"), default=True)

    class Meta:
        verbose_name = _("standardtext")
        verbose_name_plural = _("standardtexter")
        ordering = ["use", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "use", "title"],
                name="documents_standard_text_title",
                violation_error_message=_("Det finns redan en text med den rubriken."),
            )
        ]

    def __str__(self) -> str:
        return self.title
