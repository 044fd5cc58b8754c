"""Those who are called to a meeting: what they have answered, who is there, and who serves for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from socinv.meetings.models import Attendance, Meeting
from socinv.meetings.serving import Called, Quorum, Serving, quorum, who_serves
from socinv.organisation.models import SeatRole, User
from socinv.presentation.grammar import count_words

Names = dict[int, str]


@dataclass(frozen=True)
class PersonRow:
    """One who is called. ``word`` and ``mark``: the answer, or whether he or she is there; ``serves``: in words."""

    name: str
    role: str
    word: str
    mark: str
    serves: str = ""


@dataclass(frozen=True)
class Company:
    """All who are called to a meeting: their rows, and what follows from who has come."""

    rows: list[Attendance]
    serving: list[Serving]
    quorum: Quorum

    @property
    def people(self) -> dict[int, User]:
        return {one.person_id: one.person for one in self.rows}

    @property
    def serving_people(self) -> list[User]:
        """Those who serve, in the order of the seats."""
        people = self.people
        return [people[one.person] for one in self.serving]

    @property
    def chair(self) -> User | None:
        """The body's own chair, or the first who serves."""
        chair = next((one.person for one in self.rows if one.role == SeatRole.CHAIR and one.is_present), None)
        return chair or next(iter(self.serving_people), None)

    def row_of(self, person: int) -> Attendance | None:
        return next((one for one in self.rows if one.person_id == person), None)

    @property
    def quorum_words(self) -> str:
        return quorum_words(self.quorum)


def company_of(meeting: Meeting) -> Company:
    """Those who are called: one query."""
    return company(meeting.attendances.order_by("id").select_related("person"))


def company(rows: Iterable[Attendance], away: Iterable[int] = ()) -> Company:
    """The same of rows at hand; ``away`` have left for an item."""
    found, gone = list(rows), set(away)
    called = [Called(one.person_id, one.role, one.place, bool(one.is_present)) for one in found]
    return Company(found, who_serves(called, gone), quorum(called, gone))


def quorum_words(found: Quorum) -> str:
    """Fem av sju tjänstgör. Organet är beslutfört."""
    first = _("%(there)s av %(seats)s tjänstgör.") % {
        "there": count_words(found.there).capitalize(), "seats": count_words(found.seats),
    }  # fmt: skip
    return f"{first} {_('Organet är beslutfört.') if found.holds else _('Organet är inte beslutfört.')}"


def before(found: Company) -> list[PersonRow]:
    """What each has answered to the call."""
    words = {None: (_("har inte svarat"), "wait"), True: (_("kommer"), "yes"), False: (_("kommer inte"), "no")}
    return [PersonRow(one.person.name, role_of(one), *words[one.is_present]) for one in found.rows]


def at_the_meeting(found: Company) -> list[PersonRow]:
    """Who is there, and who serves for whom."""
    names = {pk: one.name for pk, one in found.people.items()}
    serves = {one.person: one.for_ for one in found.serving}
    return [
        PersonRow(
            one.person.name, role_of(one), _("närvarande") if one.is_present else _("frånvarande"),
            "yes" if one.is_present else "no", _serves(one, serves, names),
        )
        for one in found.rows
    ]  # fmt: skip


def _serves(one: Attendance, serves: dict[int, int | None], names: Names) -> str:
    if one.person_id not in serves:
        return ""
    absent = serves[one.person_id]
    return _("tjänstgör för %(who)s") % {"who": names[absent]} if absent else _("tjänstgör")


def role_of(one: Attendance) -> str:
    """Ersättare 2: the role, with the place in the order."""
    label = str(SeatRole(one.role).label)
    return f"{label} {one.place}" if one.place else label
