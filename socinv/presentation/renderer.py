"""Draws form fields with our own component; widgets stay Django's."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template


class PlainRenderer(DjangoTemplates):
    """Fields through templates/components, whatever FORM_RENDERER says."""

    field_template_name = "components/field.html"

    def get_template(self, template_name: str) -> Any:
        """Our components come from the project's templates, the rest from Django's own."""
        if template_name.startswith("components/"):
            return get_template(template_name)
        return super().get_template(template_name)


# One for all forms: each renderer finds and parses Django's templates anew.
PLAIN_RENDERER = PlainRenderer()
