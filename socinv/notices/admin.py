from __future__ import annotations

from django.contrib import admin

from socinv.notices.models import Notice
from socinv.organisation.readonly_admin import ReadOnlyAdmin


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """Mail that has gone or waits to go."""

    list_display = ("recipient", "sent_at", "attempts", "trouble", "municipality")
