"""Who may do what now, answered in one place.

The view uses it to refuse, the page to offer buttons, the notice to choose recipients, the work list to say
"your turn".
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.graph import Thing, conditions_hold, right_of, transition_of, verbs_of
from socinv.lifecycle.verdict import Ground, Verdict, no
from socinv.organisation.standing import Standing

NOT_HERE = _("Du har inte tillgång till det här i den kommunen.")
NOT_NOW = _("Det går inte längre. Någon kan ha hunnit före. Ladda om sidan och se var ärendet är.")
NO_SUCH = _("Det finns ingen sådan åtgärd.")


def ask(standing: Standing, verb: str, thing: Thing) -> Verdict:
    """May this person do this now? First the boundary, then the person, then the state, then what is missing."""
    if standing.municipality != thing.municipality_id or not standing.is_affiliated:
        return no(Ground.OUTSIDE, NOT_HERE)
    right = right_of(thing, verb)
    if right is None:
        return no(Ground.STATE, NO_SUCH)
    verdict = right(thing, standing)
    if not verdict:
        return verdict
    transition = transition_of(thing, verb)
    if transition is None:
        return no(Ground.STATE, NOT_NOW)
    return conditions_hold(thing, transition)


def verbs_open_to(standing: Standing, thing: Thing) -> list[str]:
    """The verbs this person may do to this thing now."""
    return [verb for verb in verbs_of(type(thing)) if ask(standing, verb, thing)]
