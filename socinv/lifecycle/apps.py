from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LifecycleConfig(AppConfig):
    name = "socinv.lifecycle"
    label = "lifecycle"
    verbose_name = _("Livscykel")

    def ready(self) -> None:
        from socinv.lifecycle.process import check  # noqa: F401  registers the system check
