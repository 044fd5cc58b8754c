"""The forms by which a report is received and answered. What must be filled in is the lifecycle's matter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from applications.forms_of_case.administering import prose
from socinv.lifecycle import clock
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm

LONGEST_TYPED = 200


class ReceiptForm(PlainForm):
    """The day, where it stands in the minutes if it was taken up at a meeting, and words to the project."""

    day = DateField(label=_("Dag, åååå-mm-dd"), required=False, initial=clock.today)
    item = TextField(
        label=_("Paragraf"), help_text=_("Om rapporten togs upp på ett sammanträde. Fältet kan lämnas tomt."),
        required=False, max_length=LONGEST_TYPED, widget=forms.TextInput({"class": "w-md", "autocomplete": "off"}),
    )  # fmt: skip
    reasons = prose(_("Svar till projektet"), _("Står på rapportens sida. Fältet kan lämnas tomt."))


class FollowUpReceiptForm(PlainForm):
    """The day, and words to those who wrote it."""

    day = DateField(label=_("Dag, åååå-mm-dd"), required=False, initial=clock.today)
    reasons = prose(_("Svar"), _("Står på projektets sida. Fältet kan lämnas tomt."))


class ReturnForm(ReceiptForm):
    """The same, with what is to be completed."""

    reasons = prose(_("Vad ska kompletteras?"), _("Projektgruppen läser det här när den skriver om rapporten."), rows=6)
