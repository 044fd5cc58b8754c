from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project
from socinv.organisation.models import Owned


class LessonKind(models.TextChoices):
    WORKED = "worked", _("Det fungerade")
    FAILED = "failed", _("Det fungerade inte")
    ADVICE = "advice", _("Råd till nästa")


class Lesson(Owned):
    """What a project learned, found by the next one who describes a similar problem.

    ``about`` is what the project was about (its name, summary and problem), so that a problem finds its lessons.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lessons")
    kind = models.CharField(_("slag"), max_length=10, choices=LessonKind.choices)
    text = models.TextField(_("lärdom"))
    about = models.TextField(_("om projektet"), blank=True)
    search = models.GeneratedField(
        expression=SearchVector("text", "about", config="swedish"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        verbose_name = _("lärdom")
        verbose_name_plural = _("lärdomar")
        ordering = ["id"]
        indexes = [GinIndex(fields=["search"], name="projects_lesson_search")]

    def __str__(self) -> str:
        return self.text
