from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepaymentConfig(AppConfig):
    name = "repayment"
    verbose_name = _("Återföring")

    def ready(self) -> None:
        from repayment import audience, calendar, flow, telling, wording  # noqa: F401  they register
        from repayment.presenting import course, section  # noqa: F401  so do these
