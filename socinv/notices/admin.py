from __future__ import annotations

from django.contrib import admin

from socinv.notices.models import Notice
from socinv.organisation.readonly_admin import ReadOnlyAdmin


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """Who has been told of what. How the mail goes is on a page of its own."""

    list_display = ("recipient", "kind", "how", "written_at", "read_at", "municipality")
