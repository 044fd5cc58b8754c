"""The app that holds the template library `present`."""

from django.apps import AppConfig


class PresentationConfig(AppConfig):
    """Presentation: no models, only how things look and read."""

    name = "socinv.presentation"
    label = "presentation"
