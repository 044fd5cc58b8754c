"""One person at a browser: logs in, reads, types and clicks by the words on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from socinv.organisation.models import User
from tests.accessible import sticks_out

PASSWORD = "en-riktigt-lang-losenmening"


@dataclass(frozen=True)
class Choice:
    """What is ticked, where the question is a group of buttons or boxes."""

    option: str


@dataclass(frozen=True)
class Rows:
    """A table: the word of its row, and each row's cells by the column's heading."""

    row: str
    add: str
    rows: tuple[Mapping[str, str], ...]


Typed = Mapping[str, str | Choice | Rows]


class Desk:
    """The person's own browser. Everything is found by its label, its role or its text."""

    def __init__(self, page: Page, server: str, person: User) -> None:
        self.page, self.server, self.person = page, server, person
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])

    def log_in(self) -> Desk:
        """By the log-in page, as everybody does; ends at Din tur."""
        self.page.goto(self.server)
        self.put("E-postadress", self.person.email)
        self.put("Lösenord", PASSWORD)
        self.press("Logga in")
        return self.at("Din tur")

    def your_turn(self) -> Desk:
        self.page.goto(self.server)
        return self.at("Din tur")

    def take_turn(self, title: str) -> Desk:
        """Open the one thing of that name that waits on the first page."""
        self.your_turn().follow(title)
        return self

    def open_case(self, title: str) -> Desk:
        """Find a case in the list of cases."""
        menu = self.page.get_by_role("navigation", name="Huvudmeny")
        menu.get_by_role("link", name="Ärenden").click()
        self.at("Ärenden").page.get_by_role("main").get_by_role("link", name=title, exact=True).click()
        return self.at(title)

    def visit(self, address: str) -> Desk:
        """Type an address, as one who has been given it."""
        self.page.goto(address)
        return self

    def part(self, title: str) -> Desk:
        """Go to a part of the form by the list of its parts."""
        parts = self.page.get_by_role("navigation", name="Ansökans delar")
        parts.get_by_role("link", name=re.compile(rf"^{re.escape(title)}")).click()
        return self.at(title)

    def at(self, heading: str) -> Desk:
        """The page's heading is that."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile(re.escape(heading)))
        return self

    def reads(self, *texts: str) -> Desk:
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)
        return self

    def reads_in_order(self, *texts: str) -> Desk:
        """They stand on the page, each after the one before."""
        self.reads(*texts)
        told = " ".join((self.page.get_by_role("main").text_content() or "").split())
        places = [told.index(text) for text in texts]
        assert places == sorted(places), texts
        return self

    def does_not_read(self, *texts: str) -> Desk:
        for text in texts:
            expect(self.page.get_by_role("main")).not_to_contain_text(text)
        return self

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(frivilligt\))?\s*$"))

    def put(self, label: str, value: str) -> Desk:
        """Type, or choose in a list, in the one field that is called so."""
        field = self.field(label)
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
        return self

    def choose(self, question: str, option: str) -> Desk:
        """Tick one of the buttons or boxes under a question."""
        self.page.get_by_role("group", name=question).get_by_label(option, exact=True).check()
        return self

    def fill_in(self, typed: Typed) -> Desk:
        for label, value in typed.items():
            if isinstance(value, Choice):
                self.choose(label, value.option)
            elif isinstance(value, Rows):
                self.fill_rows(value)
            else:
                self.put(label, value)
        return self

    def fill_rows(self, table: Rows) -> None:
        """A row at a time; a new one by its button. The table begins with an empty one."""
        for number, row in enumerate(table.rows, start=1):
            if number > 1:
                self.press(table.add)
            for heading, value in row.items():
                self.put(f"{heading} för {table.row} {number}", value)

    def press(self, name: str) -> Desk:
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def follow(self, name: str) -> Desk:
        self.page.get_by_role("link", name=name, exact=True).click()
        return self

    def has_no(self, role: str, names: Iterable[str]) -> Desk:
        """No button or link of those names is on the page."""
        for name in names:
            expect(self.page.get_by_role(role, name=name)).to_have_count(0)  # type: ignore[arg-type]
        return self

    def fits(self) -> Desk:
        """Nothing runs out of the window sideways."""
        assert sticks_out(self.page) == 0, self.page.url
        return self
