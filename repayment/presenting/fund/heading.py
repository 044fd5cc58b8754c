"""Where one is among the pages of the fund, and the way between them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

Link = dict[str, str]


def crumbs(*below: tuple[str, str]) -> list[Link]:
    """Läget, Fonden, and the pages ``below`` it as (title, url)."""
    trail = ((_("Läget"), reverse("progress")), (_("Fonden"), reverse("fund")), *below)
    return [{"title": str(title), "url": url} for title, url in trail]


def pages(current: str) -> list[dict[str, object]]:
    """The pages beside each other (components/switch.html)."""
    return [
        {"title": title, "url": reverse(name), "current": name == current}
        for name, title in (
            ("fund", _("Fonden")), ("fund-entries", _("Verifikationer")), ("cost-files", _("Kostnader")),
            ("frame-list", _("Ramminskningar")),
        )
    ]  # fmt: skip
