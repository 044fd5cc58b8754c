"""What can be wrong with what a process file says of repayment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from socinv.lifecycle.process.plain import meant
from socinv.lifecycle.process.repayment_schema import COMMITTEES, OWNER, RepaymentRule
from socinv.lifecycle.process.schema import Process

MONTH_DAY = re.compile(r"\d\d-\d\d")
ROLES = ("chair", "member", "deputy", "secretary")


def repayment_problems(process: Process) -> Iterator[str]:
    """Years that contradict each other; a plan at closing that nobody decides, reports or reconciles."""
    rule = process.repayment
    if rule is None:
        return
    yield from _years(rule)
    if rule.when == "at-closing":
        yield from _at_closing(rule, [one.key for one in process.body])


def _years(rule: RepaymentRule) -> Iterator[str]:
    before, since, ends = rule.applies_before, rule.applies_from, rule.not_from
    if before is not None and ends is not None and before > ends:
        yield (
            f"repayment: projekt som börjar {ends} ska både återföra (applies_before) och inte återföra (not_from). "
            f"Skriv applies_before = {ends} eller tidigare."
        )
    if since is not None and ends is not None and since >= ends:
        yield (
            f"repayment: applies_from = {since} säger emot not_from = {ends}. Skriv applies_from till ett tidigare år."
        )
    for year in rule.silent:
        said = (before is not None and year < before) or (since is not None and year >= since)
        if said or (ends is not None and year >= ends):
            yield (
                f"repayment: {year} står i silent, men ett annat år i avsnittet säger redan vad som gäller då. "
                f"Ta bort {year} ur silent eller ändra det andra året."
            )


def _at_closing(rule: RepaymentRule, bodies: list[str]) -> Iterator[str]:
    if rule.by not in bodies:
        yield f'repayment: by nämner organet "{rule.by}", som inte finns. {meant(rule.by, bodies)}'
    if not rule.roles or set(rule.roles) - set(ROLES):
        yield f"repayment: ingen kan besluta om planen. Skriv roles med något av {', '.join(ROLES)}."
    if rule.days <= 0:
        yield "repayment: planen har ingen tidsgräns. Skriv days = 30 eller hur många dagar beslutet får ta."
    if rule.longest <= 0:
        yield "repayment: longest är hur många år återföringen längst får ta. Skriv minst ett år."
    if rule.followed_up != "yearly" and not _is_day(rule.followed_up):
        yield (
            f'repayment: followed_up = "{rule.followed_up}" är ingen dag på året. '
            'Skriv den som "03-31", eller "yearly" om riktlinjen inte säger någon dag.'
        )
    for name, keys in (("reported_by", rule.reported_by), ("reconciled_by", rule.reconciled_by)):
        known = [*bodies, OWNER, COMMITTEES]
        if not keys:
            yield f"repayment: {name} är tom. Skriv vilka som gör det."
        for key in keys:
            if key not in known:
                yield f'repayment: {name} nämner "{key}", som inte finns. {meant(key, known)}'


def _is_day(text: str) -> bool:
    """A day of every year, which the 29th of February is not."""
    if not MONTH_DAY.fullmatch(text):
        return False
    try:
        date(2001, *map(int, text.split("-")))
    except ValueError:
        return False
    return True
