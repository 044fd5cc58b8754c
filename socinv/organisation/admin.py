"""Django's admin, for the systems administrator: the first people of a new municipality, and looking closely."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import (
    Affiliation,
    ApplicationPeriod,
    Body,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    OrganisationChange,
    User,
)
from socinv.organisation.readonly_admin import ReadOnlyAdmin
from socinv.organisation.recording import alone, keep


class RecordedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Added and changed here as by a coordinator: noted, and never deleted."""

    list_filter = ("municipality",)
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never: it is ended instead."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        """Save and note who did it."""
        if isinstance(request.user, User):
            with alone(obj.municipality_id):
                keep(obj, request.user, obj.municipality_id)


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The municipalities."""

    list_display = ("name", "slug", "process")


class NewUserForm(AdminUserCreationForm):  # type: ignore[type-arg]
    """A new account."""

    class Meta:
        model = User
        fields = ("email", "name", "title")


class ChangedUserForm(UserChangeForm):  # type: ignore[type-arg]
    """An account that exists."""

    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """Accounts. What a person may do is decided by seats and employments, not here."""

    form, add_form = ChangedUserForm, NewUserForm
    ordering = ("name",)
    list_display = ("name", "email", "title", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "password", "name", "title")}),
        (_("Konto"), {"fields": ("is_active", "is_staff", "is_superuser", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "title", "usable_password", "password1", "password2")}),)
    readonly_fields = ("last_login",)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never: an account is switched off, its history stays."""
        return False


@admin.register(Affiliation)
class AffiliationAdmin(RecordedAdmin):
    """Who has a door into which municipality."""

    list_display = ("person", "municipality", "latest_visit")
    list_select_related = ("person", "municipality")
    autocomplete_fields = ("person",)


@admin.register(Body)
class BodyAdmin(RecordedAdmin):
    """The bodies."""

    list_display = ("name", "kind", "key", "municipality")
    list_select_related = ("municipality",)


@admin.register(Department)
class DepartmentAdmin(RecordedAdmin):
    """The departments."""

    list_display = ("name", "committee", "is_active", "municipality")
    list_select_related = ("committee", "municipality")


@admin.register(Membership)
class MembershipAdmin(RecordedAdmin):
    """The seats."""

    list_display = ("person", "body", "role", "starts", "ends")
    list_select_related = ("person", "body")
    autocomplete_fields = ("person",)


@admin.register(Employment)
class EmploymentAdmin(RecordedAdmin):
    """The employments."""

    list_display = ("person", "department", "is_head", "starts", "ends")
    list_select_related = ("person", "department")
    autocomplete_fields = ("person",)


@admin.register(Delegation)
class DelegationAdmin(RecordedAdmin):
    """The delegations."""

    list_display = ("body", "holder", "reference", "starts", "ends")
    list_select_related = ("body", "holder")
    autocomplete_fields = ("holder",)


@admin.register(ApplicationPeriod)
class ApplicationPeriodAdmin(RecordedAdmin):
    """When applications are taken in."""

    list_display = ("title", "opens", "closes", "municipality")
    list_select_related = ("municipality",)


@admin.register(OrganisationChange)
class OrganisationChangeAdmin(ReadOnlyAdmin):
    """Who changed what in the organisation."""

    list_display = ("at", "actor_name", "thing", "thing_id", "municipality")
