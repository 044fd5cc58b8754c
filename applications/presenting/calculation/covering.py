"""Whether the municipality's savings cover the cost within the years the guideline asks about, in words (ORE-22)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.presenting.calculation.amounts import rate_text, whole
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.sentence import chance
from socinv.presentation.money import kronor


@dataclass(frozen=True)
class Covering:
    """``mark`` and ``word``: met or not; ``text``: the figures; ``discounted``: what the other reading says where it
    says something else; ``sure``: in how many cases it is met, or empty."""

    mark: str
    word: str
    text: str
    discounted: str
    sure: str


def covering(found: Computed) -> Covering | None:
    """None where the guideline has no such rule."""
    cover, years = found.cover, found.years
    if cover is None or years is None:
        return None
    words = {"years": years, "saving": kronor(whole(cover.saving)), "cost": kronor(whole(cover.cost))}
    text = _("Kommunens besparingar inom %(years)d år från projektets slut är %(saving)s. Projektet kostar %(cost)s.")
    text = text % words
    if not cover.passes:
        text += " " + _("Det saknas %(lack)s.") % {"lack": kronor(whole(cover.cost) - whole(cover.saving))}
    simulated = next(iter(found.simulated.values()), None)
    sure = ""
    if simulated and simulated.covers is not None:
        sure = _("Besparingarna räcker %(chance)s.") % {"chance": chance(simulated.covers, simulated.draws)}
    mark, word = ("ok", _("Kostnaden täcks")) if cover.passes else ("off", _("Kostnaden täcks inte"))
    return Covering(mark, word, text, _discounted(found), sure)


def _discounted(found: Computed) -> str:
    cover = found.cover
    if cover is None or not cover.readings_disagree:
        return ""
    words = {
        "rate": rate_text(found.rate), "year": found.base_year, "saving": kronor(whole(cover.present_saving)),
        "cost": kronor(whole(cover.present_cost)),
    }  # fmt: skip
    if cover.passes:
        return _("Med %(rate)s kalkylränta räcker de inte: i %(year)d års värde är besparingarna %(saving)s och "
                 "kostnaden %(cost)s. Det är svaret utan ränta som gäller.") % words  # fmt: skip
    return _("Med %(rate)s kalkylränta räcker de: i %(year)d års värde är besparingarna %(saving)s och kostnaden "
             "%(cost)s. Det är svaret utan ränta som gäller.") % words  # fmt: skip
