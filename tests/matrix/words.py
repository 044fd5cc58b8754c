"""What is said with each verb when it is done properly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from applications.models import Attachment, Comment
from socinv.lifecycle import clock
from tests.factories.cases import assessment, decision, preparation, stance
from tests.matrix.cast import Cast
from tests.matrix.document_situations import document_words
from tests.matrix.fund_situations import fund_words
from tests.matrix.meeting_words import meeting_words
from tests.matrix.plan_words import plan_words
from tests.matrix.project_words import project_words

REASON = {"reason": "Det behövs."}
WITH_REASON = {"withdraw", "declare_conflict", "retract_conflict", "reopen"}


def words_for(cast: Cast, thing: Any, verb: str) -> dict[str, Any]:
    """Valid data; for a step's answers made from its rule, for files and remarks made in its case."""
    if thing._meta.app_label == "meetings":
        return meeting_words(cast, thing, verb)
    if thing._meta.app_label == "documents":
        return document_words(verb)
    if thing._meta.app_label == "repayment":
        return (fund_words if thing._meta.model_name == "fund" else plan_words)(cast, thing, verb)
    if thing._meta.app_label == "projects":
        return project_words(cast, thing, verb)
    if verb in WITH_REASON and not (verb == "reopen" and not hasattr(thing, "kind")):
        return REASON
    if verb in ("attach", "remove_attachment"):
        return {"attachment": _attachment(cast, thing)}
    if verb == "resolve_comment":
        return {"comment": _comment(cast, thing)}
    if verb == "open" and hasattr(thing, "kind"):
        return {"at": clock.now(), "due": clock.today()}
    if verb in ("assess", "prepare"):
        return assessment(thing, expertise="Vägdes in.") if verb == "assess" else preparation(thing)
    return _plain(cast, thing, verb)


def _plain(cast: Cast, thing: Any, verb: str) -> dict[str, Any]:
    part = thing.case.process.parts(getattr(thing, "form", "idea"))[0].key
    tomorrow = clock.today() + timedelta(days=1)
    said: dict[str, dict[str, Any]] = {
        "write": {"part": part},
        "comment": {"part": part, "text": "Skriv mer."},
        "ask_for_support": {"part": part, "question": "Hur räknar vi?"},
        "invite_expert": {"person": cast.person("other-expert")},
        "invite_cowriter": {"person": cast.person("former-co-writer")},
        "remove_cowriter": {"person": cast.person("co-writer")},
        "write_note": {"text": "Ringde sökanden."},
        "assign_coordinators": {
            "for_method": cast.person("coordination.method"),
            "for_evaluation": cast.person("coordination.evaluation"),
        },
        "flag_conflict": {"person": cast.person("culture.head"), "reason": "Arbetar där."},
        "write_report": {"wording": "att bifalla ansökan", "grounds": "Kriterierna är uppfyllda.", "seen": 0},
        "extend": {"due": tomorrow, "reason": "Mötet är senare."},
        "take_stance": stance(),
        "decide": decision("declined"),
        "give_expertise": {"outcome": "strong", "reasons": "Prövat.", "answered_on": clock.today()},
    }  # fmt: skip
    if verb in ("grant", "decline") and thing == thing.case:
        return {"day": clock.today()}
    return said.get(verb, {})


def _attachment(cast: Cast, thing: Any) -> Attachment:
    return Attachment.objects.create(
        municipality_id=thing.municipality_id, case=thing.case, form=thing.form, name="kalkyl.pdf",
        kind="application/pdf", size=1, sha256="0" * 64, content="x", added_at=clock.now(),
        added_by=cast.person("education.writer"),
    )  # fmt: skip


def _comment(cast: Cast, thing: Any) -> Comment:
    return Comment.objects.create(
        municipality_id=thing.municipality_id, case=thing.case, form=thing.form, part="idea", text="Skriv mer.",
        written_by=cast.person("coordination.method"), written_at=clock.now(),
    )  # fmt: skip
