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
    """Years that contradict each other; a plan that nobody decides, reports or reconciles."""
    rule = process.repayment
    if rule is None:
        return
    yield from _years(rule)
    if rule.when == "at-closing" or (rule.with_application and rule.by):
        yield from _decided(rule, [one.key for one in process.body], [one.key for one in process.project.seat])
    if rule.with_application and rule.by:
        yield from _asked(process, rule)


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


def _asked(process: Process, rule: RepaymentRule) -> Iterator[str]:
    """The questions that hold the plan are in the application; an exemption with conditions needs its studies."""
    fields = {f"{part.key}.{field.key}" for part in process.parts("application") for field in part.field}
    for name in ("choice_field", "from_field", "years_field", "studies_field"):
        place: str = getattr(rule, name)
        if place and place not in fields:
            yield f'repayment: {name} nämner frågan "{place}", som inte finns. {meant(place, sorted(fields))}'
        elif not place and name != "studies_field":
            yield f'repayment: {name} saknas. Skriv vilken fråga i ansökan det är, som "repayment.repayment".'
    if rule.exempt_after < 0 or (rule.exempt_after and not rule.studies_field):
        yield (
            "repayment: exempt_after är hur många år efter projektets slut vinsten måste vänta för ett undantag, "
            "och studies_field frågan om studierna. Skriv båda, eller ta bort exempt_after."
        )


def _decided(rule: RepaymentRule, bodies: list[str], seats: list[str]) -> Iterator[str]:
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
        known = [*bodies, *seats, OWNER, COMMITTEES]
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
