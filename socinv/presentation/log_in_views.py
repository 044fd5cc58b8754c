"""The log-in page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import LoginView

from socinv.presentation.log_in_forms import LogInForm


class LogIn(LoginView):
    """Django's own, in our frame."""

    authentication_form = LogInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's ``site``, which hides what every page of ours shows under that name."""
        return {key: value for key, value in super().get_context_data(**kwargs).items() if key != "site"}
