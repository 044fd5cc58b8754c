"""The cells of the sheet about the calculation that the formulas take their settings from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from applications.calculation.workbook.columns import ABOUT

# Row by what stands in it; the words stand in column A and the values in B.
ROWS = {
    "title": 1, "ref": 2, "number": 3, "version": 4, "taken": 5, "starts": 6, "ends": 7, "rate": 8, "price_year": 9,
    "seed": 10, "covers": 11, "fingerprint": 12, "format": 13,
}  # fmt: skip
WORDS = {
    "title": _("Kalkylen för"), "ref": _("Ärendets nyckel, ändra inte"), "number": _("Ärendenummer"),
    "version": _("Version"), "taken": _("Uttagen"), "starts": _("Projektet börjar"), "ends": _("Projektet slutar"),
    "rate": _("Real kalkylränta"), "price_year": _("Prisnivå, år"), "seed": _("Slumptalsfrö"),
    "covers": _("Vinster räknas i täckningen så många år"), "fingerprint": _("Kalkylens märke, ändra inte"),
    "format": _("Arbetsbokens format, ändra inte"),
}  # fmt: skip
FORMAT = 1


def _cell(key: str) -> str:
    return f"'{ABOUT}'!$B${ROWS[key]}"


STARTS, ENDS, RATE = _cell("starts"), _cell("ends"), _cell("rate")
