"""An application beside the others: its figures, and what has been said of it. Reads what is fetched, asks nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from applications.access import may_read_figures
from applications.answering.beside import Line, goals_of, lines_of
from applications.answering.words import VERDICTS
from applications.flow.route import LIVE, current_round
from applications.models import Case, Step, StepStatus
from socinv.lifecycle.models import Event
from socinv.lifecycle.verdict import Verdict
from socinv.organisation.models import BodyKind
from socinv.organisation.standing import Standing
from socinv.presentation.grammar import joined
from socinv.presentation.money import percent


@dataclass(frozen=True)
class Said:
    """A mark with its words."""

    mark: str
    word: str


@dataclass(frozen=True)
class Row:
    """``may``: whether this person may give it a place; ``event``: when it last got one."""

    case: Case
    standing: Standing
    may: Verdict
    event: Event | None = None

    @cached_property
    def _reads(self) -> bool:
        return may_read_figures(self.standing, self.case)

    @property
    def cost(self) -> Decimal | None:
        """What the fund is asked for."""
        return self.case.applied_amount if self._reads else None

    @property
    def whole_cost(self) -> Decimal | None:
        return self.case.total_cost if self._reads else None

    @property
    def saving(self) -> Decimal | None:
        return self.case.municipal_saving if self._reads else None

    @property
    def return_(self) -> Decimal | None:
        """What the municipality saves for each krona the project costs."""
        if self.saving is None or not self.whole_cost:
            return None
        return self.saving / self.whole_cost

    @property
    def people(self) -> int | None:
        case = self.case
        return case.girls + case.boys if case.girls is not None and case.boys is not None else None

    @property
    def gender(self) -> str:
        """47 % flickor."""
        if not self.people or self.case.girls is None:
            return ""
        return _("%(share)s flickor") % {"share": percent(Decimal(self.case.girls) / self.people)}

    @property
    def years(self) -> str:
        """2027–2028."""
        case = self.case
        days = [day for day in (case.starts, case.ends) if day]
        return "–".join(dict.fromkeys(str(day.year) for day in days))

    @property
    def evidence(self) -> str:
        return str(self.case.get_evidence_display()) if self.case.evidence else ""

    @cached_property
    def _lines(self) -> list[Line]:
        """The criteria as they were last assessed, of the application rather than of the idea."""
        answered = [
            one for one in self.case.steps.all()
            if (one.kind, one.status) == ("assessment", StepStatus.ANSWERED) and one.judgements
        ]  # fmt: skip
        latest = max(answered, key=lambda one: (one.phase == "application", one.pk), default=None)
        return lines_of(latest) if latest else []

    @property
    def met(self) -> Decimal | None:
        """The share of the criteria that are met, for sorting."""
        return Decimal(sum(one.mark == "ok" for one in self._lines)) / len(self._lines) if self._lines else None

    @property
    def criteria(self) -> list[Said]:
        """How many are met; those that are not by their names."""
        said = []
        for word in VERDICTS.values():
            same = [one for one in self._lines if one.word == str(word)]
            if same and same[0].mark == "ok":
                words = {"word": word, "count": len(same), "all": len(self._lines)}
                said.append(Said("ok", _("%(word)s: %(count)s av %(all)s") % words))
            elif same:
                titles = joined([one.title for one in same])
                said.append(Said(same[0].mark, f"{word}: {titles}"))
        return said

    @property
    def committees(self) -> list[Said]:
        """What the committees have answered so far, in numbers."""
        number = current_round(self.case, "application")
        steps = [one for one in self.case.steps.all() if _is_a_committees(one) and one.round == number]
        counted = Counter(one.outcome or "waiting" for one in steps)
        words = {
            "yes": ("yes", _("%(count)d ja")), "no": ("no", _("%(count)d nej")),
            "views": ("info", _("%(count)d med synpunkter")), "no-views": ("ok", _("%(count)d utan synpunkter")),
            "waiting": ("wait", _("%(count)d har inte svarat")),
        }  # fmt: skip
        return [Said(mark, text % {"count": counted[key]}) for key, (mark, text) in words.items() if counted[key]]

    @property
    def goals(self) -> list[str]:
        """The goals that the preparation has linked it to."""
        linked = [one for one in self.case.steps.all() if one.goals and one.status == StepStatus.ANSWERED]
        return goals_of(max(linked, key=lambda one: one.pk)) if linked else []


def _is_a_committees(step: Step) -> bool:
    of_committee = step.body is not None and step.body.kind == BodyKind.COMMITTEE
    counts = step.phase == "application" and step.kind in ("stance", "views") and step.status in LIVE
    return of_committee and counts
