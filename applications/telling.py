"""The words for what happens in a case: sentences with a person in them. What was said is quoted beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.form_kinds import kind_of_label, words_of
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import teller
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside, joined
from socinv.presentation.money import kronor

IDEA: dict[str, Any] = {
    "start": later("%(who)s började beskriva idén."),
    "raise_need": later("%(who)s lyfte ett behov."),
    "write": later("%(who)s skrev i idén, delen %(part)s."),
    "attach": later("%(who)s bifogade %(attachment)s till idén."),
    "remove_attachment": later("%(who)s tog bort bilagan %(attachment)s från idén."),
    "comment": later("%(who)s kommenterade delen %(part)s i idén."),
    "resolve_comment": later("%(who)s markerade en kommentar till idén som klar."),
    "submit": later("%(who)s lämnade in idén."),
    "withdraw": later("%(who)s återkallade idén."),
    "invite_expert": later("%(who)s bjöd in %(person)s att bedöma idén."),
    "approve": later("Idén fick bifall."),
    "decline": later("Idén fick avslag."),
    "send_back": later("Idén gick tillbaka för komplettering."),
    "reopen": later("Idén prövas på nytt."),
}
APPLICATION: dict[str, Any] = {
    "start": later("%(who)s började skriva ansökan."),
    "ask_for_approval": later("%(who)s bad cheferna att godkänna ansökan."),
    "approve": later("%(who)s godkände ansökan för %(department)s."),
    "note_information": later("%(who)s antecknade att nämnden för %(department)s är informerad, %(day)s."),
    "open": later("Nu kan ansökan skrivas."),
    "shelve": later("Ansökan vilar tills idén är prövad på nytt."),
    "write": later("%(who)s skrev i ansökan, delen %(part)s."),
    "attach": later("%(who)s bifogade %(attachment)s till ansökan."),
    "remove_attachment": later("%(who)s tog bort bilagan %(attachment)s från ansökan."),
    "invite_cowriter": later("%(who)s bjöd in %(person)s att skriva i ansökan."),
    "remove_cowriter": later("%(who)s tog bort %(person)s som medförfattare."),
    "ask_for_support": later("%(who)s bad samordnarna om stöd med delen %(part)s."),
    "comment": later("%(who)s kommenterade delen %(part)s i ansökan."),
    "resolve_comment": later("%(who)s markerade en kommentar till ansökan som klar."),
    "submit": later("%(who)s lämnade in ansökan."),
    "withdraw": later("%(who)s återkallade ansökan."),
    "invite_expert": later("%(who)s bjöd in %(person)s att bedöma ansökan."),
    "grant": later("Ansökan fick bifall."),
    "decline": later("Ansökan fick avslag."),
    "send_back": later("Ansökan gick tillbaka för komplettering."),
    "reopen": later("Ansökan prövas på nytt."),
}
CASE: dict[str, Any] = {
    "assign_coordinators": later("%(who)s utsåg %(both)s till samordnare."),
    "assign_one": later("%(who)s utsåg %(both)s till handläggare."),
    "write_note": later("%(who)s skrev en anteckning."),
    "rank": later("%(who)s gav ansökan plats %(place)s i ordningen."),
    "declare_conflict": later("%(who)s anmälde jäv."),
    "retract_conflict": later("%(who)s återtog sin anmälan om jäv."),
    "flag_conflict": later("Systemet upptäckte jäv: %(person)s. %(reason)s"),
    "grant": later("Ärendet avslutades med bifall."),
    "decline": later("Ärendet avslutades med avslag."),
    "close_withdrawn": later("Ärendet avslutades eftersom det återkallades."),
    "reopen": later("Ärendet öppnades på nytt."),
}
STEP: dict[str, Any] = {
    "open": later("%(addressee)s fick ärendet för %(title)s, med svar senast %(due)s."),
    "cancel": later("Inget svar behövs längre från %(body)s."),
    "remind": later("%(who)s påminde %(body)s."),
    "extend": later("%(who)s ändrade svarstiden för %(body)s till %(due)s."),
    "reopen": later("%(who)s tog tillbaka utfallet för %(body)s."),
    "write_report": later("%(who)s skrev tjänsteskrivelsen till %(body)s."),
}
ANSWER: dict[tuple[str, str], Any] = {
    ("take_stance", "yes"): later("sa ja till att gå vidare"),
    ("take_stance", "no"): later("sa nej till att gå vidare"),
    ("prepare", "done"): later("beredde ansökan"),
    ("prepare", "returned"): later("skickade tillbaka ansökan för komplettering"),
    ("decide", "granted"): later("biföll ansökan"),
    ("decide", "declined"): later("avslog ansökan"),
    ("decide", "returned"): later("skickade tillbaka ansökan för komplettering"),
    ("give_views", "views"): later("lämnade synpunkter"),
    ("give_views", "no-views"): later("hade inga synpunkter"),
    ("lapse", "no-views"): later("lämnade inga synpunkter inom svarstiden"),
    ("sign", "signed"): later("undertecknade ansökan"),
    ("sign", "refused"): later("undertecknade inte ansökan"),
    ("weigh", "forward"): later("tog ställning till synpunkterna och skickade ansökan vidare"),
    ("weigh", "returned"): later("skickade tillbaka ansökan för komplettering"),
    ("weigh", "declined"): later("avslog ansökan"),
}
ASSESSED: dict[tuple[str, str], Any] = {
    ("idea", "approved"): later("biföll idén"),
    ("idea", "declined"): later("avslog idén"),
    ("idea", "returned"): later("skickade tillbaka idén för komplettering"),
    ("application", "approved"): later("bedömde att ansökan kan gå vidare"),
    ("application", "declined"): later("avslog ansökan"),
    ("application", "returned"): later("skickade tillbaka ansökan för komplettering"),
}
EXPERTISE = later("%(who)s lämnade sin bedömning: %(outcome)s.")
ANSWERED = later("%(addressee)s %(did)s%(item)s. %(who)s registrerade det.")
ON_DELEGATION = later("%(who)s %(did)s, för %(body)s på delegation (%(reference)s).")
QUOTED = ("what", "reason", "reasons", "text", "question", "suggestion", "message", "proposal", "answer_text", "why")


def _named(value: Any) -> Any:
    return value["name"] if isinstance(value, Mapping) and "name" in value else value


def _words(event: Event) -> dict[str, Any]:
    words = {"who": event.actor_name, **{key: _named(value) for key, value in event.said.items()}}
    if event.verb == "assign_coordinators":
        named = [words[key] for key in ("for_method", "for_evaluation") if words.get(key)]
        words["both"] = joined(list(dict.fromkeys(named)))
    if event.said.get("department"):
        words["department"] = inside(words["department"])
    for key in ("due", "day"):
        if event.said.get(key):
            words[key] = day(date.fromisoformat(event.said[key]))
    return words


def _form(event: Event) -> str:
    return event.thing.rpartition(".")[2]


def part_title(event: Event, key: str) -> str:
    """What the part is called in the case's own process."""
    kind = kind_of_label(event.thing)
    part = event.case.process.part(kind.key, key) if kind else None
    return part.title if part else key


def _of(table: dict[str, Any]) -> Callable[[Event], str]:
    def tell(event: Event) -> str:
        words = _words(event)
        if "part" in words:
            words["part"] = part_title(event, words["part"])
        verb = event.verb
        if verb == "assign_coordinators" and not words.get("for_evaluation"):
            verb = "assign_one"
        elif verb == "start" and event.said.get("text"):
            verb = "raise_need"
        return str(table[verb]) % words

    return tell


def wrote_in(event: Event, parts: Sequence[str]) -> str:
    """One sentence for several parts written in one sitting."""
    words = {"who": event.actor_name, "parts": joined([part_title(event, key) for key in parts])}
    if _form(event) == "idea":
        return _("%(who)s skrev i idén, delarna %(parts)s.") % words
    kind = kind_of_label(event.thing)
    if kind and "inside" in kind.words:
        number = event.said.get("number", "")
        form = words_of(event.case.process, f"{kind.key}-{number}" if number else kind.key)["inside"]
        return _("%(who)s skrev i %(form)s, delarna %(parts)s.") % {**words, "form": form}
    return _("%(who)s skrev i ansökan, delarna %(parts)s.") % words


def quoted(event: Event) -> str:
    """The words that were said in the act, to stand below its sentence; empty when there were none."""
    if event.verb == "flag_conflict":  # its sentence holds the reason: it is read where nothing is quoted
        return ""
    said = [str(event.said[key]) for key in QUOTED if event.said.get(key)]
    if event.said.get("terms"):
        said.append(_("Villkor: %(terms)s") % {"terms": event.said["terms"]})
    return "\n\n".join(said)


@teller("applications.step")
def of_step(event: Event) -> str:
    """A step's sentence; its title, addressee and outcome's words were noted in the event as it happened."""
    words = _words(event)
    words["body"] = _inside(event, str(words.get("addressee", "")))
    outcome = str(words.get("outcome", ""))
    if event.verb == "give_expertise":
        return str(EXPERTISE) % (words | {"outcome": outcome_in_words(outcome)})
    if event.verb in STEP:
        words["title"] = str(words.get("title", "")).lower()
        return str(STEP[event.verb]) % words
    words["did"] = what_was_done(event.verb, outcome, words)
    if words.get("delegation"):
        return str(ON_DELEGATION) % words
    words["item"] = f", § {words['item']}" if words.get("item") else ""
    return str(ANSWERED) % words


def _inside(event: Event, addressee: str) -> str:
    """The addressee in the middle of a sentence: socialnämnden, but an expert's name is left as it is."""
    steps = [*event.case.process.steps("idea"), *event.case.process.steps("application")]
    is_person = any(rule.step == event.said.get("key") and rule.kind == "expertise" for rule in steps)
    return addressee if is_person else inside(addressee)


def what_was_done(verb: str, outcome: str, words: Mapping[str, Any]) -> str:
    """Biföll ansökan och beviljade 500 000 kr. ``words``: the phase, and the amount where there is one."""
    phase = str(words.get("phase") or "idea")  # an event from before it was noted is of an idea
    did = ASSESSED.get((phase, outcome)) if verb == "assess" else ANSWER.get((verb, outcome))
    if did is None:
        return _("svarade: %(outcome)s") % {"outcome": outcome_in_words(outcome)}
    amount = _amount(words.get("amount")) if outcome == "granted" else ""
    return _("%(did)s och beviljade %(amount)s") % {"did": did, "amount": amount} if amount else str(did)


def _amount(value: Any) -> str:
    try:
        return kronor(Decimal(str(value)))
    except InvalidOperation:
        return ""


def outcome_in_words(outcome: str) -> str:
    from applications.models.step import Outcome

    return str(Outcome(outcome).label).lower() if outcome in Outcome.values else _("inget utfall")


teller("applications.idea")(_of(IDEA))
teller("applications.application")(_of(APPLICATION))
teller("applications.case")(_of(CASE))
