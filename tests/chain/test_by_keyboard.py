"""An idea from the first page to its number without ever touching the mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from applications.models import Case
from tests.chain.desk import PASSWORD, Choice, Desk, Typed
from tests.chain.story import IDEA, TITLE
from tests.chain.test_whole_chain import goes_on_to
from tests.factories.house import a_house
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STOPS = 60
# The focus is seen: an outline, or a shadow in its place, on the thing itself or on what it lies in. The skip link
# is not there until it has the focus.
IS_SEEN = """() => {
  const rings = one => { const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'; };
  const one = document.activeElement;
  return rings(one) || rings(one.parentElement) || (one.matches('.ds-skip-link') && one.offsetHeight > 20);
}"""


class Keyboard:
    """A person with no other way than the Tab key to get anywhere."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page, self.keys = desk, desk.page, desk.page.keyboard

    def at(self, heading: str) -> Keyboard:
        self.desk.at(heading)
        return self

    def to(self, target: Locator) -> Keyboard:
        """Tab forward until it has the focus; every stop on the way is seen."""
        for _stop in range(MOST_STOPS):
            if has_focus(target):
                return self
            self.keys.press("Tab")
            assert self.page.evaluate(IS_SEEN), self.page.evaluate("document.activeElement.outerHTML")
        raise AssertionError(f"{target} is not reached in {MOST_STOPS} stops")

    def press(self, role: Any, name: str) -> Keyboard:
        self.to(self.page.get_by_role(role, name=name, exact=True))
        self.keys.press("Enter")
        return self

    def fill_in(self, typed: Typed) -> Keyboard:
        for label, value in typed.items():
            if isinstance(value, Choice):
                self.choose(label, value.option)
            else:
                self.to(self.desk.field(label))
                self.keys.insert_text(str(value))
        return self

    def choose(self, question: str, option: str) -> None:
        """Into the group with Tab, within it with the arrows."""
        group = self.page.get_by_role("group", name=question)
        self.to(group.get_by_role("radio").first)
        self.keys.press("Space")
        for _option in group.get_by_role("radio").all():
            if group.get_by_label(option, exact=True).is_checked():
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"{option} is not reached with the arrows")


def has_focus(target: Locator) -> bool:
    found: bool = target.evaluate("one => one === document.activeElement")
    return found


@pytest.fixture
def keyboard(new_page: NewPage, live_server: Any) -> Keyboard:
    page: Page = new_page()
    writer = a_house().person("education.writer")
    one = Keyboard(Desk(page, live_server.url, writer))
    page.goto(live_server.url)
    one.fill_in({"E-postadress": writer.email, "Lösenord": PASSWORD}).keys.press("Enter")
    return one.at("Din tur")


def test_an_idea_is_described_and_sent_in(keyboard: Keyboard) -> None:
    keyboard.press("link", "Beskriv en idé").at("Ny idé").press("button", "Börja beskriva idén")
    parts = list(IDEA)
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        keyboard.at(part).fill_in(IDEA[part]).press("button", goes_on_to(following))
    keyboard.at("Idé").press("button", "Lämna in idén").at("Idén är inlämnad")
    case = Case.objects.get(title=TITLE)
    expect(keyboard.page.get_by_role("status")).to_contain_text(case.regnr)
    assert case.serial == 1


def test_past_the_menu_in_one_step(keyboard: Keyboard) -> None:
    keyboard.keys.press("Tab")
    assert keyboard.page.evaluate("document.activeElement.getAttribute('href')") == "#innehall"
    keyboard.keys.press("Enter")
    expect(keyboard.page.locator("main")).to_be_in_viewport()
    keyboard.keys.press("Tab")
    assert keyboard.page.evaluate("document.querySelector('main').contains(document.activeElement)")
