from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Ärenden")

    def ready(self) -> None:
        from applications import audience, flow, telling  # noqa: F401  they register for each event
