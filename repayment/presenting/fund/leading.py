"""The way to the fund from the page with all the projects."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.presenting.further import lead_to
from socinv.organisation.standing import Standing


def link(standing: Standing) -> dict[str, str] | None:
    """For all who may read it, also before it is opened."""
    if not standing.is_insider:
        return None
    return {
        "title": _("Fonden"), "url": reverse("fund"),
        "note": _("Var pengarna är, vad projekten har fått och förbrukat, och allt som har bokförts"),
    }  # fmt: skip


lead_to(link)
