"""The coordinators' administration of a step: reminding, changing the date, going on without an answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from applications.answering.administration import CancelForm, ExtendForm, LapseForm, RemindForm
from applications.models import Step
from applications.presenting.naming import addressee_inside
from applications.views.steps.loading import loaded_step
from applications.views.steps.small import Asking, small_page
from socinv.notices.audience import told_of
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import longdate


def _given(request: PersonRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _told(step: Step, verb: str, what: str) -> list[dict[str, str]]:
    return [{"name": told.who, "text": what} for told in told_of(step, verb) if told.people]


@person_page
def remind(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """A reminder to those whose turn it is."""
    step = loaded_step(request, ref, pk)
    told = _told(step, "remind", _("får påminnelsen"))
    done = _("Påminnelsen är skickad till %(who)s.") if told else _("Ingen fick mejl: rollen är tom i %(who)s.")
    asking = Asking(
        verb="remind",
        heading=_("Påminn %(who)s") % {"who": addressee_inside(step)},
        lead=_("%(title)s, svar senast %(day)s.") % {"title": step.rule.title, "day": _day(step.due)},
        button=_("Skicka påminnelsen"),
        done=done % {"who": addressee_inside(step)},
        recipients=told,
    )
    return small_page(request, step, asking, RemindForm(_given(request)))


@person_page
def extend(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """Another last day."""
    step = loaded_step(request, ref, pk)
    asking = Asking(
        verb="extend",
        heading=_("Ändra svarstiden för %(who)s") % {"who": addressee_inside(step)},
        lead=_("%(title)s, svar senast %(day)s.") % {"title": step.rule.title, "day": _day(step.due)},
        button=_("Ändra svarstiden"),
        done=_("Svarstiden är ändrad."),
        recipients=_told(step, "extend", _("får veta den nya dagen")),
    )
    return small_page(request, step, asking, ExtendForm(_given(request), initial={"due": step.due}))


@person_page
def cancel(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """The expert is no longer asked, and no longer sees the case."""
    step = loaded_step(request, ref, pk)
    asking = Asking(
        verb="cancel",
        heading=_("Återkalla inbjudan till %(who)s") % {"who": addressee_inside(step)},
        lead=_("Personen ser inte längre ärendet och behöver inte svara."),
        button=_("Återkalla inbjudan"),
        done=_("Inbjudan till %(who)s är återkallad.") % {"who": addressee_inside(step)},
        recipients=_told(step, "cancel", _("får veta att inbjudan är återkallad")),
    )
    return small_page(request, step, asking, CancelForm(_given(request)))


@person_page
def lapse(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """No views came by the last day: the case goes on without them."""
    step = loaded_step(request, ref, pk)
    who = addressee_inside(step)
    asking = Asking(
        verb="lapse",
        heading=_("Avsluta utan synpunkter från %(who)s") % {"who": who},
        lead=_("Svarstiden gick ut %(day)s. Ärendet går vidare utan synpunkter från %(who)s.")
        % {"day": _day(step.due), "who": who},
        button=_("Avsluta utan synpunkter"),
        done=_("Steget är avslutat utan synpunkter från %(who)s.") % {"who": who},
        recipients=[{"name": told.who, "text": told.what} for told in told_of(step, "lapse") if told.people],
    )
    return small_page(request, step, asking, LapseForm(_given(request)))


def _day(day: Any) -> str:
    return longdate(day) if day else "–"
