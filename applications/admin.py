"""Django's admin over the cases: to look, never to change."""

from __future__ import annotations

from django.contrib import admin

from applications.models import Application, Case, Idea, PriceIndex, PriceItem, Step, Version
from socinv.organisation.readonly_admin import ReadOnlyAdmin


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    """The cases."""

    list_display = ("regnr", "title", "stage", "status", "department", "municipality")
    search_fields = ("regnr", "title")


@admin.register(Idea, Application)
class WritingAdmin(ReadOnlyAdmin):
    """What is written in a case."""

    list_display = ("case", "status", "submitted_at")


@admin.register(Step)
class StepAdmin(ReadOnlyAdmin):
    """The bodies' turns."""

    list_display = ("case", "key", "body", "status", "outcome", "due")


@admin.register(PriceItem)
class PriceItemAdmin(ReadOnlyAdmin):
    """The price lists."""

    list_display = ("name", "unit", "amount", "price_year", "number", "is_current", "municipality")


@admin.register(PriceIndex)
class PriceIndexAdmin(ReadOnlyAdmin):
    """The price index."""

    list_display = ("year", "value", "municipality")


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """What was sent in, as it was."""

    list_display = ("case", "form", "number", "made_at")
