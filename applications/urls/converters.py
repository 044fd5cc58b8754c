"""The forms' names in addresses, in the reader's words."""


class FormConverter:
    """``ide`` and ``ansokan`` in the address, ``idea`` and ``application`` in the code."""

    regex = "ide|ansokan"
    words = {"ide": "idea", "ansokan": "application"}

    def to_python(self, value: str) -> str:
        return self.words[value]

    def to_url(self, value: str) -> str:
        return {code: word for word, code in self.words.items()}[value]
