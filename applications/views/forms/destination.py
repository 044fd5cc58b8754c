"""Where a writer goes after saving: the buttons of the page by the name ``_to``."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from applications.forms.rows import ROW_ID
from applications.models import Written
from applications.views.forms.page import form_url, part_url
from socinv.lifecycle.process import Part


def next_part(thing: Written, part: Part) -> Part | None:
    """The part after this one; None after the last."""
    parts = thing.parts
    place = [one.key for one in parts].index(part.key)
    return parts[place + 1] if place + 1 < len(parts) else None


def next_title(thing: Written, part: Part) -> str:
    """The next part's name inside a sentence."""
    following = next_part(thing, part)
    return following.title[:1].lower() + following.title[1:] if following else ""


def where_to(thing: Written, part: Part, data: Mapping[str, str]) -> str:
    """The address: the next part, the overview, this part again with a new row, or a page about it."""
    here, to = part_url(thing, part.key), data.get("_to", "")
    if changed := next((data[name] for name in ("_remove", "_put_back") if name in data), ""):
        table = changed.partition(".")[0]
        return f"{here}#id_{table}" if part.find(table) else here
    if to == "here" or any(name in data for name in ("_theirs", "_done", "_accept")):
        return here
    if "_add" in data and part.find(data["_add"]):
        return f"{here}?ny={data['_add']}#id_{data['_add']}"
    if to == "overview":
        return form_url(thing)
    if to == "support" and thing.form == "application":
        return reverse("form-support", args=[thing.case.ref, part.key])
    if to.startswith("reply"):
        answered = to.removeprefix("reply-")
        query = f"?svar={answered}" if ROW_ID.fullmatch(answered) else ""
        return reverse("form-comment", args=[thing.case.ref, thing.form, part.key]) + query
    following = next_part(thing, part)
    return part_url(thing, following.key) if following else form_url(thing)
