"""What is said with each verb of a project, and of what belongs to it, when it is done properly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from applications.models import Attachment, Comment
from socinv.lifecycle import clock
from socinv.organisation.models import Membership
from tests.matrix.cast import Cast

LIVING = {"project": "plan"}  # the part of the description that is written the whole way


def project_words(cast: Cast, thing: Any, verb: str) -> dict[str, Any]:
    """Valid data for the verb."""
    return WORDS.get(f"{thing._meta.model_name} {verb}", WORDS.get(verb, _nothing))(cast, thing)


Words = Callable[[Cast, Any], dict[str, Any]]


def _nothing(cast: Cast, thing: Any) -> dict[str, Any]:
    return {}


def _part(thing: Any) -> str:
    return LIVING.get(thing.form, str(thing.parts[0].key))


def _seat(cast: Cast, thing: Any) -> dict[str, Any]:
    return {"person": cast.person("affiliated"), "seat": "member", "starts": clock.today()}


def _leaving(cast: Cast, thing: Any) -> dict[str, Any]:
    seats = Membership.objects.filter(body__in=(thing.steering_group_id, thing.project_group_id), ends=None)
    return {"membership": seats.order_by("pk").first(), "ends": clock.today() + timedelta(days=1)}


def _attachment(cast: Cast, thing: Any) -> dict[str, Any]:
    file = Attachment.objects.create(
        municipality_id=thing.municipality_id, case=thing.case, form=thing.form, name="kalkyl.pdf",
        kind="application/pdf", size=1, sha256="0" * 64, content="x", added_at=clock.now(),
        added_by=cast.person("project.member"),
    )  # fmt: skip
    return {"attachment": file}


def _comment(cast: Cast, thing: Any) -> dict[str, Any]:
    comment = Comment.objects.create(
        municipality_id=thing.municipality_id, case=thing.case, form=thing.form, part=_part(thing), text="Skriv mer.",
        written_by=cast.person("coordination.method"), written_at=clock.now(),
    )  # fmt: skip
    return {"comment": comment}


def _decision(**more: Any) -> Words:
    return lambda cast, thing: {"reasons": "Det är rimligt.", "day": clock.today(), "item": "17", **more}


def _grant(cast: Cast, thing: Any) -> dict[str, Any]:
    day = clock.today()
    return {"starts": day, "ends": day + timedelta(days=700), "budget": Decimal(500_000), "due": day}


def _position(cast: Cast, thing: Any) -> dict[str, Any]:
    judged = {one.key: {"verdict": "fails", "why": "Det har ändrats."} for one in thing.rule.condition}
    outcome = thing.rule.choices[0].key
    return {"outcome": outcome, "reasons": "Därför.", "day": clock.today(), "judgements": judged}


REASON: Words = lambda cast, thing: {"reason": "Det behövs."}  # noqa: E731
WORDS: dict[str, Words] = {
    "project open": _grant,
    "appoint": _seat,
    "release": _leaving,
    "set_number": lambda cast, thing: {"number": "117999"},
    "assess_eu": lambda cast, thing: {"outcome": "apply", "reasons": "En utlysning passar."},
    "write": lambda cast, thing: {"part": _part(thing)},
    "attach": _attachment,
    "remove_attachment": _attachment,
    "comment": lambda cast, thing: {"part": _part(thing), "text": "Skriv mer."},
    "resolve_comment": _comment,
    "start": lambda cast, thing: {"day": clock.today()},
    "alter": lambda cast, thing: {"budget": Decimal(600_000)},
    "end_early": lambda cast, thing: {"day": clock.today()},
    "close": lambda cast, thing: {"day": clock.today()},
    "reschedule": lambda cast, thing: {"period_to": thing.period_to, "due": thing.due},
    "hand_back": REASON,
    "accept": lambda cast, thing: {"day": clock.today(), "item": "12"},
    "report send_back": lambda cast, thing: {"day": clock.today(), "reasons": "Skriv mer."},
    "change ask": lambda cast, thing: {"kind": "setup", "what": "Fler skolor är med.", "reason": "Behovet är större."},
    "withdraw": REASON,
    "change decide": _decision(outcome="granted"),
    "evaluation open": lambda cast, thing: {"due": clock.today()},
    "evaluation send_back": REASON,
    "judge": _decision(verdict="partly"),
    "scaleup open": lambda cast, thing: {"due": clock.today()},
    "propose": lambda cast, thing: {
        "continuation": "permanent", "proposal": "Arbetet går över i skolan.", "day": clock.today(), "item": "22",
    },
    "drop": lambda cast, thing: {"proposal": "Det gav ingen effekt.", "day": clock.today(), "item": "23"},
    "scaleup decide": _decision(outcome="approved"),
    "await_decision": lambda cast, thing: {"due": clock.today()},
    "position open": lambda cast, thing: {"due": clock.today()},
    "take": _position,
    "followup open": lambda cast, thing: {"opens_on": clock.today(), "due": clock.today()},
    "followup send_back": REASON,
    "receive": lambda cast, thing: {"day": clock.today()},
    "resultsrequest ask": lambda cast, thing: {"question": "Hur går det för flickorna?"},
    "answer": lambda cast, thing: {"answer_text": "Det går bra."},
}  # fmt: skip
