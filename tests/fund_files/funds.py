"""A fund with a project that has been paid, and files for its number."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.models import Project
from repayment.files.booking import book
from repayment.files.keeping import keep
from repayment.files.reading import read_file
from repayment.files.sorting import Sorted
from repayment.models import CostFile
from socinv.lifecycle import clock
from socinv.organisation.models import User
from tests.factories.funds import appropriate, keeper, open_the_fund, pay, the_fund
from tests.factories.house import House
from tests.factories.projects import a_project_ready_to_start
from tests.projects.reading import signed_in

FILES, PAYMENTS, FRAMES = reverse("cost-files"), reverse("export-payments"), reverse("export-frames")
READER, OUTSIDER = "planning-committee.chair", "affiliated"
HEADINGS = "Projektnummer;Konto;Datum;Belopp;Verifikation;Text"


def a_paid_project(house: House, amount: int = 100_000) -> Project:
    """Its fund opened a month ago, so that there is time for costs; ``amount`` of 1 mnkr paid today."""
    project = a_project_ready_to_start(house)
    opened = clock.today() - timedelta(days=40)
    open_the_fund(house, 3_000_000, rows=[{"project": project, "amount": Decimal(1_000_000)}], day=opened)
    appropriate(house, 2_000_000)
    if amount:
        pay(house, project, amount)
    return Project.objects.select_related("case", "account_number").get(pk=project.pk)


def line(project: Project, amount: int | str = 30_000, verification: str = "A1", **said: Any) -> str:
    """A row of CSV, of today."""
    day = said.get("day", clock.today()).isoformat()
    number = said.get("number", project.account_number.number)
    return f"{number};{said.get('account', '5010')};{day};{amount};{verification};Lön"


def csv_of(*lines: str) -> bytes:
    return "\n".join((HEADINGS, *lines, "")).encode()


def upload(person: User, data: bytes, name: str = "kostnader.csv") -> Any:
    return signed_in(person).post(FILES, {"file": SimpleUploadedFile(name, data)})


def a_kept_file(house: House, data: bytes, name: str = "kostnader.csv") -> CostFile:
    return keep(the_fund(house), name, data, read_file(data), keeper(house))


def book_file(house: House, data: bytes) -> Sorted:
    return book(the_fund(house), a_kept_file(house, data), keeper(house))


def queries_of(person: User, address: str) -> int:
    """How many the page asks."""
    client = signed_in(person)
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)
