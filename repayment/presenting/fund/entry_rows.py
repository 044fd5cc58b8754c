"""The fund's entries as a list, and one of them with what it moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from repayment.ledger.accounts import NONE
from repayment.models import Entry
from repayment.presenting.fund.account_words import account_name, source_name
from socinv.presentation.dates import day
from socinv.presentation.money import NO_VALUE, kronor, number

Sources = Mapping[str, str]


def entry_url(entry: Entry | int) -> str:
    return reverse("fund-entry", args=[entry if isinstance(entry, int) else entry.number])


def entry_rows(entries: Iterable[Entry], sources: Sources) -> list[dict[str, Any]]:
    """A line each; the projects and what an entry reverses are already read."""
    return [
        {
            "number": one.number,
            "url": entry_url(one),
            "day": one.day,
            "kind": one.get_kind_display(),
            "text": said(one, sources),
            "project": str(one.project) if one.project_id else "",
            "amount": number(one.amount),
            "reversed": is_reversed(one),
        }
        for one in entries
    ]


def is_reversed(entry: Entry) -> bool:
    return hasattr(entry, "reversed_by")


def said(entry: Entry, sources: Sources) -> str:
    """What the entry is about beyond its kind and project, on one line."""
    parts = [
        source_name(entry.source, sources) if entry.source else "",
        str(entry.year) if entry.year else "",
        entry.committee.name if entry.committee else "",
        _("rättar verifikation %(number)d") % {"number": entry.reverses.number} if entry.reverses else "",
    ]
    about = ", ".join(part for part in parts if part)
    return f"{about}: {entry.text}" if about and entry.text else about or entry.text


def facts(entry: Entry, sources: Sources) -> list[dict[str, Any]]:
    """Everything that was said of it (components/meta.html)."""
    project = entry.project
    rows: list[tuple[str, str, str]] = [
        (_("Dag"), day(entry.day), ""),
        (_("Belopp"), kronor(entry.amount), ""),
        (_("Projekt"), str(project) if project else "", project.get_absolute_url() if project else ""),
        (_("Källa"), source_name(entry.source, sources) if entry.source else "", ""),
        (_("God ekonomisk hushållning"), _("ryms inom kommunens mål") if entry.within_target else "", ""),
        (_("Beslut"), entry.decision, ""),
        (_("Nämnd"), entry.committee.name if entry.committee else "", ""),
        (_("År"), str(entry.year or ""), ""),
        (_("Verifikation i ekonomisystemet"), entry.reference, ""),
        (_("Fil"), entry.file, ""),
        (_("Registrerad av"), _("%(name)s %(day)s") % {"name": entry.by.name, "day": day(entry.at)}, ""),
    ]
    return [{"term": term, "value": value, "url": url} for term, value, url in rows if value]


def links(entry: Entry) -> list[dict[str, str]]:
    """What it reverses, and what has reversed it."""
    found = []
    if entry.reverses:
        words = _("Rättar verifikation %(number)d") % {"number": entry.reverses.number}
        found.append({"title": words, "url": entry_url(entry.reverses)})
    if is_reversed(entry):
        words = _("Rättad genom verifikation %(number)d") % {"number": entry.reversed_by.number}
        found.append({"title": words, "url": entry_url(entry.reversed_by)})
    return found


def postings_table(entry: Entry, sources: Sources) -> list[dict[str, str]]:
    """Each account it moved money out of or into."""
    postings = list(entry.postings.select_related("project__case"))
    projects = {one.project_id: str(one.project) for one in postings if one.project_id}
    return [
        {
            "account": account_name(one.account, projects, sources),
            "out": number(-one.amount) if one.amount < NONE else NO_VALUE,
            "in": number(one.amount) if one.amount > NONE else NO_VALUE,
        }
        for one in sorted(postings, key=lambda one: one.amount)
    ]
