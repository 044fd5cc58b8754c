"""The picture of the way in a browser: it fits, it is read aloud as words, and paper breaks between its stages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from socinv.lifecycle.process import all_processes
from tests.accessible import WIDTHS, at_width, check
from tests.factories.house import a_house
from tests.factories.processes import a_variant, under
from tests.organisation.test_look import opened
from tests.organisation.test_process_versions import a_later

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# In the picture's own measure: texts that reach out over the box they stand in, or boxes over the edge.
OUTSIDE = """() => [...document.querySelectorAll('.way svg[role=img]')].filter(svg => svg.getClientRects().length)
  .flatMap(svg => [...svg.querySelectorAll('g')].flatMap(group => {
    const box = group.querySelector('rect').getBoundingClientRect()
    const edge = svg.getBoundingClientRect()
    const far = box.right > edge.right + 1 || box.left < edge.left - 1 ? ['edge'] : []
    return far.concat([...group.querySelectorAll('text')]
      .filter(text => text.getBoundingClientRect().right > box.right - 2).map(text => text.textContent))
  }))"""


@pytest.mark.parametrize("slug", sorted({slug for slug, _version in all_processes()}))
def test_every_text_fits_in_its_box(new_page: Any, live_server: Any, slug: str) -> None:
    house = a_house()
    house.municipality.process = slug
    house.municipality.save(update_fields=["process"])
    page = opened(new_page, live_server, house, 1280)
    page.goto(reverse("process"))
    page.get_by_role("heading", name="Hela vägen i en bild").wait_for()
    check(page)
    for width in WIDTHS:
        at_width(page, width)
        assert page.evaluate(OUTSIDE) == []


def test_one_picture_a_stage_is_read_aloud(new_page: Any, live_server: Any) -> None:
    page = opened(new_page, live_server, a_house(), 1280)
    page.goto(reverse("process"))
    for width in WIDTHS:
        at_width(page, width)
        stages = page.get_by_role("img", name="Så går ett ärende: Ansökan")
        stages.wait_for()
        assert stages.count() == 1


def test_what_differs_at_both_widths(new_page: Any, live_server: Any) -> None:
    house = a_house()
    with a_variant() as old:
        newer = a_later(old, "ny", date(2021, 3, 1), criterion=old.criterion[1:])
        try:
            page = opened(new_page, live_server, under(house, old), 1280)
            page.goto(reverse("process"))
            page.get_by_role("link", name="Vad skiljer?").click()
            page.get_by_role("row", name=old.criterion[0].title).first.wait_for()
            check(page)
        finally:
            del all_processes()[newer.slug, newer.version]
