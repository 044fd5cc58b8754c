from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "socinv.meetings"
    label = "meetings"
    verbose_name = _("Sammanträden")

    def ready(self) -> None:
        from socinv.meetings import audience, documents, feeding, flow, reminding, telling  # noqa: F401  register
