"""What every page must be: axe finds nothing (WCAG 2.1 AA and good practice), and nothing sticks out sideways."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (1280, 375)
NARROWEST = 320  # px; WCAG 1.4.10, reflow
FLAWS = """async () => {
  const found = await axe.run({ resultTypes: ["violations"] });
  return found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]);
}"""


def flaws(page: Page) -> list[tuple[str, list[str]]]:
    """axe's rules that the page breaks, and where."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):  # once a page, whatever its width
        page.evaluate(AXE_SCRIPT)
    return [(rule, nodes) for rule, nodes in page.evaluate(FLAWS)]


def sticks_out(page: Page) -> int:
    """How many px the page is wider than its window."""
    page.wait_for_load_state()
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(wider, 0)


def at_width(page: Page, width: int) -> None:
    """The same page in a window of another width, px."""
    page.set_viewport_size({"width": width, "height": 900})


def check(page: Page, widths: Iterable[int] = (*WIDTHS, NARROWEST)) -> None:
    """The page as it is open, in windows of every width; axe sees all but the narrowest."""
    for width in widths:
        at_width(page, width)
        assert sticks_out(page) == 0, (page.url, width)
        if width != NARROWEST:
            assert flaws(page) == [], (page.url, width)
