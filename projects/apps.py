from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Projekt")

    def ready(self) -> None:
        from projects import audience, flow, forms_of_project, sight, telling, wording  # noqa: F401  they register
        from projects.presenting import course, lessons  # noqa: F401  so do these
