from __future__ import annotations

from django.contrib import admin

from socinv.documents.models import StandardText
from socinv.organisation.admin import RecordedAdmin


@admin.register(StandardText)
class StandardTextAdmin(RecordedAdmin):
    """The standard texts."""

    list_display = ("title", "use", "is_active", "municipality")
    list_select_related = ("municipality",)
