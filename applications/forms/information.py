"""When and where a committee was informed of an application (NOR-02)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class InformationForm(PlainForm):
    """The day of the information, and the meeting with its item."""

    day = DateField(
        label=_("Dag, åååå-mm-dd"), error_messages={"required": _("Skriv vilken dag nämnden informerades.")}
    )
    note = TextField(
        label=_("Sammanträde och paragraf"), max_length=200, widget=forms.TextInput(),
        help_text=_("Till exempel nämndens sammanträde 12 mars, § 34."),
        error_messages={
            "required": _("Skriv var nämnden fick informationen, till exempel sammanträdet och paragrafen."),
        },
    )  # fmt: skip
