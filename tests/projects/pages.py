"""Reading a project's page as a person does."""

from __future__ import annotations

from projects.models import Project
from socinv.organisation.models import User
from tests.case.pages import CasePage, words
from tests.lists.asking import client_of
from tests.presentation.markup import Markup


class ProjectPage(CasePage):
    """The project's own page, as this person is given it."""

    def __init__(self, person: User, project: Project) -> None:
        response = client_of(person).get(project.get_absolute_url())
        assert response.status_code == 200, response.status_code
        self.source = response.content.decode()
        self.context = response.context
        read = Markup(self.source)
        assert (read.faults, read.dangling) == ([], set())

    @property
    def headings(self) -> list[str]:
        """The second level, in order."""
        return [words(one.partition("</h2>")[0].partition(">")[2]) for one in self.source.split("<h2")[1:]]
