"""What the database itself refuses: to change anything of a meeting whose minutes are adjusted."""

from __future__ import annotations

import pgtrigger

REFUSED = "RAISE EXCEPTION 'Protokollet är justerat: % ändras inte', TG_TABLE_NAME;"
# Only the day on which the adjustment was announced comes afterwards.
AFTERWARDS = "to_jsonb({row}) - 'posted_on'"

MEETING = (
    pgtrigger.Trigger(
        name="adjusted_never_changes",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Q(old__status="adjusted"),
        func=f"""
            IF {AFTERWARDS.format(row="OLD")} IS DISTINCT FROM {AFTERWARDS.format(row="NEW")}
               OR OLD.posted_on IS NOT NULL
            THEN {REFUSED} END IF;
            RETURN NEW;
        """,
    ),
    pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
)


def part(meeting: str) -> pgtrigger.Trigger:
    """A row that says its meeting itself, in the column ``meeting``."""
    return _trigger(f"(OLD.{meeting})", f"(NEW.{meeting})")


def part_of_item() -> pgtrigger.Trigger:
    """A row that belongs to an item of the agenda."""
    of_item = "(SELECT meeting_id FROM meetings_agendaitem WHERE id = {row}.item_id)"
    return _trigger(of_item.format(row="OLD"), of_item.format(row="NEW"))


def _trigger(before: str, after: str) -> pgtrigger.Trigger:
    frozen = "EXISTS (SELECT FROM meetings_meeting WHERE id = {of} AND status = 'adjusted')"
    return pgtrigger.Trigger(
        name="adjusted_never_changes",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
            IF TG_OP <> 'INSERT' THEN
                IF {frozen.format(of=before)} THEN {REFUSED} END IF;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                IF {frozen.format(of=after)} THEN {REFUSED} END IF;
                RETURN NEW;
            END IF;
            RETURN OLD;
        """,
    )
