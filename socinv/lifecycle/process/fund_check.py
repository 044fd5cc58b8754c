"""What can be wrong with what a process file says of the fund."""

from __future__ import annotations

from collections.abc import Iterator

from socinv.lifecycle.process.fund_schema import FundRule
from socinv.lifecycle.process.plain import meant
from socinv.lifecycle.process.schema import Process


def fund_problems(process: Process) -> Iterator[str]:
    """A fund that nobody keeps, that no money can come into, or where two sources cannot be told apart."""
    rule = process.repayment.fund if process.repayment else None
    if rule is None:
        return
    bodies = [one.key for one in process.body if not one.many]
    if rule.kept_by not in bodies:
        yield f'repayment.fund: kept_by nämner organet "{rule.kept_by}", som inte finns. {meant(rule.kept_by, bodies)}'
    yield from _sources(rule)


def _sources(rule: FundRule) -> Iterator[str]:
    keys = [one.key for one in rule.source]
    if not keys:
        yield "repayment.fund: inga pengar kan komma in. Lägg till minst en källa med [[repayment.fund.source]]."
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f'repayment.fund.source "{key}": nyckeln finns två gånger. Ge den ena ett annat namn.'
    repaid = [one.key for one in rule.source if one.repaid]
    if len(repaid) > 1:
        yield f"repayment.fund.source: {', '.join(repaid)} tar alla emot återföringar. Skriv repaid i en av dem."
    for one in rule.source:
        if one.most < 0:
            yield f'repayment.fund.source "{one.key}": most är ett belopp i kronor. Skriv det utan minus.'
