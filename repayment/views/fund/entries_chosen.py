"""The entries that the address asks for."""

from __future__ import annotations

from django.db.models import QuerySet

from repayment.forms.fund.filter import EntryFilter
from repayment.fund.reading import entries_of
from repayment.models import Entry, Fund


def chosen_entries(fund: Fund, form: EntryFilter) -> QuerySet[Entry]:
    """As filtered, the newest first, with all that a list shows of each."""
    chosen = form.chosen
    project = form.projects.get(chosen.get("project", ""))
    kinds = [chosen["kind"]] if "kind" in chosen else ()
    return entries_of(fund, project, chosen.get("year"), kinds).select_related("reversed_by")
