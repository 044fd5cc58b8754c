from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from socinv.translation.checking import faults
from socinv.translation.compiling import compile_all
from socinv.translation.updating import update


class Command(BaseCommand):
    """`manage.py messages` brings locale/en up to date; `--check` says what is missing and changes nothing."""

    help = "Samlar texterna till locale/en och kompilerar dem. --check säger vad som saknas."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """--check: only look."""
        parser.add_argument("--check", action="store_true", help="ändra inget; misslyckas om något saknas")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Run."""
        if not check:
            found = update()
            compile_all()
            self.stdout.write(f"{len(found)} texter i locale/en")
        problems = faults()
        for line in problems:
            self.stdout.write(line)
        if problems and check:
            raise CommandError(f"{len(problems)} fel i översättningen")
