"""Where an app above leads on to from the page with all the projects: what is to be repaid by all of them."""

from __future__ import annotations

from collections.abc import Callable

from socinv.organisation.standing import Standing

Link = dict[str, str]
_leads: list[Callable[[Standing], Link | None]] = []


def lead_to(lead: Callable[[Standing], Link | None]) -> None:
    """Let an app above add a link (title, url, note), where it has something for the person."""
    _leads.append(lead)


def further(standing: Standing) -> list[Link]:
    """The links there are."""
    return [link for lead in _leads if (link := lead(standing)) is not None]
