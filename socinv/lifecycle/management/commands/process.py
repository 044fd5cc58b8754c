from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from socinv.lifecycle import clock
from socinv.lifecycle.process.check import problems_of_file
from socinv.lifecycle.process.listing import listed
from socinv.lifecycle.process.load import FOLDER, BrokenProcess, all_processes, versions_of
from socinv.lifecycle.process.mermaid import mermaid
from socinv.lifecycle.process.schema import Process
from socinv.lifecycle.process.show import shown
from socinv.lifecycle.process.version_check import version_problems


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Prövar, visar och räknar upp processfiler (docs/processes.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True, metavar="check|show|list")
        check = parts.add_parser("check", help="säger allt som är fel i en fil, en rad för varje fel")
        check.add_argument("files", nargs="+", type=Path, metavar="FIL")
        show = parts.add_parser("show", help="skriver processen som en läsbar tabell och som Mermaid")
        show.add_argument("name", metavar="NAMN[@VERSION]")
        show.add_argument("--mermaid", action="store_true", help="bara diagrammet")
        parts.add_parser("list", help="räknar upp processerna och deras versioner")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["part"] == "check":
                self._check(options["files"])
            elif options["part"] == "list":
                self.stdout.write(listed(all_processes().values(), clock.today()))
            else:
                self._show(_named(options["name"]), only_picture=options["mermaid"])
        except BrokenProcess as broken:
            raise CommandError(str(broken)) from broken

    def _check(self, paths: list[Path]) -> None:
        wrong = {path: problems_of_file(path) for path in paths}
        names = {path.name for path in paths}
        beside = [path for path in sorted(FOLDER.glob("*.toml")) if path.name not in names]
        ours = tuple(f"{name}:" for name in names)
        between = [line for line in version_problems([*beside, *paths]) if line.startswith(ours)]
        for path, lines in wrong.items():
            if not lines and not between:
                self.stdout.write(f"{path.name}: Filen håller.")
        found = [*(line for lines in wrong.values() for line in lines), *between]
        if found:
            for line in found:
                self.stdout.write(line)
            count = "1 fel" if len(found) == 1 else f"{len(found)} fel"
            raise CommandError(f"{count}. Rätta och pröva igen.")

    def _show(self, process: Process, *, only_picture: bool) -> None:
        if not only_picture:
            self.stdout.write(shown(process))
        self.stdout.write(mermaid(process))


def _named(name: str) -> Process:
    """The process of that slug, in its latest version where none is named."""
    slug, _at, version = name.partition("@")
    found = [one for one in versions_of(slug) if version in ("", one.version)]
    if not found:
        known = ", ".join(sorted(f"{one.slug}@{one.version}" for one in all_processes().values()))
        raise CommandError(f"Det finns ingen process {name}. De som finns är: {known}.")
    return found[0]
