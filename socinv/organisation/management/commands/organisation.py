from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from socinv.lifecycle import clock
from socinv.organisation.importing.checking import mistakes, remarks
from socinv.organisation.importing.keeping import Kept, keep_organisation
from socinv.organisation.importing.reading import OrganisationError, read
from socinv.organisation.importing.writing_back import written_back
from socinv.organisation.models import Municipality
from socinv.organisation.welcome import send_welcome


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Prövar, lägger in eller skriver ut en kommuns organisation som fil (docs/organisation.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(dest="way", required=True)
        check = ways.add_parser("check", help="säg allt som är fel i filen, utan att spara något")
        bring = ways.add_parser("import", help="lägg in det som är nytt i filen och ändra det som skiljer")
        for one in (check, bring):
            one.add_argument("files", nargs="+", type=Path, metavar="FIL")
        bring.add_argument(
            "--welcome", action="store_true", help="mejla varje ny person en länk för att välja lösenord"
        )
        back = ways.add_parser("export", help="skriv ut kommunens organisation som en fil")
        back.add_argument("slug", metavar="KOMMUN")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["way"] == "export":
            self._export(options["slug"])
            return
        wrong: list[str] = []
        for path in options["files"]:
            try:
                self._check(path) if options["way"] == "check" else self._import(path, **options)
            except OrganisationError as error:
                wrong.append(str(error))
        if wrong:
            raise CommandError("\n".join(wrong))

    def _check(self, path: Path) -> None:
        file = read(path)
        found = mistakes(file, clock.today())
        if found:
            raise OrganisationError(path.name, found)
        self.stdout.write(f"{path.name}: filen håller.")
        for line in remarks(file, clock.today()):
            self.stdout.write(f"{path.name}, att tänka på: {line}")

    def _import(self, path: Path, *, welcome: bool, **_rest: Any) -> None:
        kept = keep_organisation(read(path), path.name, clock.today())
        self.stdout.write(f"{path.name}: {kept.municipality} är inlagd. {_summary(kept)}")
        for person in kept.newcomers if welcome else ():
            went = send_welcome(None, person, kept.municipality)
            self.stdout.write(f"{person.email}: {'länken är skickad' if went else 'mejlet gick inte iväg'}")

    def _export(self, slug: str) -> None:
        found = Municipality.objects.filter(slug=slug).first()
        if found is None:
            known = ", ".join(Municipality.objects.values_list("slug", flat=True)) or "ingen än"
            raise CommandError(f"Det finns ingen kommun som heter {slug!r} i databasen; det finns {known}.")
        self.stdout.write(written_back(found), ending="")


def _summary(kept: Kept) -> str:
    """Nytt: 4 organ, 2 personer. Ändrat: 1 uppdrag."""
    new = Counter(str(row._meta.verbose_name) for row, before in kept.changes if not before)
    changed = Counter(str(row._meta.verbose_name) for row, before in kept.changes if before)
    said = [
        f"{word}: {', '.join(f'{name} {count}' for name, count in found.items())}."
        for word, found in (("Nytt", new), ("Ändrat", changed)) if found
    ]  # fmt: skip
    return " ".join(said) or "Inget skilde sig från det som fanns."
