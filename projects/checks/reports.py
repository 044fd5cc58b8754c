"""What is said when a report is received, and when results are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from projects.checks.saying import Problems, decided, local, needed

if TYPE_CHECKING:
    from projects.models import FollowUp, Report, ResultsRequest


def receipt(report: Report, *, day: Any = None, item: str = "", reasons: str = "") -> Problems:
    return decided(day, item, local(report.sent_at), needs_item=False)


def return_(report: Report, *, day: Any = None, reasons: str = "", item: str = "") -> Problems:
    return decided(day, item, local(report.sent_at), needs_item=False) | needed(
        reasons, "reasons", _("Skriv vad som ska kompletteras.")
    )


def received(follow_up: FollowUp, *, day: Any = None, reasons: str = "") -> Problems:
    return decided(day, "", local(follow_up.submitted_at), needs_item=False)


def question(request: ResultsRequest, *, question: str = "", **_rest: Any) -> Problems:
    """A question, and not the very one that already waits: a double press asks once."""
    found = needed(question, "question", _("Skriv vad ni vill veta."))
    if not found and request.project.results_requests.filter(status="asked", question=question.strip()).exists():
        return {"question": _("Frågan är redan ställd och väntar på svar.")}
    return found


def reply(request: ResultsRequest, *, answer_text: str = "", **_rest: Any) -> Problems:
    return needed(answer_text, "answer_text", _("Skriv svaret."))
