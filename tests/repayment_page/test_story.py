"""A known project whose savings stop half-way: less was used than was granted, and what no saving carried is written
off."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from repayment.book import book_of
from repayment.figure import figure
from repayment.frames import every_reduction
from repayment.known import known_of
from repayment.models import Plan, PlanStatus
from socinv.demo.organisation import create_organisation
from socinv.organisation.models import User
from socinv.stories.playing import play
from socinv.stories.reading import read_story
from tests.lists.asking import page
from tests.stories.telling import FILES

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-40", "SUN-42", "SUN-54")]
PATH = next(path for path in FILES if path.stem == "2016-lanepunkter")


def test_it_is_repaid_as_long_as_something_is_saved() -> None:
    create_organisation("sundsvall")
    play([read_story(PATH)])
    plan = Plan.objects.select_related("case", "project__evaluation").get()
    assert plan.status == PlanStatus.WRITTEN_OFF
    found = figure(known_of(plan.project, book_of(plan)))
    came = [(one.year, int(one.saved or 0), int(one.repaid or 0)) for one in found.years if one.is_settled]
    assert came == [(2019, 331_000, 331_000), (2020, 355_000, 355_000), (2021, 130_000, 130_000), (2022, 0, 0)]
    assert sum(one.out or 0 for one in found.years) == Decimal(1_431_260)
    assert sum(one.budget or 0 for one in found.years) == Decimal(1_480_000)
    assert found.left == 0
    settled = every_reduction(plan.municipality_id)
    assert {one.is_settled for one in settled} == {True}
    assert sum(one.line.amount for one in settled) == 816_000
    reader = User.objects.get(email="karin.fiktelius@sundsvall.invalid")
    shown = page(reader, reverse("repayment", args=[plan.case.ref]))
    for word in ("Avskriven", "615\u00a0260\u00a0kr är avskrivet", "816\u00a0000", "Riksnormen täcker fritid"):
        assert word in shown, word
