from __future__ import annotations

from django.contrib import admin

from socinv.lifecycle.models import Event, WorkItem
from socinv.organisation.readonly_admin import ReadOnlyAdmin


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """What has happened: never changed."""

    list_display = ("at", "actor_name", "thing", "verb", "case")


@admin.register(WorkItem)
class WorkItemAdmin(ReadOnlyAdmin):
    """What waits for whom: opened and closed by what happens."""

    list_display = ("case", "label", "body", "department", "person", "due")
