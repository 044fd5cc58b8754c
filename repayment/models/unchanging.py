"""What the database itself refuses of the fund's rows, whoever writes them."""

from __future__ import annotations

import pgtrigger

NEVER_DELETED = pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)
APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)

# A project is named without a foreign key's lock: what waits for the fund may hold the project, and the other way
# round. That there is such a project in the same municipality is asked here instead.
OWN_PROJECT = """
    IF NEW.project_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM projects_project WHERE id = NEW.project_id AND municipality_id = NEW.municipality_id)
    THEN RAISE EXCEPTION 'Projektet % finns inte i kommunen', NEW.project_id USING ERRCODE = '23503'; END IF;
"""
