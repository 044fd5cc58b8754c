"""Which day's balance is asked for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class DayForm(PlainForm):
    """``dag`` as the address has it."""

    dag = DateField(label=_("Visa läget när den här dagen var slut, åååå-mm-dd"), required=True)
