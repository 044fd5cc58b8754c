from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from socinv.demo.filling import fill_demo
from socinv.organisation.models import User
from socinv.stories.reading import StoryError


class Command(BaseCommand):
    requires_system_checks = ()  # migrating has just made them
    help = "Fyller en tom databas med övningsmiljöns organisation och berättelser."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="töm databasen först")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("Övningsmiljön kan bara läggas i en databas för övning: sätt SOCINV_DEMO=1.")
        tell = self.stdout.write if options["verbosity"] > 1 else None
        try:
            with transaction.atomic():
                if options["reset"]:
                    call_command("flush", interactive=False, verbosity=0)
                if User.objects.exists():
                    raise CommandError("Databasen är inte tom. Lägg till --reset för att tömma den först.")
                count = fill_demo(tell)
        except StoryError as wrong:
            raise CommandError(str(wrong)) from wrong
        if options["verbosity"]:
            self.stdout.write(f"Övningsmiljön har {count} ärenden.")
