"""A municipality whose people each sit at a browser of their own."""

from __future__ import annotations

from tests.chain.desk import Desk
from tests.factories.house import House
from tests.plugins.browser import NewPage


class Town:
    """Everybody's desk, each opened the first time that person is needed."""

    def __init__(self, house: House, new_page: NewPage, server: str, width: int) -> None:
        self.house, self.new_page, self.server, self.width = house, new_page, server, width
        self.desks: dict[str, Desk] = {}

    def __getitem__(self, who: str) -> Desk:
        if who not in self.desks:
            page = self.new_page(width=self.width)
            self.desks[who] = Desk(page, self.server, self.house.person(who)).log_in()
        return self.desks[who]

    def name(self, who: str) -> str:
        return self.house.person(who).name

    def department(self, key: str) -> str:
        return self.house.departments[key].name
