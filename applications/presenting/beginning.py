"""What one begins with, in the words of the page that begins it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.rights import needs_open_to
from socinv.lifecycle.process import Process
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Beginning:
    """``link`` leads to the page, ``heading`` and ``lead`` stand on it; ``origin`` names the only department."""

    link: str | Promise
    heading: str | Promise
    lead: str | Promise
    think: str | Promise
    who: str | Promise
    origin: str | Promise
    kept: str | Promise
    button: str | Promise
    nobody: str | Promise
    instead: str | Promise


IDEA = Beginning(
    _("Beskriv en idé"), _("Ny idé"),
    _("En idé är en kort beskrivning av en insats som kan bli en social investering. "
      "Idén prövas innan ni skriver en ansökan."),
    _("Det här behöver ni ha tänkt på"), _("Vem får lämna in en idé"), _("Idén kommer från %(name)s."),
    _("Idén är ert utkast tills ni lämnar in den. Texten sparas medan ni skriver."),
    _("Börja beskriva idén"), _("Bara den som arbetar i en förvaltning kan börja en idé"),
    _("Vänd dig till din förvaltning eller till samordnarna om du har en idé."),
)  # fmt: skip
APPLICATION = Beginning(
    _("Börja en ansökan"), _("Ny ansökan"),
    _("En ansökan beskriver en insats som kan bli en social investering: problemet, metoden, kostnaderna och "
      "hur resultatet mäts."),
    _("Ansökans delar"), _("Vem får ansöka"), _("Ansökan kommer från %(name)s."),
    _("Ansökan är ert utkast tills ni lämnar in den. Texten sparas medan ni skriver."),
    _("Börja skriva ansökan"), _("Bara den som arbetar i en förvaltning kan börja en ansökan"),
    _("Vänd dig till din förvaltning eller till samordnarna om du vill söka."),
)  # fmt: skip
NEED = Beginning(
    _("Lyft ett behov"), _("Lyft ett behov"),
    _("Ett behov är utgångspunkten för en social investering. Den förvaltning som behovet gäller får det och "
      "beskriver en idé, som sedan prövas."),
    _("Det här beskriver förvaltningen sedan"), _("Vem får lyfta ett behov och söka"),
    _("Behovet lämnas till %(name)s."),
    _("Du ser vad som händer med behovet på sidan Din tur."),
    _("Lyft behovet"), _("Du kan inte lyfta ett behov här"),
    _("Vänd dig till en förvaltning eller till samordnarna om du ser ett behov."),
)  # fmt: skip


def beginning_words(process: Process, standing: Standing) -> Beginning:
    """An idea or an application for those who work in a department, a need for those who raise it for one."""
    if process.need and not standing.departments:
        return NEED
    return IDEA if process.has_ideas else APPLICATION


def way_to_begin(process: Process | None, standing: Standing) -> str | Promise:
    """The words of the link to one who may begin something, else nothing. Asks nothing of the database."""
    if process is None:
        return ""
    may = bool(needs_open_to(process, standing)) if process.need else bool(standing.departments)
    return beginning_words(process, standing).link if may else ""
