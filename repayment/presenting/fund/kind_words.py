"""What it is called that money is set aside, by the kind of fund the guideline has."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from socinv.lifecycle.process.fund_schema import FundRule


@dataclass(frozen=True)
class KindWords:
    """``done``: heads a column; ``do``: the act; ``noun``: the sum."""

    done: str
    do: str
    noun: str


def kind_words(rule: FundRule) -> KindWords:
    """Avsatt or markerat."""
    if rule.kind == "earmark":
        return KindWords(_("Markerat"), _("Markera medel"), _("markering"))
    return KindWords(_("Avsatt"), _("Avsätt medel"), _("avsättning"))


def source_titles(rule: FundRule) -> dict[str, str]:
    """The guideline's sources in its order."""
    return {one.key: one.title for one in rule.source}
