"""The forms of files from and to the accounting system."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from repayment.files.decoding import Unreadable
from repayment.files.exporting import Books
from repayment.files.going_out import Order
from repayment.files.keeping import MOST_BYTES
from repayment.files.reading import read_file
from repayment.models import AccountingExport
from socinv.presentation.fields import DateField, YearField
from socinv.presentation.forms import PlainForm

FORMS = [("sie", _("SIE 4")), ("csv", _("CSV"))]


class CostFileForm(PlainForm):
    """A file of costs, read: ``data`` and ``contents``."""

    file = forms.FileField(
        label=_("Välj en fil"), allow_empty_file=True, max_length=400,
        help_text=_("SIE 4 eller CSV ur ekonomisystemet, högst 10 MB. Du får se vad som bokförs innan det sker."),
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt. Korta det.")},
    )  # fmt: skip

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(_("Filen är större än 10 MB. Ta ut färre månader i taget."))
        self.data_read = b"".join(upload.chunks())
        try:
            self.contents = read_file(self.data_read)
        except Unreadable as problem:
            raise ValidationError(str(problem)) from None
        return upload


def _account(label: Any, help_text: Any = "") -> forms.RegexField:
    return forms.RegexField(
        r"^[0-9]{3,10}$", label=label, help_text=help_text,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "w-md"}),
        error_messages={"invalid": _("Skriv kontots nummer med 3 till 10 siffror, till exempel 4590")},
    )  # fmt: skip


class _ExportForm(PlainForm):
    """What every file to the accounting system asks for; what the last one asked for stands there already."""

    form = forms.ChoiceField(label=_("Format"), choices=FORMS, widget=forms.RadioSelect, initial="sie")
    account = _account(_("Motkonto"), _("Där den andra halvan av varje belopp bokförs."))
    series = forms.RegexField(
        r"^[A-ZÅÄÖ]{1,3}$", label=_("Serie"), initial="F",
        help_text=_("En serie som bara fonden använder. Då märker ekonomisystemet om samma fil läses in två gånger."),
        widget=forms.TextInput({"autocomplete": "off", "class": "w-sm", "autocapitalize": "characters"}),
        error_messages={"invalid": _("Skriv en till tre stora bokstäver, till exempel F")},
    )  # fmt: skip

    known = ""

    in_row: tuple[str, ...] = ()

    def __init__(self, *args: Any, latest: AccountingExport | None = None, **kwargs: Any) -> None:
        if latest is not None:
            kept = {name: getattr(latest, name) for name in ("form", "account", "receiver_account", "series")}
            kwargs["initial"] = {**kwargs.get("initial", {}), **kept}
        super().__init__(*args, **kwargs)
        self.fields["form"].layout = "row"  # type: ignore[attr-defined]

    @property
    def row(self) -> list[BoundField]:
        """The fields on the first line."""
        return [self[name] for name in self.in_row]

    @property
    def below(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.in_row]

    @property
    def books(self) -> Books:
        said = self.cleaned_data
        return Books(said["account"], said.get("receiver_account") or self.known, said["series"])


class PaymentsForm(_ExportForm):
    """Internal grants of some days. ``known``: the receiver's account where the guideline says it."""

    in_row = ("first", "last")
    field_order = ("first", "last", "form", "receiver_account", "account", "series", "again")

    first = DateField(label=_("Från och med, åååå-mm-dd"))
    last = DateField(label=_("Till och med, åååå-mm-dd"))
    receiver_account = _account(_("Konto hos mottagaren"), _("Intäktskontot för internt bidrag."))
    again = forms.BooleanField(label=_("Ta med även betalningar som redan finns i en fil"), required=False)

    def __init__(self, *args: Any, known: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if known:
            del self.fields["receiver_account"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("Skriv en dag som inte ligger före den första."))
        return said

    @property
    def order(self) -> Order:
        said = self.cleaned_data
        return Order(said["form"], said["first"], said["last"], self.books, said["again"])


class FramesForm(_ExportForm):
    """Frame reductions of a year."""

    field_order = ("year", "form", "receiver_account", "account", "series")

    year = YearField(label=_("År"))
    receiver_account = _account(_("Konto för nämndens ram"), _("Där minskningen bokförs hos nämnden."))

    @property
    def order(self) -> Order:
        said = self.cleaned_data
        return Order(said["form"], date(said["year"], 1, 1), date(said["year"], 12, 31), self.books)
