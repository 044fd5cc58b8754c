"""What waits in a project, said as the thing to do."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.wording import Work, register_work
from socinv.lifecycle.models import WorkItem
from socinv.notices.kinds import REPORT
from socinv.organisation.models import OF_ONE_PROJECT, BodyKind
from socinv.organisation.standing import Standing
from socinv.presentation.grammar import inside

WORK: dict[tuple[str, str], Promise] = {
    ("projects.project", "appoint"): later("Utse dem som ska leda projektet"),
    ("projects.project", "assess_eu"): later("Pröva om projektet kan få EU-medel"),
    ("projects.project", "set_number"): later("Lägg in projektnumret"),
    ("projects.project", "submit"): later("Skriv projektbeskrivningen och lämna in den"),
    ("projects.project", "start"): later("Starta projektet"),
    ("projects.project", "begin_closing"): later("Börja avsluta projektet"),
    ("projects.report", "submit"): later("Skriv lägesrapporten"),
    ("projects.report", "send"): later("Skicka lägesrapporten"),
    ("projects.report", "accept"): later("Ta emot lägesrapporten"),
    ("projects.change", "decide"): later("Besluta om ändringen av projektet"),
    ("projects.position", "take"): later("Säg ert inför beslutet om ändringen"),
    ("projects.evaluation", "submit"): later("Skriv utvärderingen och lämna in den"),
    ("projects.evaluation", "judge"): later("Bedöm projektet"),
    ("projects.scaleup", "propose"): later("Föreslå hur arbetet ska fortsätta"),
    ("projects.scaleup", "decide"): later("Besluta om uppskalningen"),
    ("projects.followup", "submit"): later("Skriv uppföljningen och lämna in den"),
    ("projects.followup", "receive"): later("Ta emot uppföljningen"),
    ("projects.resultsrequest", "answer"): later("Svara på frågan om resultat"),
}
PAGES = {
    ("projects.project", "appoint"): "project-people",
    ("projects.project", "assess_eu"): "project-eu",
    ("projects.project", "set_number"): "project-number",
    ("projects.project", "start"): "project-start",
    ("projects.project", "begin_closing"): "project-closing",
    ("projects.evaluation", "judge"): "project-judge",
    ("projects.scaleup", "propose"): "project-propose",
    ("projects.scaleup", "decide"): "project-scale-up",
    ("projects.followup", "receive"): "follow-up-receive",
}
TURNS: dict[tuple[str, str], Promise] = {
    ("projects.project", "appoint"): later("utser dem som ska leda projektet"),
    ("projects.project", "assess_eu"): later("prövar om projektet kan få EU-medel"),
    ("projects.project", "set_number"): later("lägger in projektnumret"),
    ("projects.project", "submit"): later("lämnar in projektbeskrivningen"),
    ("projects.project", "start"): later("startar projektet"),
    ("projects.project", "begin_closing"): later("inleder avslutsfasen"),
    ("projects.report", "submit"): later("skriver %(report)s"),
    ("projects.report", "send"): later("skickar %(report)s"),
    ("projects.report", "accept"): later("tar emot %(report)s"),
    ("projects.change", "decide"): later("beslutar om ändringen"),
    ("projects.position", "take"): later("säger sitt inför beslutet om ändringen"),
    ("projects.evaluation", "submit"): later("lämnar in utvärderingen"),
    ("projects.evaluation", "judge"): later("bedömer projektet"),
    ("projects.scaleup", "propose"): later("föreslår hur arbetet ska fortsätta"),
    ("projects.scaleup", "decide"): later("beslutar om uppskalningen"),
    ("projects.followup", "submit"): later("lämnar in uppföljningen"),
    ("projects.followup", "receive"): later("tar emot uppföljningen"),
    ("projects.resultsrequest", "answer"): later("svarar på frågan om resultat"),
}
# The same in the words of the process file: %(report)s is the title in its definite form. The second is said where
# nothing has been proposed.
OWN: dict[tuple[str, str], Promise] = {
    ("projects.report", "submit"): later("Skriv %(report)s"),
    ("projects.report", "send"): later("Skicka %(report)s"),
    ("projects.report", "accept"): later("Ta emot %(report)s"),
    ("projects.scaleup", "decide"): later("Besluta om fortsättningen"),
}
FORMS = {"projects.project": "project", "projects.evaluation": "evaluation", "projects.followup": "follow-up"}
BY_ID = {
    "projects.report": "project-report-by-id", "projects.change": "project-change-by-id",
    "projects.resultsrequest": "project-request", "projects.position": "project-position",
}  # fmt: skip


def _page(item: WorkItem) -> str:
    """The page where it is done; a report's and a change's by its id, which leads on to its number."""
    ref = item.case.ref
    if item.thing in BY_ID:
        return reverse(BY_ID[item.thing], args=[ref, item.thing_id])
    if item.verb == "submit" and item.thing in FORMS:
        return reverse("form", args=[ref, FORMS[item.thing]])
    return reverse(PAGES[item.thing, item.verb], args=[ref])


def _why(item: WorkItem, standing: Standing) -> str:
    if item.body is not None and item.body.kind in OF_ONE_PROJECT:
        return _("Du har en plats i projektet.")
    if item.body is not None:
        return _("För %(who)s.") % {"who": inside(item.body.name)}
    return _("Du samordnar ärendet.")


def _turn(item: WorkItem) -> str:
    """A report by its number, which is what its work is called, besides what is to be done with it."""
    words = {"report": _called(item)}
    if (item.thing, item.verb) == ("projects.scaleup", "decide") and item.case.process.proposal is None:
        return _("beslutar om fortsättningen")
    return str(TURNS[item.thing, item.verb]) % words


def _called(item: WorkItem) -> str:
    """lägesrapport 3; halvtidsuppföljningen, which is the only one."""
    rule = item.case.process.reporting
    return rule.definite if rule.is_single else inside(item.label.partition(",")[0])


def _to_do(item: WorkItem) -> str:
    """The heading where the process file has a word of its own for it."""
    process = item.case.process
    if item.thing == "projects.report":
        return str(OWN[item.thing, item.verb]) % {"report": process.reporting.definite}
    if item.thing == "projects.position":
        return next((one.turn for one in process.change.before if one.title == item.label), "")
    if (item.thing, item.verb) == ("projects.scaleup", "decide") and process.proposal is None and process.scale_up:
        return str(OWN["projects.scaleup", "decide"])
    return ""


def _who(item: WorkItem) -> str:
    """The project's own groups by their titles: a case has one project."""
    if item.body is None or item.body.kind not in OF_ONE_PROJECT:
        return ""
    rule = item.case.process.project
    return rule.steering.title if item.body.kind == BodyKind.STEERING_GROUP else rule.group.title


REMINDED_AS = {"projects.report": REPORT, "projects.evaluation": REPORT, "projects.followup": REPORT}

register_work("projects", WORK, Work(_page, _why, _turn, _who, _to_do, REMINDED_AS))
