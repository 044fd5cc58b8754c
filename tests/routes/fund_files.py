"""Every page of files to and from the accounting system, in a municipality whose fund is open."""

from __future__ import annotations

from typing import Any

from repayment.files.keeping import keep
from repayment.files.reading import read_file
from repayment.fund.reading import fund_of
from repayment.models import AccountingExport, CostFile, ExportKind, Fund
from socinv.lifecycle import clock
from tests.factories.funds import keeper, open_the_fund
from tests.factories.house import House

DATA = b"Projektnummer;Konto;Datum;Belopp;Verifikation\n7777;5010;2026-01-31;100;A1\n"
PLAIN = ("cost-files", "export-payments", "export-frames")
OF_FILE = ("cost-file-preview", "cost-file-discard", "cost-file-download")
ROUTES = (*PLAIN, *OF_FILE, "accounting-export")


def bring(house: House) -> None:
    """The fund is open; a file has come in, of nothing that is the fund's, and one has been made."""
    furnished(house, open_the_fund(house, 3_000_000))


def furnished(house: House, fund: Fund) -> tuple[CostFile, AccountingExport]:
    """The two files of the fund, made where there are none."""
    person, today = keeper(house), clock.today()
    made = AccountingExport.objects.filter(fund=fund).first() or AccountingExport.objects.create(
        municipality=house.municipality, fund=fund, kind=ExportKind.PAYMENTS, form="csv", first=today, last=today,
        account="4590", content=b"x", sha256="x", amount=0, by=person, at=clock.now(),
    )  # fmt: skip
    return keep(fund, "kostnader.csv", DATA, read_file(DATA), person), made


def keys_of(house: House) -> dict[str, int]:
    """By route, the file it is about; the fund is there from now on."""
    fund = fund_of(house.municipality.pk) or Fund.objects.create(municipality=house.municipality)
    kept, made = furnished(house, fund)
    return dict.fromkeys(OF_FILE, kept.pk) | {"accounting-export": made.pk}


def kwargs_of(house: House, route: str) -> dict[str, Any]:
    """What the address of the route needs."""
    return {} if route in PLAIN else {"pk": keys_of(house)[route]}
