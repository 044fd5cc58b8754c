"""What the people of the chain write: one case of a made-up municipality."""

from __future__ import annotations

from tests.chain.desk import Choice, Rows, Typed

TITLE = "Närvaroteam i mellanstadiet"

# Each part of the idea, and what is typed in it.
IDEA: dict[str, Typed] = {
    "Idén": {
        "Vad heter idén?": TITLE,
        "Idén i korthet": "Ett team hjälper barn med lång frånvaro tillbaka till skolan.",
    },
    "Problem och målgrupp": {
        "Vilket problem ska satsningen lösa?": "Fler barn än förr är borta mer än var femte dag.",
        "Når insatsen barn, unga eller unga vuxna direkt eller indirekt?": Choice(
            "Direkt till barn, unga eller unga vuxna"
        ),
        "Från ålder, år": "10",
        "Till ålder, år": "12",
    },
    "Metod eller arbetssätt": {
        "Vilken metod eller vilket arbetssätt ska användas?": "Hembesök, en fast vuxen och en plan för varje barn.",
        "Är metoden prövad?": Choice("Färdig metod med en viss grad av evidens"),
        "Vad vet man om metoden?": "Två studier med jämförelsegrupp visar högre närvaro efter ett år.",
    },
    "Positiva effekter": {
        "Vilka mänskliga vinster väntar ni er?": "Fler barn klarar skolan och får vänner.",
        "Vilka ekonomiska vinster väntar ni er, och hos vem?": "Färre placeringar och mindre försörjningsstöd.",
        "Ungefärlig kostnad, kronor": "2 000 000",
    },
}


def application(own: str, other: str) -> dict[str, Typed]:
    """Each part of the application. ``own``, ``other``: the applying department and one that gains."""
    return _what_is_to_be_done(other) | _what_it_costs_and_gives(own, other)


def _what_is_to_be_done(other: str) -> dict[str, Typed]:
    return {
        "Problem och målgrupp": {
            "Problem och nuläge": "I höstas var 85 barn borta mer än var femte dag.",
            "Målgrupp och avgränsning": "Barn i årskurs fyra till sex med hög frånvaro.",
            "Flickor eller unga kvinnor, personer": "40",
            "Pojkar eller unga män, personer": "45",
        },
        "Metod och evidens": {
            "Metod och aktiviteter": "Hembesök inom en vecka, en fast vuxen, en plan.",
            "Är metoden prövad?": Choice("Färdig metod med en viss grad av evidens"),
            "Vad talar för att insatsen ger resultatet?": "Två studier med jämförelsegrupp.",
            "Projektet börjar, åååå-mm-dd": "2027-01-01",
            "Projektet slutar, åååå-mm-dd": "2028-12-31",
            "Hur kan insatsen bli permanent och nå fler?": "Teamet blir en del av elevhälsan.",
        },
        "Samverkan": {
            "Vilka andra förvaltningar deltar?": Choice(other),
            "Partner": Rows(
                "partner", "Lägg till en partner",
                ({"Partner": "Föreningen Påhittad", "Slag": "Civilsamhället", "Roll": "Läxhjälp två kvällar."},),
            ),
            "Vem gör vad?": "Skolan leder, socialtjänsten möter familjerna.",
        },
    }  # fmt: skip


def _what_it_costs_and_gives(own: str, other: str) -> dict[str, Typed]:
    return {
        "Vinster": {
            "Mänskliga vinster": "Trettio barn till klarar årskurs sex.",
            "Ekonomiska vinster": Rows(
                "vinst", "Lägg till en vinst", (_benefit(own, "200 000"), _benefit(other, "450 000"))
            ),
            "Hur känslig är beräkningen?": "Blir effekten hälften så stor går det ändå jämnt upp.",
        },
        "Indikatorer": {
            "Så mäter ni resultatet": Rows(
                "mått", "Lägg till ett mått",
                (
                    _measure("Barn med hög frånvaro", "effekt", "ja", "85", "40"),
                    _measure("Hembesök", "process", "nej", "0", "200"),
                ),
            ),
        },
        "Jämförelse": {
            "Vad ska ni jämföra med?": Choice("Kontrollgrupp"),
            "Hur går jämförelsen till?": "Fyra skolor som inte får insatsen mäter samma sak.",
        },
        "Kostnader": {
            "Kostnader per år och betalare": Rows(
                "kostnad", "Lägg till en kostnad",
                (
                    _cost("2027", "Två tjänster", "Sociala investeringsfonden", "1 200 000"),
                    _cost("2028", "Två tjänster", "Sociala investeringsfonden", "1 240 000"),
                    _cost("2028", "Lokal", own, "60 tkr"),
                ),
            ),
        },
        "Återbetalningsplan": {
            "Ska medlen återföras?": Choice("Ja, enligt planen nedan"),
            "Första året": "2029",
            "Antal år": "5",
            "Vilka mått visar att kostnaderna har minskat?": "Barn med hög frånvaro, och placeringar.",
        },
    }  # fmt: skip


def _benefit(actor: str, yearly: str) -> dict[str, str]:
    return {
        "Vem vinner?": actor, "Vinst": "Mindre behov av stöd.", "Kronor per år": yearly, "Första året": "2029",
        "Sista året": "2033", "Källa": "Kommunens egen kostnad per barn.",
    }  # fmt: skip


def _measure(name: str, shows: str, money: str, baseline: str, target: str) -> dict[str, str]:
    return {
        "Mått": name, "Visar": shows, "Enhet": "antal", "Utgångsläge": baseline, "Mål": target,
        "Riktning": "minska" if shows == "effekt" else "öka", "Räknas i pengar": money, "Källa": "Skolans system.",
    }  # fmt: skip


def _cost(year: str, what: str, payer: str, amount: str) -> dict[str, str]:
    return {"År": year, "Kostnad": what, "Betalare": payer, "Kronor": amount}
