"""`{% load present %}`: dates, money and grammar in templates.

A filter given nothing prints "–" (numbers) or nothing (dates), so that a template needs no guard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.paginator import Paginator

from socinv.presentation import dates, grammar, money

register = template.Library()
Day = date | datetime | None


def _dated(say: Callable[[date | datetime], str]) -> Callable[[Day], str]:
    def filter_date(value: Day) -> str:
        return say(value) if isinstance(value, date) else ""

    return filter_date


for _name, _say in {
    "longdate": dates.longdate,
    "shortdate": dates.shortdate,
    "day": dates.day,
    "isodate": dates.isodate,
    "when": dates.when,
    "when_inside": dates.when_inside,
    "distance": dates.distance,
    "ago": dates.ago,
}.items():
    register.filter(_name, _dated(_say))


register.filter("inside", grammar.inside)


@register.filter
def clock(value: datetime | None) -> str:
    """10.42."""
    return dates.clock_time(value) if value else ""


@register.filter
def is_late(value: Day) -> bool:
    """Whether the last day has passed."""
    return isinstance(value, date) and dates.is_late(value)


def _exact(value: object) -> Decimal | None:
    if value is None or value == "":
        return None
    return Decimal(str(value))


def _amount(say: Callable[[Decimal | None], str]) -> Callable[[object], str]:
    def filter_amount(value: object) -> str:
        return say(_exact(value))

    return filter_amount


for _name, _write in {
    "kronor": money.kronor,
    "tkr": money.tkr,
    "mnkr": money.mnkr,
    "in_tkr": money.in_tkr,
    "in_mnkr": money.in_mnkr,
    "percent": money.percent,
}.items():
    register.filter(_name, _amount(_write))


@register.filter
def number(value: object, places: int | None = None) -> str:
    """1 250 000,5; `places` fixes the number of decimals."""
    return money.number(_exact(value), places)


@register.filter
def count_words(value: int, one: str = "en") -> str:
    """Sex."""
    return grammar.count_words(int(value), one)


@register.filter
def joined(value: Sequence[object]) -> str:
    """A, b och c."""
    return grammar.joined(list(value))


@register.filter
def page_numbers(paginator: Paginator[Any], current: int) -> list[int | None]:
    """The page numbers to offer; None where some are left out."""
    offered = paginator.get_elided_page_range(current, on_each_side=1, on_ends=1)
    return [page if isinstance(page, int) else None for page in offered]


register.filter("genitive", lambda name: grammar.genitive(str(name)))
register.filter("given_name", grammar.given_name)
register.filter("family_name", grammar.family_name)


@register.simple_tag
def following(items: Sequence[object], index: int) -> object:
    """The item after `index`, or nothing: what a stepper says comes next."""
    return items[index + 1] if index + 1 < len(items) else ""


@register.simple_tag
def next_sort(sort: str | None, key: str) -> str:
    """The ?sort= that a click on this column's header should give."""
    return f"-{key}" if sort == key else key


@register.simple_tag
def theme_href(slug: str) -> str:
    """Address of the municipality's theme file, empty when there is none."""
    try:
        return staticfiles_storage.url(f"themes/{slug}.css")
    except ValueError:  # the manifest of production knows no such file
        return ""
