"""A row that a writer took away can be put back from the page that comes next."""

from __future__ import annotations

from dataclasses import asdict

from applications.forms.rows import Removed
from applications.forms.sheet import Sheet
from socinv.organisation.web import PersonRequest

REMOVED = "removed_row"


def remember(request: PersonRequest, here: str, sheet: Sheet) -> None:
    """Keep the row over the redirect, in the writer's own session."""
    for key, table in sheet.tables.items():
        if table.removed:
            request.session[REMOVED] = {"here": here, "table": key, "removed": asdict(table.removed)}


def offer(request: PersonRequest, here: str, sheet: Sheet) -> None:
    """Show it once, on the page it was taken from."""
    kept = request.session.get(REMOVED)
    if kept and kept["here"] == here and kept["table"] in sheet.tables:
        sheet.tables[kept["table"]].removed = Removed(**kept["removed"])
        del request.session[REMOVED]
