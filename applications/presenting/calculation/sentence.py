"""What a calculation means and how sure it is, in one plain sentence. Pure.

Seen from the municipality first: it pays, and it decides. Then with the region and the state, then society.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from applications.calculation.perspectives import MUNICIPALITY, PUBLIC, PUBLIC_SECTOR, SOCIETY, Perspective
from applications.calculation.result import PayBack
from applications.content.columns import OTHER_ACTORS
from applications.presenting.calculation.amounts import about, whole
from applications.presenting.calculation.computed import Computed
from socinv.presentation.grammar import inside, joined
from socinv.presentation.money import number

HALF, OFTEN, MOSTLY, ALL_BUT = 0.5, 2 / 3, 0.9, 0.99
NEVER = PayBack(None, None)


@dataclass(frozen=True)
class Meaning:
    """Net present values in SEK. ``chances``: how often each is not below nought, 0 to 1, or None where no figure of
    its is uncertain; ``beyond``: who gains outside the municipality, of the public sector."""

    costs: bool
    gains: bool
    municipality: Decimal = Decimal(0)
    public: Decimal = Decimal(0)
    society: Decimal = Decimal(0)
    back: PayBack = NEVER
    chance: float | None = None
    public_chance: float | None = None
    society_chance: float | None = None
    beyond: Sequence[str] = ()
    draws: int = 10_000


def meaning_of(found: Computed) -> Meaning:
    """What the sentence is made of."""
    read = found.read.calculation
    named = dict(OTHER_ACTORS)
    simulated = next(iter(found.simulated.values()), None)
    return Meaning(
        costs=any(cost.amount for cost in read.costs),
        gains=any(line.first_amount for line in read.lines),
        municipality=found.result(MUNICIPALITY).net_present_value,
        public=found.result(PUBLIC_SECTOR).net_present_value,
        society=found.result(SOCIETY).net_present_value,
        back=found.result(MUNICIPALITY).present_pay_back,
        chance=_chance(found, MUNICIPALITY),
        public_chance=_chance(found, PUBLIC_SECTOR),
        society_chance=_chance(found, SOCIETY),
        beyond=[inside(str(named[key])) for key in PUBLIC if key in found.flows.benefits],
        draws=simulated.draws if simulated else 0,
    )


def _chance(found: Computed, perspective: Perspective) -> float | None:
    simulated = found.simulation(perspective)
    return simulated.gains if simulated else None


def sentence(said: Meaning) -> str:
    """One sentence, whatever the calculation says."""
    if not said.gains:
        if not said.costs:
            return _("Kalkylen är tom: skriv vad insatsen kostar och vad den väntas ge.")
        return _("Kalkylen har ingen vinst att räkna med än och kan inte säga om insatsen betalar sig.")
    if not said.costs:
        return _("Kalkylen har ingen kostnad än och kan inte säga om insatsen betalar sig.")
    if _is_back(said.municipality):
        return _pays(said)
    if _is_back(said.public) and said.beyond:
        return _pays_with_others(said)
    if _is_back(said.society):
        return _pays_society(said)
    return _does_not_pay(said)


def _is_back(amount: Decimal) -> bool:
    """Not below nought in whole kronor, as it is shown."""
    return whole(amount) >= 0


def _pays(said: Meaning) -> str:
    words = {"gain": _gain(said), "chance": chance(said.chance or 0.0, said.draws)}
    if said.chance is None:
        return _("Insatsen betalar sig för kommunen om siffrorna håller: %(gain)s.") % words
    if said.chance < HALF:
        return _("Med de väntade siffrorna betalar sig insatsen för kommunen, men det håller bara %(chance)s: "
                 "%(gain)s.") % words  # fmt: skip
    words["likely"] = likely(said.chance)
    return _("Det är %(likely)s, %(chance)s, att insatsen betalar sig för kommunen: %(gain)s.") % words


def _gain(said: Meaning) -> str:
    """Den ger 4,2 mnkr mer än den kostar, och pengarna är tillbaka 2029."""
    words = {"amount": about(said.municipality), "year": said.back.year}
    if not whole(said.municipality):
        gain = _("den ger precis så mycket som den kostar")
    else:
        gain = _("den ger %(amount)s mer än den kostar") % words
    if said.back.year is None:
        return gain
    if said.back.turns_again:
        words["gain"] = gain
        return _("%(gain)s, och pengarna är tillbaka %(year)d men inte alla år därefter") % words
    return _("%(gain)s, och pengarna är tillbaka %(year)d") % (words | {"gain": gain})


def _pays_with_others(said: Meaning) -> str:
    words = {
        "lack": about(said.municipality), "others": joined(said.beyond), "gain": about(said.public),
        "sure": _sure(said.public_chance, said.draws),
    }  # fmt: skip
    return _("Insatsen betalar sig inte för kommunen ensam, det saknas %(lack)s, men räknat med det som %(others)s "
             "vinner ger den %(gain)s mer än den kostar%(sure)s.") % words  # fmt: skip


def _pays_society(said: Meaning) -> str:
    words = {
        "lack": about(said.municipality), "gain": about(said.society), "sure": _sure(said.society_chance, said.draws),
    }  # fmt: skip
    return _("Insatsen betalar sig inte för det offentliga, för kommunen saknas %(lack)s, men för samhället som helhet "
             "ger den %(gain)s mer än den kostar%(sure)s.") % words  # fmt: skip


def _does_not_pay(said: Meaning) -> str:
    words = {"lack": about(said.municipality), "chance": chance(said.chance or 0.0, said.draws)}
    if said.chance is None:
        return _("Insatsen betalar sig inte: kommunen får %(lack)s mindre än den kostar, om siffrorna håller.") % words
    if said.chance < HALF:
        return _("Insatsen betalar sig inte: kommunen får %(lack)s mindre än den kostar, och pengarna kommer tillbaka "
                 "bara %(chance)s.") % words  # fmt: skip
    return _("Med de väntade siffrorna betalar sig insatsen inte, kommunen får %(lack)s mindre än den kostar, men "
             "pengarna kommer tillbaka %(chance)s.") % words  # fmt: skip


def _sure(share: float | None, draws: int) -> str:
    """, och det är troligt (i 7 av 10 fall)."""
    if share is None:
        return _(", om siffrorna håller")
    words = {"likely": likely(share), "chance": chance(share, draws)}
    if share < HALF:
        return _(", men det håller bara %(chance)s") % words
    return _(", och det är %(likely)s (%(chance)s)") % words


def likely(share: float) -> str:
    """A probability of at least a half in words."""
    if share >= ALL_BUT:
        return _("så gott som säkert")
    if share >= MOSTLY:
        return _("mycket troligt")
    return _("troligt") if share >= OFTEN else _("något troligare än inte")


def chance(share: float, draws: int) -> str:
    """I 7 av 10 fall; near the ends in hundredths, and never "all" of what is not all."""
    if share >= 1:
        return _("i alla %(draws)s beräkningar") % {"draws": number(draws)}
    if share <= 0:
        return _("i ingen av %(draws)s beräkningar") % {"draws": number(draws)}
    hundredths = _out_of(share, 100)
    if hundredths > 99:
        return _("i mer än 99 av 100 fall")
    if hundredths < 1:
        return _("i färre än 1 av 100 fall")
    if hundredths >= 95 or hundredths <= 5:
        return _("i %(cases)d av 100 fall") % {"cases": hundredths}
    return _("i %(cases)d av 10 fall") % {"cases": _out_of(share, 10)}


def _out_of(share: float, whole_number: int) -> int:
    return int((Decimal(repr(share)) * whole_number).quantize(Decimal(1), rounding=ROUND_HALF_UP))
