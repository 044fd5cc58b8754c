"""Who serves: the elected who are there, and deputies in their order for those who are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from socinv.meetings.serving import Called, Quorum, quorum, who_serves

ROLES = ("chair", "member", "deputy", "secretary", "co-opted")


@st.composite
def bodies(draw: st.DrawFn) -> list[Called]:
    many = draw(st.integers(0, 14))
    return [
        Called(person, draw(st.sampled_from(ROLES)), draw(st.integers(0, 5)), draw(st.booleans()))
        for person in range(1, many + 1)
    ]


AWAY = st.sets(st.integers(1, 14))


@given(bodies(), AWAY)
def test_each_serves_once_and_for_one_who_is_not_there(called: list[Called], away: set[int]) -> None:
    serving = who_serves(called, away)
    of = {one.person: one for one in called}
    people = [one.person for one in serving]
    assert len(people) == len(set(people))
    for one in serving:
        assert of[one.person].is_present
        assert one.person not in away
        if one.for_ is None:
            assert of[one.person].role in ("chair", "member")
        else:
            assert of[one.person].role == "deputy"
            assert of[one.for_].role in ("chair", "member")
            assert not of[one.for_].is_present or one.for_ in away
    served_for = [one.for_ for one in serving if one.for_]
    assert len(served_for) == len(set(served_for))


@given(bodies(), AWAY)
def test_no_seat_is_empty_while_a_deputy_waits(called: list[Called], away: set[int]) -> None:
    serving = who_serves(called, away)
    seats = [one for one in called if one.role in ("chair", "member")]
    deputies = {one.person for one in called if one.role == "deputy" and one.is_present and one.person not in away}
    waiting = deputies - {one.person for one in serving}
    assert len(serving) <= len(seats)
    assert len(serving) == len(seats) or not waiting


@given(bodies(), AWAY)
def test_deputies_come_in_their_order(called: list[Called], away: set[int]) -> None:
    serving = {one.person for one in who_serves(called, away)}
    there = [one for one in called if one.role == "deputy" and one.is_present and one.person not in away]
    for one in there:
        for other in there:
            before = (one.place == 0, one.place) < (other.place == 0, other.place)
            assert not (before and other.person in serving and one.person not in serving)


@given(bodies(), AWAY, st.integers(1, 14))
def test_one_more_who_leaves_never_makes_more_serve(called: list[Called], away: set[int], person: int) -> None:
    assert quorum(called, away | {person}).there <= quorum(called, away).there


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_quorum_is_more_than_half(there: int, seats: int) -> None:
    assert Quorum(there, seats).holds == (there > seats / 2)


def test_the_first_deputy_serves_for_the_first_who_is_missing() -> None:
    called = [
        Called(1, "chair"), Called(2, "member", 0, True), Called(3, "member"),
        Called(5, "deputy", 2, True), Called(4, "deputy", 1, True), Called(6, "secretary", 0, True),
    ]  # fmt: skip
    assert [(one.person, one.for_) for one in who_serves(called)] == [(4, 1), (2, None), (5, 3)]
