"""What is said with each verb of a meeting and of an item on its agenda when it is done properly."""

from __future__ import annotations

from typing import Any

from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from tests.matrix.cast import Cast

BODY = "planning-committee"
REASON = {"reason": "Det behövs."}


def meeting_words(cast: Cast, thing: Any, verb: str) -> dict[str, Any]:
    """Valid data for the verb, in whatever state."""
    chair, member = cast.person(f"{BODY}.chair"), cast.person(f"{BODY}.member")
    words: dict[str, dict[str, Any]] = {
        "cancel": REASON, "hand_back": REASON, "take_off": REASON, "put_off": REASON,
        "reply": {"comes": True},
        "note_presence": {"present": [chair, member]},
        "open": {"chaired_by": chair, "adjuster": member},
        "freeze": {"day": clock.today()}, "post": {"day": clock.today()},
        "place": {"order": 1},
        "record": {"decision": Event.objects.first()},
        "conclude": {"outcome": "Klart."},
        "note_dealing": {"proposals": [], "note": "", "votes": {}, "reservations": [], "left": []},
    }  # fmt: skip
    if verb == "move":
        kept = {name: getattr(thing, name) for name in ("held_on", "starts_at", "link", "secretary", "papers_by")}
        return {**kept, "place": "Sal B"}
    return words.get(verb, {})
