from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.views.fetch import case_or_404
from socinv.lifecycle.models import Following
from socinv.organisation.web import PersonRequest, person_page


@require_POST
@person_page
def follow(request: PersonRequest, ref: str) -> HttpResponse:
    """Follow the case or stop. A personal choice, not an act in the case: no event. Twice is the same as once."""
    case = case_or_404(request, ref)
    if request.POST.get("follow") == "no":
        Following.objects.filter(person=request.user, case=case).delete()
        messages.success(request, _("Du följer inte längre ärendet."))
    else:
        Following.objects.get_or_create(
            person=request.user, case=case, defaults={"municipality_id": case.municipality_id}
        )
        messages.success(request, _("Du följer ärendet och får mejl när det händer något."))
    return redirect(case.get_absolute_url())
