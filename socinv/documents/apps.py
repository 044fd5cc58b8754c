from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "socinv.documents"
    label = "documents"
    verbose_name = _("Handlingar")

    def ready(self) -> None:
        from socinv.documents import counting, wording  # noqa: F401  the words for what happens to a document
