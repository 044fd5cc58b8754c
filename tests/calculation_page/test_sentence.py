"""One sentence for whatever a calculation says, with how sure it is in words and in numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from applications.calculation.result import PayBack
from applications.presenting.calculation.sentence import Meaning, chance, likely, sentence

PAYS = Meaning(
    costs=True, gains=True, municipality=Decimal(4_160_000), public=Decimal(5_000_000), society=Decimal(5_000_000),
    back=PayBack(Decimal("3.5"), 2029), chance=0.72,
)  # fmt: skip
DOES_NOT = replace(
    PAYS, municipality=Decimal(-1_200_000), public=Decimal(-800_000), society=Decimal(-700_000),
    back=PayBack(None, None), chance=0.2,
)  # fmt: skip
BEYOND: dict[str, Any] = {"public": Decimal(450_400), "public_chance": 0.7, "beyond": ["regionen", "staten"]}

CASES = [
    (Meaning(costs=False, gains=False), "Kalkylen är tom: skriv vad insatsen kostar och vad den väntas ge."),
    (Meaning(costs=True, gains=False),
     "Kalkylen har ingen vinst att räkna med än och kan inte säga om insatsen betalar sig."),
    (Meaning(costs=False, gains=True), "Kalkylen har ingen kostnad än och kan inte säga om insatsen betalar sig."),
    (PAYS, ("Det är troligt, i 7 av 10 fall, att insatsen betalar sig för kommunen: den ger 4,16 mnkr mer än den "
           "kostar, och pengarna är tillbaka 2029.")),
    (replace(PAYS, chance=None),
     ("Insatsen betalar sig för kommunen om siffrorna håller: den ger 4,16 mnkr mer än den kostar, och pengarna är "
     "tillbaka 2029.")),
    (replace(PAYS, chance=0.41),
     ("Med de väntade siffrorna betalar sig insatsen för kommunen, men det håller bara i 4 av 10 fall: den ger 4,16 "
     "mnkr mer än den kostar, och pengarna är tillbaka 2029.")),
    (replace(PAYS, municipality=Decimal(0), back=PayBack(None, None), chance=1.0),
     ("Det är så gott som säkert, i alla 10 000 beräkningar, att insatsen betalar sig för kommunen: den ger precis så "
     "mycket som den kostar.")),
    (replace(PAYS, back=PayBack(Decimal("3.5"), 2029, turns_again=True), chance=0.93),
     ("Det är mycket troligt, i 9 av 10 fall, att insatsen betalar sig för kommunen: den ger 4,16 mnkr mer än den "
     "kostar, och pengarna är tillbaka 2029 men inte alla år därefter.")),
    (replace(DOES_NOT, **BEYOND),
     ("Insatsen betalar sig inte för kommunen ensam, det saknas 1,2 mnkr, men räknat med det som regionen och staten "
     "vinner ger den 450 000 kr mer än den kostar, och det är troligt (i 7 av 10 fall).")),
    (replace(DOES_NOT, **BEYOND | {"public_chance": 0.3, "beyond": ["regionen"]}),
     ("Insatsen betalar sig inte för kommunen ensam, det saknas 1,2 mnkr, men räknat med det som regionen vinner ger "
     "den 450 000 kr mer än den kostar, men det håller bara i 3 av 10 fall.")),
    (replace(DOES_NOT, society=Decimal(9_300)),
     ("Insatsen betalar sig inte för det offentliga, för kommunen saknas 1,2 mnkr, men för samhället som helhet ger "
     "den 9 300 kr mer än den kostar, om siffrorna håller.")),
    (DOES_NOT, ("Insatsen betalar sig inte: kommunen får 1,2 mnkr mindre än den kostar, och pengarna kommer tillbaka "
               "bara i 2 av 10 fall.")),
    (replace(DOES_NOT, chance=None),
     "Insatsen betalar sig inte: kommunen får 1,2 mnkr mindre än den kostar, om siffrorna håller."),
    (replace(DOES_NOT, chance=0.6),
     ("Med de väntade siffrorna betalar sig insatsen inte, kommunen får 1,2 mnkr mindre än den kostar, men pengarna "
     "kommer tillbaka i 6 av 10 fall.")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), CASES)
def test_it_says_what_the_calculation_means(said: Meaning, text: str) -> None:
    found = sentence(said).replace("\u00a0", " ")
    assert found == text
    assert found.count(". ") == 0, "one sentence"


def test_never_all_of_what_is_not_all() -> None:
    said = {0.0: "i ingen av 10 000 beräkningar", 0.0001: "i färre än 1 av 100 fall", 0.02: "i 2 av 100 fall",
            0.05: "i 5 av 100 fall", 0.06: "i 1 av 10 fall", 0.5: "i 5 av 10 fall", 0.94: "i 9 av 10 fall",
            0.95: "i 95 av 100 fall", 0.994: "i 99 av 100 fall", 0.9999: "i mer än 99 av 100 fall",
            1.0: "i alla 10 000 beräkningar"}  # fmt: skip
    assert {share: chance(share, 10_000).replace("\u00a0", " ") for share in said} == said


def test_words_of_how_likely() -> None:
    said = {0.5: "något troligare än inte", 0.66: "något troligare än inte", 0.67: "troligt", 0.9: "mycket troligt",
            0.99: "så gott som säkert"}  # fmt: skip
    assert {share: likely(share) for share in said} == said
