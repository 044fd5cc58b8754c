"""Form fields that read what a Swedish civil servant types, and say what to do when they cannot."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from socinv.presentation import money
from socinv.presentation.reading import read_day, read_money, read_number

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
LARGEST_AMOUNT = Decimal(999_999_999_999)


class _ReadField(forms.Field, ABC):
    """A text box whose words are read by `reader`; bounds are checked with messages of our own."""

    widget = forms.TextInput
    numeric = True
    input_mode = "decimal"

    def __init__(self, *, min_value: Any = None, max_value: Any = None, **options: Any) -> None:
        super().__init__(**options)
        if min_value is not None:
            self.validators.append(MinValueValidator(min_value))
        if max_value is not None:
            self.validators.append(MaxValueValidator(max_value))

    @abstractmethod
    def reader(self, text: str) -> Any:
        """Read a non-empty text; ValueError when it cannot be read."""

    def to_python(self, value: Any) -> Any:
        """The value, None when empty; a message with an example when unreadable."""
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return self.reader(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The keyboard of a phone, a narrow box, figures to the right."""
        classes = "num w-md" if self.numeric else "w-md"
        return {"inputmode": self.input_mode, "autocomplete": "off", "class": classes}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the value differs, not how it is written."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class NumberField(_ReadField):
    """A number with a Swedish decimal comma, at most `places` decimals."""

    read: Callable[[str], Decimal] = staticmethod(read_number)
    default_error_messages = {
        "invalid": _("Skriv bara siffror, till exempel 12 eller 12,5"),
        "places": _("Skriv högst %(places)d decimaler"),
        "min_value": _("Skriv %(limit_value)s eller mer"),
        "max_value": _("Skriv högst %(limit_value)s"),
    }

    def __init__(self, *, places: int = 4, **options: Any) -> None:
        self.places = places
        super().__init__(**options)

    def reader(self, text: str) -> Decimal:
        """The number, refused when it has too many decimals."""
        value = self.read(text)
        if value != round(value, self.places):
            message = self.error_messages["places"]
            raise ValidationError(message, code="places", params={"places": self.places})
        return value

    def run_validators(self, value: Any) -> None:
        """The bounds, written in the messages as numbers are written elsewhere."""
        try:
            super().run_validators(value)
        except ValidationError as problem:
            for error in problem.error_list:
                params = error.params or {}
                if isinstance(params.get("limit_value"), Decimal | int):
                    error.params = {**params, "limit_value": money.typed(params["limit_value"])}
            raise

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: 1 250 000,5; what was typed stays as typed."""
        return money.typed(value) if isinstance(value, Decimal | int) else value


class MoneyField(NumberField):
    """Kronor as Decimal: "1 250 000", "1,25 mnkr", "1250000,50" and "450 tkr" are all understood."""

    read = staticmethod(read_money)
    default_error_messages = {
        "invalid": _("Skriv beloppet i kronor, till exempel 1 250 000"),
        "places": _("Skriv beloppet i hela kronor eller med två decimaler, till exempel 1 250 000,50"),
        "min_value": _("Skriv ett belopp som är %(limit_value)s kronor eller mer"),
        "max_value": _("Skriv ett belopp som är högst %(limit_value)s kronor"),
    }

    def __init__(self, *, min_value: Any = 0, max_value: Any = LARGEST_AMOUNT, **options: Any) -> None:
        super().__init__(places=2, min_value=min_value, max_value=max_value, **options)


class YearField(_ReadField):
    """A year with four figures."""

    input_mode = "numeric"
    default_error_messages = {
        "invalid": _("Skriv året med fyra siffror, till exempel 2027"),
        "min_value": _("Skriv ett år från %(limit_value)s"),
        "max_value": _("Skriv ett år till och med %(limit_value)s"),
    }

    def __init__(self, *, min_value: int = 1990, max_value: int = 2100, **options: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **options)

    def reader(self, text: str) -> int:
        """The year; 27 is not taken for 2027."""
        year = read_number(text)
        if year != int(year) or len(text.strip()) != 4:
            raise ValueError(text)
        return int(year)


class DateField(_ReadField):
    """A day, written åååå-mm-dd; 27/11-2026 and 27 november 2026 are understood too."""

    numeric = False
    input_mode = "text"
    default_error_messages = {
        "invalid": _("Skriv dagen som åååå-mm-dd, till exempel 2026-11-27"),
        "min_value": _("Skriv en dag från %(limit_value)s"),
        "max_value": _("Skriv en dag till och med %(limit_value)s"),
    }

    def __init__(self, *, min_value: date = FIRST_DAY, max_value: date = LAST_DAY, **options: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **options)

    def reader(self, text: str) -> date:
        """The day; one that the calendar lacks is unreadable."""
        return read_day(text)

    def prepare_value(self, value: Any) -> Any:
        """2026-11-27."""
        return value.isoformat() if isinstance(value, date) else value
