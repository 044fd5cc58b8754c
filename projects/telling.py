"""The words for what happens in a project: sentences with a person in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.history.chapters import begin_chapters
from applications.history.story import echo
from applications.telling import part_title
from projects import parties
from projects.kinds_of_change import kind_word
from projects.models import Continuation
from projects.reporters import report_inside, report_title, sender_inside, sends_itself
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import CASE, Page, show_on, teller
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside, joined
from socinv.presentation.money import kronor

PROJECT: dict[str, Any] = {
    "open": later("Nu finns ett projekt att planera."),
    "shelve": later("Projektet vilar tills ansökan är prövad på nytt."),
    "appoint": later("%(who)s utsåg %(person)s till %(seat)s från %(starts)s."),
    "release": later("%(who)s avslutade ett uppdrag %(ends)s: %(membership)s."),
    "set_number": later("%(who)s lade in projektnumret %(number)s."),
    "assess_eu": later("%(who)s prövade om projektet kan få EU-medel: %(outcome)s."),
    "write": later("%(who)s skrev i projektbeskrivningen, delen %(part)s."),
    "attach": later("%(who)s bifogade %(attachment)s till projektbeskrivningen."),
    "remove_attachment": later("%(who)s tog bort bilagan %(attachment)s från projektbeskrivningen."),
    "comment": later("%(who)s kommenterade delen %(part)s i projektbeskrivningen."),
    "resolve_comment": later("%(who)s markerade en kommentar till projektbeskrivningen som klar."),
    "submit": later("%(who)s lämnade in projektbeskrivningen."),
    "start": later("%(who)s startade projektet %(day)s."),
    "alter": later("Projektet ändrades som beslutat."),
    "end_early": later("Projektet avslutades i förtid %(day)s."),
    "begin_closing": later("%(who)s inledde avslutsfasen."),
    "evaluate": later("Projektet är utvärderat."),
    "close": later("Projektet avslutades %(day)s."),
}
REPORT: dict[str, Any] = {
    "schedule": later("%(title)s ska lämnas för tiden till och med %(period_to)s."),
    "reschedule": later("%(title)s gäller nu tiden till och med %(period_to)s, senast %(due)s."),
    "cancel": later("%(title)s behövs inte längre."),
    "write": later("%(who)s skrev i %(report)s, delen %(part)s."),
    "attach": later("%(who)s bifogade %(attachment)s till %(report)s."),
    "remove_attachment": later("%(who)s tog bort bilagan %(attachment)s från %(report)s."),
    "comment": later("%(who)s kommenterade delen %(part)s i %(report)s."),
    "resolve_comment": later("%(who)s markerade en kommentar till %(report)s som klar."),
    "submit": later("%(who)s lämnade %(report)s till %(sender)s."),
    "finish": later("%(who)s gjorde klart %(report)s."),
    "hand_back": later("%(who)s lämnade tillbaka %(report)s till projektgruppen."),
    "send": later("%(who)s skickade %(report)s."),
    "read": later("%(who)s noterade att %(report)s är läst."),
    "accept": later("%(to)s godkände %(report)s%(item)s. %(who)s registrerade det."),
    "send_back": later("%(to)s skickade tillbaka %(report)s%(item)s. %(who)s registrerade det."),
}
CHANGE: dict[str, Any] = {
    "ask": later("%(who)s begärde en ändring: %(kind)s."),
    "raise": later("%(who)s väckte frågan om en ändring: %(kind)s."),
    "withdraw": later("%(who)s återtog begäran om ändring: %(kind)s."),
    "granted": later("%(by)s beslutade om ändringen%(item)s: %(kind)s. %(who)s registrerade det."),
    "declined": later("%(by)s avslog ändringen%(item)s: %(kind)s. %(who)s registrerade det."),
    "stop": later("Frågan om en ändring förs inte vidare: %(kind)s."),
}
POSITION: dict[str, Any] = {
    "open": later("%(whose)s ska säga sitt senast %(due)s: %(title)s."),
    "take": later("%(whose)s svarade%(item)s: %(answer)s. %(who)s registrerade det."),
    "cancel": later("%(title)s behövs inte längre."),
}
FOLLOW_UP: dict[str, Any] = {
    "open": later("%(title)s ska vara inlämnad senast %(due)s."),
    "write": later("%(who)s skrev i %(definite)s, delen %(part)s."),
    "attach": later("%(who)s bifogade %(attachment)s till %(definite)s."),
    "remove_attachment": later("%(who)s tog bort bilagan %(attachment)s från %(definite)s."),
    "comment": later("%(who)s kommenterade delen %(part)s i %(definite)s."),
    "resolve_comment": later("%(who)s markerade en kommentar till %(definite)s som klar."),
    "submit": later("%(who)s lämnade in %(definite)s."),
    "send_back": later("%(who)s skickade tillbaka %(definite)s för komplettering."),
    "receive": later("%(who)s tog emot %(definite)s."),
}
EVALUATION: dict[str, Any] = {
    "open": later("Utvärderingen ska vara inlämnad %(due)s."),
    "write": later("%(who)s skrev i utvärderingen, delen %(part)s."),
    "attach": later("%(who)s bifogade %(attachment)s till utvärderingen."),
    "remove_attachment": later("%(who)s tog bort bilagan %(attachment)s från utvärderingen."),
    "comment": later("%(who)s kommenterade delen %(part)s i utvärderingen."),
    "resolve_comment": later("%(who)s markerade en kommentar till utvärderingen som klar."),
    "submit": later("%(who)s lämnade in utvärderingen."),
    "send_back": later("%(by)s skickade tillbaka utvärderingen för komplettering. %(who)s registrerade det."),
    "judge": later("%(by)s bedömde projektet: %(verdict)s%(item)s. %(who)s registrerade det."),
}
SCALE_UP: dict[str, Any] = {
    "open": later("Ett förslag om fortsättning ska lämnas senast %(due)s."),
    "propose": later("%(by)s föreslog%(item)s: %(continuation)s%(parts)s. %(who)s registrerade det."),
    "drop": later("%(by)s beslutade%(item)s att inte föreslå någon fortsättning. %(who)s registrerade det."),
    "await_decision": later("%(by)s ska besluta om fortsättningen senast %(due)s."),
    "decided": later("%(by)s beslutade%(item)s: %(way)s%(parts)s%(moves)s. %(who)s registrerade det."),
    "approved": later("%(by)s biföll förslaget%(item)s%(moves)s. %(who)s registrerade det."),
    "declined": later("%(by)s avslog förslaget%(item)s. %(who)s registrerade det."),
}
REQUEST: dict[str, Any] = {
    "ask": later("%(who)s efterfrågade resultat för %(body)s."),
    "answer": later("%(who)s svarade på frågan om resultat."),
}
DAYS = ("starts", "ends", "day", "due", "period_to", "opens_on")
echo(
    ("projects.project", "evaluate"), ("projects.project", "alter"), ("projects.project", "end_early"),
    ("projects.project", "close"), ("projects.change", "stop"),
)  # fmt: skip
begin_chapters({
    ("projects.project", "start"): later("Projektet pågår"),
    ("projects.project", "begin_closing"): later("Projektet avslutas och utvärderas"),
    ("projects.evaluation", "judge"): later("Efter utvärderingen"),
    ("projects.followup", "submit"): later("Uppföljning"),
})  # fmt: skip


def _words(event: Event) -> dict[str, Any]:
    """What was said, with days as they are read, rows by their names and the parts of forms by their titles."""
    words: dict[str, Any] = {"who": event.actor_name}
    for key, value in event.said.items():
        named = value["name"] if isinstance(value, Mapping) and "name" in value else value
        words[key] = day(date.fromisoformat(named)) if key in DAYS and named else named
    if "part" in event.said:
        words["part"] = part_title(event, event.said["part"])
    item = str(event.said.get("item") or "")
    words["item"] = f", § {item}" if item else ""
    return words


def _of_project(event: Event) -> str:
    words, process = _words(event), event.case.process
    if event.verb == "appoint":
        rule = process.seat(event.said["seat"])
        words["seat"] = rule.title.lower() if rule else event.said["seat"]
    if event.verb == "assess_eu":
        choices = {choice.key: choice.label for choice in process.project.eu}
        words["outcome"] = _lower(choices.get(event.said["outcome"], ""))
    return str(PROJECT[event.verb]) % words


def _of_report(event: Event) -> str:
    process, number = event.case.process, event.said.get("number", "")
    words = {
        "to": _body(event, process.reporting.to), "sender": sender_inside(process),
        "title": report_title(process, number), "report": report_inside(process, number),
    }  # fmt: skip
    verb = "finish" if event.verb == "submit" and sends_itself(process) else event.verb
    return str(REPORT[verb]) % {**_words(event), **words}


def _of_change(event: Event) -> str:
    words = _words(event)
    words["kind"] = _lower(kind_word(event.case.process, event.said["kind"]))
    words["by"] = _body(event, event.case.process.change.by)
    verb = event.verb
    if verb == "decide":
        verb = event.said["outcome"]
    elif verb == "ask" and (event.said.get("raised_by_decider") or event.said.get("raised_by")):
        verb = "raise"
    return str(CHANGE[verb]) % words


def _of_position(event: Event) -> str:
    words = _words(event)
    rule = next((one for one in event.case.process.change.before if one.key == event.said.get("key")), None)
    answer = rule.choice(str(event.said.get("outcome", ""))) if rule else None
    words["answer"] = _lower(answer.label) if answer else ""
    return str(POSITION[event.verb]) % words


def _of_follow_up(event: Event) -> str:
    return str(FOLLOW_UP[event.verb]) % _words(event)


def _of_evaluation(event: Event) -> str:
    words = _words(event)
    words["by"] = _body(event, event.case.process.closing.judged.by)
    if event.verb == "judge":
        way = event.case.process.closing.judged.way(event.said["verdict"])
        words["verdict"] = _lower(way.label) if way else ""
    return str(EVALUATION[event.verb]) % words


def _of_scale_up(event: Event) -> str:
    words, process, verb = _words(event), event.case.process, event.verb
    rule = process.scale_up if verb in ("decide", "await_decision") else process.proposal
    words["by"] = _body(event, rule.by) if rule else ""
    parts = [str(part) for part in event.said.get("parts") or []]
    words["parts"] = _(", delarna %(parts)s") % {"parts": joined(parts)} if parts else ""
    if verb == "propose":
        words["continuation"] = _lower(str(Continuation(event.said["continuation"]).label))
    if verb == "decide" and process.scale_up:
        way = process.scale_up.way(event.said["outcome"])
        words["moves"], words["way"] = _moves(event), _lower(way.label) if way else ""
        verb = way.meaning if way and process.proposal else "decided"
    return str(SCALE_UP[verb]) % words


def _moves(event: Event) -> str:
    """Which resources were moved, in the same sentence."""
    lines = []
    for move in event.said.get("moves") or []:
        words = {
            "amount": _amount(move["amount"]), "to": inside(move["to_body"]["name"]), "year": move["from_year"],
            "source": inside(move["from_body"]["name"]) if move.get("from_body") else "",
        }  # fmt: skip
        told = (
            _("%(amount)s per år från %(source)s till %(to)s från %(year)s")
            if move.get("from_body")
            else _("%(amount)s per år till %(to)s från %(year)s")
        )
        lines.append(told % words)
    return _(", med %(moves)s") % {"moves": joined(lines)} if lines else ""


def _amount(value: Any) -> str:
    try:
        return kronor(Decimal(str(value)))
    except InvalidOperation:
        return ""


def _body(event: Event, key: str) -> str:
    return parties.title_of(event.case, key)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _of_request(event: Event) -> str:
    words = _words(event)
    words["body"] = inside(str(words.get("body", "")))
    return str(REQUEST[event.verb]) % words


def _page(event: Event) -> str:
    """The project's, which those with a seat in it land on; one that rests has none."""
    if (event.thing, event.verb) == ("projects.project", "shelve"):
        return CASE.url(event)
    return reverse("project", args=[event.case.ref])


show_on("projects", Page(_page, later("Öppna projektet: %(link)s")))
teller("projects.project")(_of_project)
teller("projects.report")(_of_report)
teller("projects.change")(_of_change)
teller("projects.position")(_of_position)
teller("projects.evaluation")(_of_evaluation)
teller("projects.followup")(_of_follow_up)
teller("projects.scaleup")(_of_scale_up)
teller("projects.resultsrequest")(_of_request)
