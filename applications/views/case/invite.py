from __future__ import annotations

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.flow.review import under_review
from applications.forms_of_case.administering import InviteForm
from applications.models import Case
from applications.views.case.acting import Page, act_page
from applications.views.fetch import case_or_404
from socinv.lifecycle import clock
from socinv.organisation.models import Employment, User
from socinv.organisation.web import PersonRequest, person_page


@person_page
def invite(request: PersonRequest, ref: str) -> HttpResponse:
    """Ask a scientific reviewer about this one idea, or to take part in the preparation (SUN-20, SUN-30)."""
    case = case_or_404(request, ref)
    review = under_review(case)
    what = _("idén") if review.form == "idea" else _("ansökan")
    lead = _("Personen får läsa %(what)s, inget annat, och lämnar en bedömning som ni sedan väger in.") % {"what": what}
    more = {"more_text": _("Finns inte personen i listan? Be en samordnare lägga till personen.")}
    if request.standing.is_coordinator:
        more = {
            "more_text": _("Finns inte personen i listan?"),
            "more_word": _("Lägg till en person"),
            "more_url": reverse("person-add"),
        }
    page = Page(_("Bjud in vetenskaplig expertis"), lead, _("Bjud in"), _("Inbjudan är skickad."), more, tells=False)
    return act_page(request, review, "invite_expert", partial(InviteForm, people=_guests(case)), page)


def _guests(case: Case) -> QuerySet[User]:
    """Everyone with a door into the municipality who is not the applicant's own and not in conflict."""
    employed = Employment.objects.on(clock.today()).filter(department=case.department_id).values("person")
    barred = case.conflicts.filter(retracted_at=None).values("person")
    people = User.objects.filter(affiliations__municipality=case.municipality_id, is_active=True, is_system=False)
    return people.exclude(pk__in=employed).exclude(pk__in=barred).order_by("name")
