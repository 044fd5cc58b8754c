from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Ärenden")

    def ready(self) -> None:
        from applications import administered, audience, flow, meeting_comparisons, meeting_matters, reminding, telling  # noqa: F401
        from applications.documents import by_itself, kinds  # noqa: F401  the same, after what follows in the flow
