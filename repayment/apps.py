from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepaymentConfig(AppConfig):
    name = "repayment"
    verbose_name = _("Återföring")

    def ready(self) -> None:
        from repayment import audience, calendar, flow, meeting_matters, reminding, telling, wording  # noqa: F401
        from repayment.documents import kinds  # noqa: F401  so do these
        from repayment.fund import telling as of_the_fund  # noqa: F401
        from repayment.presenting import course, frames, section  # noqa: F401
        from repayment.presenting.fund import leading  # noqa: F401
        from repayment.presenting.fund import section as fund_section  # noqa: F401
