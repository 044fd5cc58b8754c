"""What sections, keys and given values of a process file are called by those who read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# A section by its dotted name. What is not here is found by its last name in LABELS, or said as it is written.
SECTIONS: dict[str, Any] = {
    "process": _("Riktlinjen"),
    "body": _("Organ"),
    "orderer": _("Beställare"),
    "eligibility": _("Vem får söka"),
    "need": _("Vem kan lyfta ett behov"),
    "periods": _("Ansökningsperioder"),
    "anchoring": _("Förankring innan ansökan lämnas in"),
    "pace": _("Normal tid"),
    "comparing": _("Jämförelse av ansökningar"),
    "coverage": _("Täckning av kostnaden"),
    "goal": _("Mål"),
    "criterion": _("Kriterier"),
    "factor": _("Så prioriteras ansökningar"),
    "financier": _("Andra finansiärer"),
    "form.idea": _("Formuläret för idén"),
    "form.application": _("Formuläret för ansökan"),
    "form.project": _("Projektbeskrivningens formulär"),
    "form.report": _("Rapportens formulär"),
    "form.evaluation": _("Utvärderingens formulär"),
    "form.follow_up": _("Uppföljningens formulär"),
    "writing": _("Skriva ansökan"),
    "review.idea": _("Stegen för idén"),
    "review.application": _("Stegen för ansökan"),
    "project": _("Projektet"),
    "reporting": _("Rapportering"),
    "change": _("Ändring av ett projekt"),
    "closing": _("Avslut och utvärdering"),
    "proposal": _("Förslag om fortsättning"),
    "scale_up": _("Beslut om fortsättning"),
    "follow_up": _("Uppföljande utvärdering"),
    "request": _("Efterfråga resultat"),
    "repayment": _("Återföring"),
    "repayment.fund": _("Fonden"),
    "repayment.fund.source": _("Varifrån pengarna kommer"),
    "later": _("Ärendets väg efter beslutet"),
}

LABELS: dict[str, Any] = {
    "title": _("Namn"), "text": _("Text"), "label": _("Fråga"), "help": _("Hjälptext"), "lead": _("Inledning"),
    "kind": _("Slag"), "by": _("Vem"), "with_": _("Tillsammans med"), "roles": _("Svaret registreras av"),
    "may_delegate": _("Får delegeras"), "minuted": _("Paragraf i protokollet"), "asks": _("Beredningen ska säga"),
    "after": _("Börjar efter"), "days": _("Svarstid"), "optional": _("Vid behov"), "criteria": _("Kriterier"),
    "factors": _("Prioriteringsgrunder"), "leads": _("Utfall"), "tells": _("Får veta"), "turn": _("Det som görs"),
    "documents": _("Görs av sig självt"),
    "missing": _("Sägs när svaret saknas"), "required": _("Obligatorisk"), "required_if": _("Obligatorisk om"),
    "choices": _("Val"), "max": _("Högsta antal tecken"), "unit": _("Enhet"), "low": _("Lägst"), "high": _("Högst"),
    "not_below": _("Inte före eller under"), "after_year_of": _("Efter året i"), "help_title": _("Hjälpens rubrik"),
    "lasts": _("Antal år, minst och högst"),
    "from_idea": _("Börjar med svar ur idén"), "from_application": _("Börjar med svar ur ansökan"),
    "living": _("Kan ändras under projektet"), "field": _("Frågor"), "version": _("Version"),
    "municipality": _("Kommun"), "source": _("Källa"), "adopted_by": _("Fastställd av"),
    "valid_from": _("Gäller från och med"), "prefix": _("Diarienumrens början"), "purpose": _("Syfte"),
    "note": _("Anmärkning"), "task": _("Uppgift"), "many": _("Flera organ"), "competences": _("Kompetenser"),
    "body": _("Organ"), "role": _("Plats"), "applicant": _("Söker"), "partners": _("Partner"),
    "gaining_departments_take_part": _("Den som vinner ska delta"), "sectors": _("Slag av aktörer"),
    "barred": _("Får inte delta"), "combination": _("De som deltar räcker om"), "sector": _("Sektor"),
    "committees": _("Antal nämnder"), "different_areas": _("Olika verksamhetsområden"),
    "civil": _("Antal aktörer i civilsamhället"), "public": _("Antal andra offentliga aktörer"),
    "per_year": _("Antal om året"), "months": _("Månader"), "group": _("Grupp"), "number": _("Nummer"),
    "years": _("År"), "to": _("Till"), "what": _("Vad"), "single": _("En person"), "needed": _("Behövs vid starten"),
    "share": _("Procent av heltid"), "begins": _("Börjar"), "head_of": _("Bara chef för"),
    "describes": _("Beskrivningen"), "steering": _("Styrgruppen"), "seat": _("Platser"),
    "reported_to": _("Projektplanen anmäls till"), "eu": _("Svar om EU-medel"), "eu_text": _("EU-medel"),
    "age_band": _("Åldersgrupper"), "period_ends": _("Perioderna slutar"), "at": _("Tidpunkt"),
    "shortest": _("Kortaste period"), "sent_by": _("Skickas av"), "received_by": _("Tas emot av"),
    "read_in": _("Läses inom"), "informs": _("Informeras"), "names_parts": _("Delarna nämns"),
    "raised_by": _("Tas upp av"), "condition": _("Villkor"), "kinds": _("Gäller"), "before": _("Innan beslutet"),
    "compares": _("Jämförelse"), "compares_help": _("Jämförelsens hjälptext"), "moves": _("Får flytta resurser"),
    "judged": _("Bedömning"), "from_years": _("Tidigast, år efter slutet"), "to_years": _("Senast, år efter slutet"),
    "asked_by": _("Frågas av"), "when": _("När"), "applies_before": _("Gäller projekt som börjar före"),
    "applies_from": _("Gäller projekt som börjar från"), "not_from": _("Gäller inte projekt som börjar från"),
    "silent": _("År som riktlinjen inte nämner"), "followed_up": _("Följs upp"), "reported_by": _("Rapporteras av"),
    "paid": _("Betalas ut"), "paid_text": _("Om utbetalningen"), "appropriation": _("Kräver resultatanslag"),
    "appropriation_text": _("Om resultatanslaget"), "freezes": _("Oanvända pengar fryses"),
    "freezes_text": _("Om oanvända pengar"), "account": _("Konto hos mottagaren"), "project_type": _("Projekttyp"),
    "kept_by": _("Sköts av"), "ordered_sources": _("Källorna används i ordning"),
    "within_target": _("Bara inom målet för god ekonomisk hushållning"), "repaid": _("Tar emot återföringar"),
    "most": _("Högst sammanlagt"), "surplus": _("Bara när överskottet tillåter det"),
    "order": _("Ordning"), "ordered": _("Står i projektbeställningen"),
    "longest": _("Högsta antal år"), "follow_up_text": _("Om uppföljningen"), "reconciled_by": _("Avstämning av"),
    "profile": _("Fördelning över åren"), "choice_field": _("Frågan om återföring"),
    "from_field": _("Frågan om första året"), "years_field": _("Frågan om antal år"),
    "studies_field": _("Frågan om studier"), "exempt_after": _("År till vinsten vid undantag"),
    "reconciliation_text": _("Om avstämningen"), "exempt_text": _("Om undantag"), "is_": _("Är"),
}  # fmt: skip

# Keys that are wording inside a sentence, order on a page or the house's own: no reader's difference.
INTERNAL = frozenset({
    "rules", "fact", "rows", "key", "step", "slug", "definite", "plural", "inside", "turn", "means", "form",
    "help_title", "missing",
})  # fmt: skip

OUTCOMES: dict[str, tuple[str, Any]] = {
    "approved": ("yes", _("Bifall")),
    "granted": ("yes", _("Bifall")),
    "declined": ("no", _("Avslag")),
    "returned": ("back", _("Komplettering")),
    "yes": ("yes", _("Ja")),
    "no": ("no", _("Nej")),
    "done": ("yes", _("Beredd")),
    "views": ("yes", _("Synpunkter")),
    "no-views": ("yes", _("Inga synpunkter")),
    "signed": ("yes", _("Undertecknad")),
    "refused": ("no", _("Inte undertecknad")),
    "forward": ("yes", _("Sänds vidare")),
    "on": ("yes", _("Går vidare")),
    "stop": ("no", _("Stannar")),
}
GROUPS: dict[str, Any] = {
    "applicant": _("Den som söker"),
    "coordinators": _("Samordnarna"),
    "followers": _("De som följer ärendet"),
    "concerned-committees": _("Berörda nämnder"),
    "responsible-committee": _("Den nämnd som förvaltningen hör till"),
    "heads": _("Berörda chefer"),
    "invited-expert": _("En inbjuden expert"),
    "committees": _("Nämnderna som återför"),
    "employee": _("Medarbetare"),
    "actor": _("Aktörer utanför kommunen"),
}
KINDS: dict[str, Any] = {
    "expertise": _("bedömning av expert"),
    "assessment": _("prövning"),
    "stance": _("ställningstagande, ja eller nej"),
    "views": _("synpunkter"),
    "sign-off": _("undertecknande"),
    "weighing": _("svar på synpunkter"),
    "preparation": _("beredning"),
    "decision": _("beslut"),
    "council": _("fullmäktige"),
    "executive-board": _("styrelse"),
    "committee": _("nämnd"),
    "planning-committee": _("utskott"),
    "management-group": _("ledningsgrupp"),
    "network": _("nätverk eller beredningsgrupp"),
    "coordination": _("samordning"),
    "review-council": _("råd"),
    "political-steering": _("politisk styrgrupp"),
    "evaluation-team": _("utvärderingsteam"),
    "director": _("direktör"),
    "actor": _("aktör utanför kommunen"),
    "allocation": _("avsättning"),
    "earmark": _("markering"),
    "text": _("kort text"),
    "prose": _("längre text"),
    "choice": _("val"),
    "number": _("antal"),
    "money": _("belopp"),
    "date": _("datum"),
    "year": _("år"),
}
ROLES: dict[str, Any] = {
    "chair": _("ordförande"), "member": _("ledamot"), "deputy": _("ersättare"), "secretary": _("sekreterare"),
    "co-opted": _("adjungerad"),
}  # fmt: skip
GOALS: dict[str, Any] = {
    "application": _("ansökan kan skrivas"),
    "draft": _("tillbaka till den som söker"),
    "declined": _("ärendet avslutas"),
    "granted": _("insatsen blir ett projekt"),
    "submitted": _("inlämningen"),
}
VALUES: Mapping[str, Mapping[str, Any]] = {
    "kind": KINDS,
    "roles": ROLES,
    "role": ROLES,
    "applicant": {"department": _("Förvaltningen")},
    "at": {"half": _("vid halva projekttiden")},
    "received_by": {"coordinators": _("samordnarna"), "body": _("organet självt")},
    "when": {
        "with-application": _("med ansökan"),
        "at-closing": _("när projektet avslutas"),
        "none": _("ingen återföring"),
    },
    "sectors": {
        "civil": _("civilsamhället"), "public": _("annan offentlig aktör"), "municipal": _("kommunalt bolag"),
        "company": _("företag"),
    },
    "profile": {
        "proportional": _("i takt med besparingarna"), "equal": _("så jämnt som besparingarna tillåter"),
        "as-saved": _("allt som sparas tills allt är återfört"),
    },
    "paid": {"in-advance": _("i förskott"), "in-arrears": _("i efterskott")},
    "head_of": {"applicant": _("förvaltningen som söker"), "participant": _("en förvaltning som deltar")},
    "group": {
        "municipal": _("kommunens mål"), "global": _("globala mål"), "steering-group": _("styrgruppen"),
        "project-group": _("projektgruppen"),
    },
    "leads": {"on": _("går vidare"), "stop": _("stannar")},
    "partners": {
        "civil-society": _("civilsamhället"), "region": _("regionen"), "employment-service": _("Arbetsförmedlingen"),
        "other-authority": _("annan myndighet"),
    },
    "competences": {"method": _("innehåll och metod"), "evaluation": _("effektutvärdering")},
    "asks": {"expertise": _("vilken expertis som deltog"), "goals": _("vilka mål ansökan bidrar till")},
    "documents": {
        "decision-memo": _("handlingen om beslutet"), "decline-letter": _("brevet till förvaltningen vid avslag"),
        "project-order": _("projektbeställningen"),
    },
}  # fmt: skip
IN_DAYS = frozenset({"days", "read_in", "shortest"})
BODIES = frozenset({
    "by", "kept_by", "to", "body", "informs", "asked_by", "reported_to", "raised_by", "sent_by", "reported_by",
    "reconciled_by",
})  # fmt: skip


def section_title(names: tuple[str, ...]) -> str:
    """What a section of a file is called."""
    found = SECTIONS.get(".".join(names)) or SECTIONS.get(names[0]) or LABELS.get(names[-1])
    return str(found or as_written(names[-1]))


def label_of(name: str) -> str:
    """What a key is called."""
    return str(LABELS.get(name) or SECTIONS.get(name) or as_written(name))


def as_written(name: str) -> str:
    """A name that has no words of its own: follow_up as Follow up."""
    return name.strip("_").replace("_", " ").replace("-", " ").capitalize()


def outcome_words(key: str) -> tuple[str, str]:
    """The shape and the word of an outcome."""
    shape, word = OUTCOMES.get(key, ("info", as_written(key)))
    return shape, str(word)
