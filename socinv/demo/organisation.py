"""The demo's municipalities, each from its file to the database."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

from socinv.lifecycle import clock
from socinv.lifecycle.process import all_processes
from socinv.organisation.importing.keeping import keep_organisation
from socinv.organisation.importing.reading import OrganisationError, read
from socinv.organisation.importing.schema import OrganisationFile
from socinv.organisation.models import Affiliation, Municipality
from socinv.stories.reading import StoryError

FOLDER = Path(__file__).resolve().parent
LAST_VISIT = timedelta(days=6)


@cache
def organisations() -> dict[str, OrganisationFile]:
    """The municipalities by slug, those whose process file is there. Raises StoryError."""
    try:
        files = [read(path) for path in sorted((FOLDER / "organisations").glob("*.yaml"))]
    except OrganisationError as wrong:
        raise StoryError(str(wrong)) from wrong
    known = {process.slug for process in all_processes().values()}
    return {file.municipality.slug: file for file in files if file.municipality.process in known}


def create_organisation(slug: str) -> Municipality:
    """Everything that the municipality's file names, in a few statements a table. Raises StoryError."""
    try:
        municipality = keep_organisation(organisations()[slug], f"{slug}.yaml", clock.today()).municipality
    except OrganisationError as wrong:
        raise StoryError(str(wrong)) from wrong
    Affiliation.objects.filter(municipality=municipality).update(latest_visit=clock.now() - LAST_VISIT)
    return municipality
