"""The forms' names in addresses, in the reader's words."""

from applications.form_kinds import kind_by_word, kind_of
from socinv.lifecycle.process.forms_schema import base_of


class FormConverter:
    """``ide`` and ``ansokan`` in the address, ``idea`` and ``application`` in the code; a report has its number."""

    regex = "[a-z]+(?:-[1-9][0-9]{0,2})?"

    def to_python(self, value: str) -> str:
        """The form's name. Raises ValueError, which makes the address another page's."""
        word, dash, number = value.partition("-")
        kind = kind_by_word(word)
        if kind is None or kind.is_numbered != bool(number):
            raise ValueError(value)
        return f"{kind.key}{dash}{number}"

    def to_url(self, value: str) -> str:
        return f"{kind_of(value).word}{value.removeprefix(base_of(value))}"
