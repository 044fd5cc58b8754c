"""Whether what was said in an act holds: field name to what to do about it. Nothing wrong is an empty dict."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.organisation.models import Competence, Employment, Membership, SeatRole

if TYPE_CHECKING:
    from applications.models import Application, Attachment, Case, Comment, Step, Written
    from socinv.organisation.models import User

Problems = dict[str, str]
LONGEST = 10_000


def needed(value: str | None, field: str, text: str) -> Problems:
    if value is None or not value.strip():
        return {field: text}
    if len(value) > LONGEST:
        return {field: _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    return {}


def reason(thing: Any, *, reason: str = "", **_rest: Any) -> Problems:
    return needed(reason, "reason", _("Skriv varför."))


def note(case: Case, *, text: str = "") -> Problems:
    """Something, and not the very words of the latest note: a note sent twice stands once."""
    found = needed(text, "text", _("Skriv anteckningen."))
    latest = case.events.filter(verb="write_note").order_by("-id").first()
    if not found and latest is not None and latest.said.get("text") == text:
        return {"text": _("Den här anteckningen är redan sparad.")}
    return found


def coordinators(case: Case, *, for_method: User | None = None, for_evaluation: User | None = None) -> Problems:
    """One coordinator of each competence, seated today (SUN-02); a single one where the process has none."""
    if not case.process.competences:
        return _one_coordinator(case, for_method, for_evaluation)
    found: Problems = {}
    for field, person, competence in (
        ("for_method", for_method, Competence.METHOD),
        ("for_evaluation", for_evaluation, Competence.EVALUATION),
    ):
        if person is None or not _is_coordinator(case, person, competence):
            found[field] = _("Välj en samordnare med kompetensen %(competence)s.") % {
                "competence": competence.label.lower()
            }
    now = (case.coordinator_method_id, case.coordinator_evaluation_id)
    if not found and for_method and for_evaluation and now == (for_method.pk, for_evaluation.pk):
        found["for_method"] = _("De här två är redan samordnare i ärendet.")
    return found


def official_report(step: Step, *, wording: str = "", grounds: str = "", seen: int = 0, **_rest: Any) -> Problems:
    """A proposal and its grounds, written from the latest wording: nobody writes over a colleague's unseen."""
    if seen != step.report_number:
        return {"": _("%(who)s har sparat en nyare text. Läs den under Nu sparat och spara sedan igen.") % {
            "who": step.report_by
        }}  # fmt: skip
    return {
        **needed(wording, "wording", _("Skriv vad organet föreslås besluta.")),
        **needed(grounds, "grounds", _("Skriv skälen till förslaget.")),
    }


def _one_coordinator(case: Case, person: User | None, other: User | None) -> Problems:
    if other is not None:
        return {"for_evaluation": _("Ärendet har bara en handläggare.")}
    if person is None or not _is_coordinator(case, person):
        return {"for_method": _("Välj en handläggare.")}
    if person.pk == case.coordinator_method_id:
        return {"for_method": _("Den här personen är redan handläggare i ärendet.")}
    return {}


def _is_coordinator(case: Case, person: User, competence: str = "") -> bool:
    seats = Membership.objects.on(clock.today()).filter(
        person=person, municipality=case.municipality_id, body__kind="coordination"
    )
    held = seats.filter(competence=competence) if competence else seats
    return bool(held.exclude(role=SeatRole.CO_OPTED).exists())


def comment(thing: Written, *, part: str = "", text: str = "", **rest: str) -> Problems:
    if thing.part(part) is None:
        return {"part": _("Den delen finns inte i formuläret.")}
    if part in thing.closed_parts:
        return {"": _("Den här delen är inlämnad och kan inte ändras.")}
    if not text.strip() and not rest.get("suggestion", "").strip():
        return {"text": _("Skriv en kommentar eller ett förslag till text.")}
    return {}


def support(thing: Application, *, part: str = "", question: str = "") -> Problems:
    if thing.part(part) is None:
        return {"part": _("Den delen finns inte i formuläret.")}
    return needed(question, "question", _("Skriv vad ni vill ha hjälp med."))


def _guest(case: Case, person: User | None) -> Problems:
    """Somebody who can be asked: active, with a door into this municipality, and not the applicant's own."""
    if person is None or not person.is_active:
        return {"person": _("Välj vem du vill bjuda in.")}
    if not person.affiliations.filter(municipality=case.municipality_id).exists():
        return {"person": _("Personen finns inte i kommunen. Lägg till personen först.")}
    if Employment.objects.on(clock.today()).filter(person=person, department=case.department_id).exists():
        return {"person": _("Personen arbetar i den sökande förvaltningen. Välj någon annan.")}
    return {}


def invitation(thing: Written, *, person: User | None = None, **_rest: Any) -> Problems:
    """An expert who is not the applicant's own, not in conflict and not asked already (SUN-20)."""
    found = _guest(thing.case, person)
    if found:
        return found
    if thing.case.steps.filter(person=person, phase=thing.form, status="open").exists():
        return {"person": _("Personen är redan inbjuden.")}
    if thing.case.conflicts.filter(person=person, retracted_at=None).exists():
        return {"person": _("Personen är jävig i ärendet. Välj någon annan.")}
    return {}


def cowriter(thing: Application, *, person: User | None = None) -> Problems:
    """One more who may write, and cannot already."""
    found = _guest(thing.case, person)
    if not found and person is not None and person.has_perm("applications.write_application", thing):
        return {"person": _("Personen är redan inbjuden.")}
    return found


def leaving_cowriter(thing: Application, *, person: User | None = None) -> Problems:
    if person is None or not person.has_perm("applications.write_application", thing):
        return {"person": _("Personen är inte medförfattare.")}
    return {}


def part(thing: Written, *, part: str = "") -> Problems:
    if thing.part(part) is None:
        return {"part": _("Den delen finns inte i formuläret.")}
    return {}


def attachment(thing: Written, *, attachment: Attachment | None = None) -> Problems:
    """A file of this very form: those of the other one are not open to change with it."""
    if attachment is None or (attachment.case_id, attachment.form) != (thing.case_id, thing.form):
        return {"": _("Bilagan hör inte till formuläret.")}
    return {"": _("Bilagan är redan borttagen.")} if attachment.removed_at else {}


def settled(thing: Written, *, comment: Comment | None = None, accepted: bool = False) -> Problems:
    """A remark on this very form that nobody has settled yet."""
    if comment is None or (comment.case_id, comment.form) != (thing.case_id, thing.form):
        return {"": _("Kommentaren hör inte till formuläret.")}
    if accepted and comment.part in thing.closed_parts:
        return {"": _("Den här delen är inlämnad och kan inte ändras.")}
    return {"": _("Kommentaren är redan klar.")} if comment.resolved_at else {}


def new_due(step: Step, *, due: date | None = None, reason: str = "") -> Problems:
    found = needed(reason, "reason", _("Skriv varför svarstiden ändras."))
    if due is None or due < clock.today():
        found["due"] = _("Välj en dag som inte har varit.")
    elif due > clock.today() + timedelta(days=366):
        found["due"] = _("Välj en dag inom ett år.")
    elif due == step.due:
        found["due"] = _("Det är redan den sista dagen. Välj en annan.")
    return found


def reminder(step: Step, *, message: str = "") -> Problems:
    """At most one reminder a day, so that a mailbox is not filled by a button pressed twice."""
    if len(message) > LONGEST:
        return {"message": _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    said = (
        step.case.events.filter(thing=step._meta.label_lower, thing_id=step.pk, verb="remind").order_by("-id").first()
    )
    if said is None or timezone.localdate(said.at) < clock.today():
        return {}
    return {"": _("%(who)s skickade en påminnelse i dag. Vänta till i morgon.") % {"who": said.actor_name}}
