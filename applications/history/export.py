"""The history taken out complete: every event the person may read, with every field of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from applications.history.sight import seen_events
from applications.listing.columns import Column
from applications.listing.export import download
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import sentence
from socinv.organisation.standing import Standing
from socinv.presentation.dates import local

KINDS = ("csv", "xlsx", "json")


def _exact(moment: Any) -> str:
    return local(moment).isoformat()


def _said(event: Event) -> str:
    return json.dumps(event.said, ensure_ascii=False, sort_keys=True)


COLUMNS = (
    Column(_("Nummer"), lambda event: event.pk, "number"),
    Column(_("När"), lambda event: _exact(event.at)),
    Column(_("Registrerat"), lambda event: _exact(event.recorded_at)),
    Column(_("Vem"), lambda event: event.actor_name),
    Column(_("Personens nummer"), lambda event: event.actor_id, "number"),
    Column(_("Vad som hände"), sentence),
    Column(_("Sak"), lambda event: event.thing),
    Column(_("Sakens nummer"), lambda event: event.thing_id, "number"),
    Column(_("Åtgärd"), lambda event: event.verb),
    Column(_("Läge före"), lambda event: event.before),
    Column(_("Läge efter"), lambda event: event.after),
    Column(_("Vad som sades"), _said),
    Column(_("Följd av händelse"), lambda event: event.cause_id, "number"),
)


def all_events(standing: Standing, case: Case) -> Iterator[Event]:
    """Oldest first, a few thousand at a time."""
    for event in seen_events(standing, case).order_by("pk").iterator(2000):
        event.case = case
        yield event


def as_json(event: Event) -> dict[str, Any]:
    """Every field of the event, and its sentence."""
    return {
        "id": event.pk,
        "at": _exact(event.at),
        "recorded_at": _exact(event.recorded_at),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "sentence": sentence(event),
        "thing": event.thing,
        "thing_id": event.thing_id,
        "verb": event.verb,
        "before": event.before,
        "after": event.after,
        "said": event.said,
        "cause": event.cause_id,
    }


def _json_file(case: Case, name: str, events: Iterable[Event]) -> HttpResponse:
    document = {
        "case": case.regnr or case.ref,
        "title": str(case),
        "process": f"{case.process_slug} {case.process_version}",
        "events": [as_json(event) for event in events],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{clock.today()}.json"'
    return response


def history_file(standing: Standing, case: Case, kind: str) -> HttpResponseBase:
    """The whole history as a file to save. Raises Http404 for another kind than csv, xlsx and json."""
    name = f"historik-{case.regnr or case.ref}".lower()
    if kind not in KINDS:
        raise Http404
    if kind == "json":
        return _json_file(case, name, all_events(standing, case))
    return download(kind, name, COLUMNS, all_events(standing, case))
