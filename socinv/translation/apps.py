from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "socinv.translation"
    label = "translation"
    verbose_name = _("Översättning")

    def ready(self) -> None:
        from socinv.translation.compiling import compile_all

        compile_all()
