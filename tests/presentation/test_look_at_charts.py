"""The drawn charts in a browser: no text runs into another, nothing sticks out, axe finds nothing."""

import re
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Route

from socinv.lifecycle import clock
from tests.accessible import at_width, check
from tests.plugins.browser import NewPage
from tests.presentation.samples import NOW, SAMPLES

MEETING = """() => {
  const seen = [...document.querySelectorAll("svg[role=img] text")].filter(one => one.getClientRects().length);
  const boxes = seen.map(one => [one.textContent, one.getBoundingClientRect()]);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return boxes.flatMap(([word, box], place) =>
    boxes.slice(place + 1).filter(([, other]) => meet(box, other)).map(([other]) => [word, other]));
}"""


def _page(name: str) -> str:
    """The component alone on a page."""
    with clock.at(NOW), translation.override("sv"):
        drawn = render_to_string(f"components/{name}.html", SAMPLES[name]())
        head = re.sub(r"<(script|meta).*", "", render_to_string("components/head_links.html", {}))
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Diagram</title>{head}</head>'
        f'<body><main><div class="wrap"><h1>Diagram</h1>{drawn}</div></main></body></html>'
    )


def _answer(route: Route) -> None:
    """The page, or the style sheet or font as it lies."""
    path = urlsplit(route.request.url).path
    if path.startswith("/static/"):
        route.fulfill(path=str(finders.find(path.removeprefix("/static/"))))
    else:
        route.fulfill(body=_page(path.strip("/")), content_type="text/html")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["columns", "gantt", "line_chart"])
def test_chart_can_be_read_at_every_width(name: str, new_page: NewPage) -> None:
    page = new_page(base_url="http://charts.test")
    page.route("**/*", _answer)
    page.goto(f"/{name}")
    check(page)
    for width in (320, 375, 700, 1000, 1280):
        at_width(page, width)
        assert page.evaluate(MEETING) == [], width
