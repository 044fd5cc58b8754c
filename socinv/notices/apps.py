from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "socinv.notices"
    label = "notices"
    verbose_name = _("Aviseringar")

    def ready(self) -> None:
        from socinv.notices import sources, writing  # noqa: F401  deadlines; and notices of every event
