"""Django's admin for what nobody may change by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Look, but neither add, change nor delete."""

    actions = None
    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False

    def get_list_select_related(self, request: HttpRequest) -> Any:
        """The relations the columns show, in the same query."""
        fields = {field.name for field in self.model._meta.fields if field.is_relation}
        return [str(name) for name in self.get_list_display(request) if name in fields] or False
