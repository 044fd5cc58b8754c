"""What the process file says comes after the decision: the project, its reports, its end and what goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.project_schema import Before, Decided
from socinv.organisation.fund_page import drawn_fund
from socinv.organisation.guideline import section
from socinv.organisation.process_page import Drawn, Way, said, who
from socinv.presentation.grammar import count_words, inside, joined

# What each outcome of the decisions about a project leads to, and its shape.
LEADS: dict[str, tuple[str, Any]] = {
    "change.granted": ("yes", later("tider och budget ändras som beslutat")),
    "change.declined": ("no", later("projektet fortsätter som förut")),
    "before.on": ("yes", later("saken går vidare")),
    "before.stop": ("no", later("saken stannar")),
    "judged.successful": ("yes", later("förslag om fortsättning")),
    "judged.partly": ("risk", later("förslag om fortsättning för de delar som lyckades")),
    "judged.unsuccessful": ("no", later("förslag, också att inget fortsätter")),
    "proposal.permanent": ("yes", later("till beslut om uppskalning")),
    "proposal.scale-up": ("yes", later("till beslut om uppskalning")),
    "proposal.none": ("info", later("projektet avslutas")),
    "scale_up.approved": ("yes", later("resurser flyttas och projektet avslutas")),
    "scale_up.declined": ("no", later("projektet avslutas")),
}


@dataclass(frozen=True)
class Place:
    """A group of a project or a place in it: its task, and where the guideline says so."""

    title: str
    group: str
    task: str
    section: str


def drawn_project(process: Process) -> list[Drawn]:
    """From the project description to the council's decision; empty where the file has nothing after the decision."""
    after = {one.key for one in process.later}
    found: list[Drawn] = []
    if "project" in after:
        found += [_description(process), _start(process), _report(process), *_change(process), *_request(process)]
    if "evaluation" in after:
        found += [_evaluation(process), _decided(process, "judged", process.closing.judged)]
    if process.proposal:
        found.append(_decided(process, "proposal", process.proposal))
    if process.scale_up:
        found.append(_decided(process, "scale_up", process.scale_up))
    return [*found, *_follow_up(process), *_repayment(process), *drawn_fund(process)]


def places(process: Process) -> list[Place]:
    """The two groups, each followed by its places."""
    rule = process.project
    return [
        place
        for key, group in (("steering-group", rule.steering), ("project-group", rule.group))
        for place in (
            Place(group.title, "", group.task, section(group.rules)),
            *(
                Place(seat.title, group.title, seat.task, section(seat.rules))
                for seat in rule.seat
                if seat.group == key
            ),
        )
    ]


def _chair(process: Process, group: str) -> str:
    """Who leads the group, by the file's word for it."""
    seats = [seat.title for seat in process.project.seat if (seat.group, seat.role) == (group, "chair")]
    return seats[0] if seats else ""


def _description(process: Process) -> Drawn:
    rule = process.project
    text = said(rule.describes, section(rule.rules))
    return Drawn(_("Projektbeskrivning"), _chair(process, "project-group"), rule.days, text, [])


def _start(process: Process) -> Drawn:
    rule = process.project
    words = {"seats": ", ".join(seat.title.lower() for seat in rule.seat if seat.needed)}
    text = said(
        (
            _("Projektet börjar när projektbeskrivningen, %(seats)s, projektnummer och prövningen av EU-medel finns")
            if rule.eu
            else _("Projektet börjar när projektbeskrivningen, %(seats)s och projektnummer finns")
        )
        % words,
        rule.eu_text,
    )
    return Drawn(_("Start"), _chair(process, "steering-group"), 0, text, [])


def schedule(process: Process) -> str:
    """Två gånger om året, för tiden till och med 30 juni och 31 december."""
    said = []
    if process.reporting.at == "half":
        said.append(_("Vid halva projekttiden"))
    ends = [_month_day(one) for one in process.reporting.period_ends]
    if ends:
        times = ngettext("En gång om året", "%(count)s gånger om året", len(ends)) % {
            "count": count_words(len(ends)).capitalize()
        }
        said.append(_("%(times)s, för tiden till och med %(days)s") % {"times": times, "days": joined(ends)})
    return ". ".join(said)


def _month_day(text: str) -> str:
    month, day = text.split("-")
    return f"{int(day)} {MONTHS[int(month)]}"


def _report(process: Process) -> Drawn:
    rule = process.reporting
    to = inside(process.body_title(rule.to))
    text = said(schedule(process), _sending(process), rule.text, _informed(process, rule.informs), section(rule.rules))
    ways = [
        Way("yes", _("Godkänd"), _("%(to)s svarar inom %(days)d dagar") % {"to": to, "days": rule.read_in}),
        Way("risk", _("Komplettering"), _("tillbaka till projektgruppen")),
    ]
    return Drawn(rule.title, process.project.steering.title, 0, text, ways)


def _sending(process: Process) -> str:
    """Who writes a report and who sends it, and when."""
    rule = process.reporting
    if not rule.sent_by:
        return _("Projektgruppen skriver och styrgruppen skickar den inom %(days)d dagar efter periodens slut") % {
            "days": rule.days
        }
    names = joined([inside(who(process, key)) for key in rule.sent_by])
    return _("Projektgruppen skriver och %(who)s skickar den inom %(days)d dagar efter periodens slut") % {
        "who": names, "days": rule.days,
    }  # fmt: skip


def _informed(process: Process, keys: Iterable[str]) -> str:
    names = [inside(who(process, key)) for key in keys]
    return _("Sedan informeras %(who)s") % {"who": joined(names)} if names else ""


def _change(process: Process) -> list[Drawn]:
    ways = [Way(*_shape("change", key, word)) for key, word in (("granted", _("Bifall")), ("declined", _("Avslag")))]
    rule = process.change
    text = said(_("Vid behov"), rule.text, section(rule.rules))
    decided = Drawn(rule.title, who(process, rule.by), rule.days, text, ways)
    return [*(_before(process, one) for one in rule.before), decided]


def _before(process: Process, rule: Before) -> Drawn:
    """What somebody says before a change is decided, and of which changes."""
    kinds = [choice.label for choice in process.change.choices if choice.key in rule.kinds]
    text = said(_("Vid behov: %(kinds)s") % {"kinds": joined(kinds).lower()}, rule.text, section(rule.rules))
    ways = [Way(*_shape("before", choice.leads, choice.label)) for choice in rule.choices]
    return Drawn(rule.title, who(process, rule.by), rule.days, text, ways)


def _request(process: Process) -> list[Drawn]:
    rule = process.request
    if rule is None:
        return []
    asking = joined([inside(process.body_title(key)) for key in rule.asked_by])
    words = {"who": asking[:1].upper() + asking[1:]}
    text = said(
        _("Vid behov"), _("%(who)s frågar om resultat och styrgruppen svarar") % words, section(rule.rules)
    )  # fmt: skip
    return [Drawn(rule.title, process.project.steering.title, rule.days, text, [])]


def _follow_up(process: Process) -> list[Drawn]:
    rule = process.follow_up
    if rule is None:
        return []
    years = _("%(first)d till %(last)d år efter projektets slut") % {"first": rule.from_years, "last": rule.to_years}
    text = said(years, rule.text, _informed(process, rule.informs), section(rule.rules))
    return [Drawn(rule.title, who(process, rule.by), 0, text, [])]


def _repayment(process: Process) -> list[Drawn]:
    rule = process.repayment
    if rule is None or rule.when == "none":
        return [Drawn(one.title, "", 0, section(one.rules), []) for one in process.later if one.key == "repayment"]
    by = who(process, rule.by) if rule.by else ""
    return [Drawn(rule.title, by, rule.days, said(rule.text, section(rule.rules)), [])]


def _evaluation(process: Process) -> Drawn:
    rule = process.closing
    text = said(
        _("Räknat från projektets sista dag. Projektledaren ansvarar, samordnarna stödjer"), section(rule.rules)
    )
    return Drawn(rule.title, _chair(process, "project-group"), rule.days, text, [])


def _decided(process: Process, name: str, rule: Decided) -> Drawn:
    """A decision with its outcomes, as the file names them."""
    ways = [Way(*_shape(name, choice.meaning, choice.label)) for choice in rule.choices]
    return Drawn(rule.title, who(process, rule.by), rule.days, said(rule.text, section(rule.rules)), ways)


def _shape(name: str, key: str, word: str) -> tuple[str, str, str]:
    status, text = LEADS.get(f"{name}.{key}", ("info", ""))
    return status, word, str(text)
