from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Projekt")

    def ready(self) -> None:
        # These register:
        from projects import audience, flow, forms_of_project, meeting_matters, reminding, sight, telling, wording  # noqa: F401
        from projects.documents import by_itself, kinds  # noqa: F401  the same, after what follows in the flow
        from projects.presenting import course, lessons  # noqa: F401  so do these
