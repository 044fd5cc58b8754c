"""The list of what is on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def toc_of(context: Mapping[str, Any]) -> list[dict[str, str]]:
    """Each section that the page has, in its order."""
    step = context["step"]
    form = _("Hela idén") if step.phase == "idea" else _("Hela ansökan")
    found = [
        ("answer", "svaret", context["words"].answer),
        ("asked", "fragan", _("Det här frågar vi dig") if context.get("form") else _("Frågan till experten"))
        if step.kind == "expertise"
        else None,
        ("excerpt", "sammanfattning", _("Sammanfattning")),
        ("shown", "formular", form),
        ("excerpt", "kostnader", _("Kostnader och vinster")),
        ("asks_repayment", "aterforing", _("Återföring")),
        ("is_measured", "uppfoljning", _("Så mäts resultatet")),
        ("criteria", "kriterier", _("Kriterier")),
        ("priority", "prioritering", _("Prioritering")),
        ("opinions", "yttranden", _("Vad andra säger")),
        ("form", "besluta", context["words"].heading),
    ]
    return [
        {"title": str(title), "anchor": anchor}
        for needed, anchor, title in (one for one in found if one)
        if context.get(needed) or needed == "asked"
    ]
