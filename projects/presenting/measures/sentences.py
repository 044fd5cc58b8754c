"""What was promised and where it is now, in one sentence each."""

from __future__ import annotations

from django.utils.translation import gettext as _

from projects.models import Indicator
from projects.outcome import with_unit
from projects.presenting.measures.series import Measures, Series
from projects.presenting.reports.heading import title_of
from projects.presenting.reports.participants import in_words
from projects.presenting.reports.way import way
from socinv.presentation.grammar import inside
from socinv.presentation.money import kronor, number, percent


def promised(one: Indicator) -> str:
    """Utlovat: från 20 till 14 procent."""
    words = {"from": number(one.baseline), "to": with_unit(one.target, one.unit)}
    if one.target == one.baseline:
        return _("Utlovat: nivån %(to)s ska hållas.") % words
    return _("Utlovat: från %(from)s till %(to)s.") % words


def now(series: Series) -> str:
    """Nu: 17 procent enligt lägesrapport 2, 50 % av vägen; or why there is no value, and the last that is known."""
    one, latest, known = series.indicator, series.latest, series.known
    if latest is None:
        return _("Ingen rapport har sagt något om måttet än.")
    if latest[1].value is not None:
        return _("Nu: %(value)s enligt %(report)s, %(way)s.") % {
            "value": with_unit(latest[1].value, one.unit), "report": inside(title_of(latest[0])),
            "way": way(one, latest[1].value),
        }  # fmt: skip
    words = {"report": inside(title_of(latest[0])), "reason": latest[1].missing.strip().rstrip(".")}
    said = _("Nu: värdet saknas i %(report)s. %(reason)s.") % words
    if known is None or known[1].value is None:
        return said
    return f"{said} " + _("Senast kända värde: %(value)s i %(report)s.") % {
        "value": with_unit(known[1].value, one.unit), "report": inside(title_of(known[0])),
    }  # fmt: skip


def course(series: Series) -> str:
    """What the picture shows, as a person would say it."""
    one = series.indicator
    known = [(report, row.value) for report, row in series.values if row.value is not None]
    if not known:
        return _("Inget värde finns än.")
    levels = _("Utgångsläget är %(from)s och målet %(to)s.") % {"from": number(one.baseline), "to": number(one.target)}
    first, last = known[0], known[-1]
    if first == last:
        return _("Ett värde, %(value)s i %(report)s.") % {
            "value": number(last[1]), "report": inside(title_of(last[0]))
        } + f" {levels}"  # fmt: skip
    return _("Från %(first)s i %(from)s till %(last)s i %(to)s.") % {
        "first": number(first[1]), "from": inside(title_of(first[0])), "last": number(last[1]),
        "to": inside(title_of(last[0])),
    } + f" {levels}"  # fmt: skip


def came(found: Measures) -> str:
    """The participants of the latest report."""
    if not found.reports:
        return _("Ingen rapport har lämnats än.")
    last = found.reports[-1]
    return in_words([last.girls or 0, last.boys or 0, last.other or 0], found.planned)


def cost(found: Measures) -> str:
    """300 000 kr av 500 000 kr är förbrukat enligt lägesrapport 3, 60 %. Prognosen är 480 000 kr."""
    last, budget = (found.reports[-1] if found.reports else None), found.project.budget
    if last is None or last.spent is None:
        return _("Ingen rapport har lämnats än.")
    words = {"spent": kronor(last.spent), "budget": kronor(budget), "report": inside(title_of(last))}
    if not budget:
        return _("%(spent)s är förbrukat enligt %(report)s.") % words
    share = percent(last.spent / budget)
    said = _("%(spent)s av %(budget)s är förbrukat enligt %(report)s, %(share)s.") % {**words, "share": share}
    if last.forecast is None:
        return said
    return f"{said} " + _("Prognosen för hela projektet är %(amount)s.") % {"amount": kronor(last.forecast)}
