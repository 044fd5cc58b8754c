"""Django's own log-in and password forms, drawn and worded as ours.

Give them to Django's views: `LoginView.as_view(authentication_form=LogInForm)` and so on.
"""

from __future__ import annotations

from django.contrib.auth import forms as django_forms
from django.utils.translation import gettext_lazy as _

from socinv.presentation.forms import PlainFormMixin


class LogInForm(PlainFormMixin, django_forms.AuthenticationForm):
    """Name and password."""

    error_messages = {
        "invalid_login": _("Det finns inget konto med de uppgifterna. Kontrollera adressen och lösenordet."),
        "inactive": _("Kontot är stängt. Vänd dig till samordnarna."),
    }


class ForgottenPasswordForm(PlainFormMixin, django_forms.PasswordResetForm):
    """The address that the link is sent to."""


class NewPasswordForm(PlainFormMixin, django_forms.SetPasswordForm):  # type: ignore[type-arg]
    """A new password, twice."""

    error_messages = {"password_mismatch": _("Skriv samma lösenord i båda fälten")}


class ChangePasswordForm(PlainFormMixin, django_forms.PasswordChangeForm):
    """The old password once and the new one twice."""

    error_messages = {
        "password_mismatch": _("Skriv samma lösenord i båda fälten"),
        "password_incorrect": _("Det gamla lösenordet stämmer inte. Skriv det igen."),
    }
