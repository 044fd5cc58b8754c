"""The triggers that keep the ledger whole: numbers without gaps, sums of nought, balances that follow the postings."""

from __future__ import annotations

import pgtrigger

from repayment.models.unchanging import OWN_PROJECT

REFUSED = "USING ERRCODE = '23514'"  # what a broken check constraint gives

# The fund is locked first: entries of one fund are written one after the other.
ENTRY_IN_ORDER = pgtrigger.Trigger(
    name="in_order",
    operation=pgtrigger.Insert,
    when=pgtrigger.Before,
    declare=[("latest", "integer"), ("owner", "bigint")],
    func=f"""
        SELECT municipality_id INTO owner FROM repayment_fund WHERE id = NEW.fund_id FOR UPDATE;
        IF owner IS DISTINCT FROM NEW.municipality_id
        THEN RAISE EXCEPTION 'Fonden tillhör en annan kommun' {REFUSED}; END IF;
        SELECT COALESCE(MAX(number), 0) INTO latest FROM repayment_entry WHERE fund_id = NEW.fund_id;
        IF NEW.number <> latest + 1
        THEN RAISE EXCEPTION 'Verifikation % kommer efter %', NEW.number, latest {REFUSED}; END IF;
        {OWN_PROJECT}
        IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM repayment_entry
            WHERE id = NEW.reverses_id AND fund_id = NEW.fund_id AND kind <> 'reversal')
        THEN RAISE EXCEPTION 'En rättelse rättas inte' {REFUSED}; END IF;
        IF EXISTS (
            SELECT FROM repayment_entry e
            WHERE e.fund_id = NEW.fund_id AND e.kind = NEW.kind
              AND ((NEW.kind = 'cost' AND NEW.reference <> '' AND e.reference = NEW.reference)
                OR (NEW.kind = 'repayment' AND e.plan_id = NEW.plan_id AND e.committee_id = NEW.committee_id
                    AND e.year = NEW.year))
              AND NOT EXISTS (SELECT FROM repayment_entry r WHERE r.reverses_id = e.id))
        THEN RAISE EXCEPTION 'Det är redan bokfört' USING ERRCODE = '23505'; END IF;
        NEW.transaction := txid_current();
        RETURN NEW;
    """,  # noqa: S608  our own texts
)
# A reversal undoes the whole of what it reverses; any other entry's postings add up to nought.
ENTRY_MIRRORS = pgtrigger.Trigger(
    name="mirrors",
    operation=pgtrigger.Insert,
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    func=f"""
        IF NEW.reverses_id IS NOT NULL AND EXISTS (
            SELECT FROM repayment_posting WHERE entry_id IN (NEW.id, NEW.reverses_id)
            GROUP BY account_kind, project_id, year, source HAVING SUM(amount) <> 0)
        THEN RAISE EXCEPTION 'Verifikation % tar inte ut den som den rättar', NEW.number {REFUSED}; END IF;
        RETURN NULL;
    """,
)
POSTING_BELONGS = pgtrigger.Trigger(
    name="belongs",
    operation=pgtrigger.Insert,
    when=pgtrigger.Before,
    func=f"""
        IF NOT EXISTS (
            SELECT FROM repayment_entry
            WHERE id = NEW.entry_id AND municipality_id = NEW.municipality_id AND transaction = txid_current())
        THEN RAISE EXCEPTION 'En verifikation är hel från början' {REFUSED}; END IF;
        {OWN_PROJECT}
        RETURN NEW;
    """,
)
POSTING_BALANCES = pgtrigger.Trigger(
    name="balances",
    operation=pgtrigger.Insert,
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    func=f"""
        IF (SELECT SUM(amount) FROM repayment_posting WHERE entry_id = NEW.entry_id) <> 0
        THEN RAISE EXCEPTION 'Verifikationen går inte jämnt ut' {REFUSED}; END IF;
        RETURN NULL;
    """,  # noqa: S608  our own texts
)
# An update first: a row proposed with a balance below nought is refused before it is seen that there is one already.
POSTING_KEEPS_BALANCE = pgtrigger.Trigger(
    name="keeps_balance",
    operation=pgtrigger.Insert,
    when=pgtrigger.After,
    declare=[("of_fund", "bigint")],
    func="""
        SELECT fund_id INTO of_fund FROM repayment_entry WHERE id = NEW.entry_id;
        UPDATE repayment_accountbalance SET amount = amount + NEW.amount
        WHERE fund_id = of_fund AND account_kind = NEW.account_kind
          AND project_id IS NOT DISTINCT FROM NEW.project_id AND year = NEW.year AND source = NEW.source;
        IF NOT FOUND THEN
            INSERT INTO repayment_accountbalance
                (municipality_id, fund_id, account_kind, project_id, year, source, amount)
            VALUES (NEW.municipality_id, of_fund, NEW.account_kind, NEW.project_id, NEW.year, NEW.source, NEW.amount);
        END IF;
        RETURN NULL;
    """,
)
# Only the postings' own trigger writes a balance.
BALANCE_FOLLOWS = pgtrigger.Trigger(
    name="follows",
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    func=f"""
        IF pg_trigger_depth() < 2
        THEN RAISE EXCEPTION 'Saldon följer av verifikationerna' {REFUSED}; END IF;
        RETURN COALESCE(NEW, OLD);
    """,
)
