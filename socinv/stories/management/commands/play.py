from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from socinv.stories.playing import play
from socinv.stories.reading import StoryError, read_story


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Spelar en berättelse (docs/stories.md) och skriver en rad för varje steg."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FIL")
        parser.add_argument("--dry", action="store_true", help="pröva bara: ingenting sparas")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.LOCAL or options["dry"]):
            raise CommandError("Här finns verkliga ärenden. Lägg till --dry för att pröva utan att spara.")
        try:
            with transaction.atomic():
                play([read_story(path) for path in options["files"]], tell=self.stdout.write)
                transaction.set_rollback(options["dry"])
        except StoryError as wrong:
            raise CommandError(str(wrong)) from wrong
