"""Playing stories beside each other in the order things happened, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from socinv.lifecycle import clock
from socinv.notices.models import Notice
from socinv.notices.silence import only_on_the_site
from socinv.organisation.models import Municipality, User
from socinv.stories.account import line, where_things_stand
from socinv.stories.player import Player
from socinv.stories.reading import StoryError, Written, almanac_of, timed

NEWS_FOR = timedelta(days=14)
Tell = Callable[[str], None]


def play(stories: Iterable[Written], tell: Tell | None = None) -> list[Player]:
    """Play every step of every story in order of time: all of it or nothing.

    What happened in a story is nothing to mail anyone about, and its older notices count as read.
    ``tell`` gets a line a step. Raises StoryError where reality differs from a story.
    """
    today, players, steps = clock.today(), list[Player](), []
    for written in stories:
        almanac = almanac_of(written, today)
        player = Player(written, _municipality(written), _people(written), almanac)
        players.append(player)
        steps += [(moment, len(players), number, scene, player) for moment, number, scene in timed(written, almanac)]
    stand: dict[int, dict[str, str]] = {}
    with transaction.atomic(), only_on_the_site():
        for moment, story, number, scene, player in sorted(steps, key=lambda step: step[:3]):
            played = player.play(moment, number, scene)
            if tell:
                before = stand.get(story, {})
                stand[story] = where_things_stand(player.case) if played.event else before
                tell(line(played, before, stand[story]))
        _settle_notices(players)
    return players


def _settle_notices(players: list[Player]) -> None:
    mine = Notice.objects.filter(event__case__in=[case.pk for player in players if (case := player.case)])
    mine.filter(read_at=None, written_at__lt=clock.now() - NEWS_FOR).update(read_at=F("written_at"))


def _municipality(written: Written) -> Municipality:
    found = Municipality.objects.filter(slug=written.story.municipality).first()
    if found is None:
        raise StoryError(f"{written.file}: kommunen {written.story.municipality!r} finns inte i databasen")
    return found


def _people(written: Written) -> dict[str, User]:
    known = {user.email: user for user in User.objects.filter(email__in=written.story.people.values())}
    for key, email in written.story.people.items():
        if email not in known:
            raise StoryError(f"{written.file}: {key} ({email}) finns inte i databasen")
    return {key: known[email] for key, email in written.story.people.items()}
