"""A whole part of a form: its questions and tables, shown, read and checked together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from applications.content.merge import digests
from applications.forms.canonical import kept, shown
from applications.forms.fields import field_for
from applications.forms.lists import Lists
from applications.forms.rows import Table, row_forms
from socinv.lifecycle.process import Field, Part
from socinv.presentation.forms import ErrorSummary, PlainForm, combined_summary

BASE = "_base"
SHORT = ("number", "money", "date", "year")


class PartForm(PlainForm):
    """The questions of a part that are not tables."""

    def __init__(self, part: Part, lists: Lists, answers: Mapping[str, Any], data: QueryDict | None = None) -> None:
        questions = [field for field in part.field if not field.is_rows and not field.is_apart]
        self.base_fields = {field.key: field_for(part, field, lists) for field in questions}  # type: ignore[misc]
        super().__init__(data, initial={field.key: shown(field.kind, answers.get(field.key)) for field in questions})


@dataclass(frozen=True)
class Block:
    """What stands in one place on the page: a table, one or several questions side by side, or what ``apart`` leads
    to."""

    table: Table | None = None
    apart: Field | None = None
    questions: tuple[Any, ...] = ()
    is_row: bool = False


class Sheet:
    """A part as it is saved, or as it was sent by a writer."""

    def __init__(self, part: Part, lists: Lists, answers: Mapping[str, Any], data: QueryDict | None = None) -> None:
        self.part, self.answers, self.data = part, answers, data
        self.form = PartForm(part, lists, answers, data)
        self.tables = {
            field.key: Table(field, lists, answers.get(field.key) or [], data) for field in part.field if field.is_rows
        }
        self.base: Mapping[str, Any] = digests(part, answers)

    def sent_base(self) -> dict[str, Any]:
        """The fingerprints the writer started from, as the form carried them; nothing that was tampered with."""
        sent = self.data.get(BASE, "") if self.data is not None else ""
        try:
            found = json.loads(sent or "{}")
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        rows = {field.key: field.is_rows for field in self.part.field}
        return {key: value for key, value in found.items() if key in rows and _is_print(value, is_rows=rows[key])}

    @property
    def base_text(self) -> str:
        return json.dumps(self.base, separators=(",", ":"))

    def typed(self) -> dict[str, Any]:
        """What can be kept of what was sent; a question that could not be read is left out."""
        self.form.is_valid()
        sent: dict[str, Any] = {}
        for field in self.part.field:
            if field.is_rows:
                if self.tables[field.key].rows_name in (self.data or {}):
                    sent[field.key] = self.tables[field.key].kept()
            elif field.key in self.form.cleaned_data and self._was_sent(field):
                sent[field.key] = kept(field.kind, self.form.cleaned_data[field.key])
        return sent

    def _was_sent(self, field: Field) -> bool:
        """Boxes and choices that are not ticked send nothing; everything else does."""
        return field.kind in ("choice", "departments") or field.key in (self.data or {})

    @property
    def errors(self) -> ErrorSummary:
        """Everything that could not be read, each line beginning with the name of its field."""
        found = combined_summary(self.form, *row_forms(list(self.tables.values())))
        names = {field.id_for_label: field.label for field in self.form}
        names |= {f"{field.auto_id}_0": field.label for field in self.form}
        for table in self.tables.values():
            for number, row in enumerate(table.forms, start=1):
                where = row.given.label if row.given else f"{table.row_word.capitalize()} {number}"
                names |= {field.id_for_label: f"{where}, {field.label}" for field in row}
        lines = [(target, f"{names[target]}: {text}" if target in names else text) for target, text in found.summary]
        return ErrorSummary(found.summary_title, tuple(lines))

    @property
    def blocks(self) -> list[Block]:
        """The page in the file's order, short questions that follow each other side by side."""
        found: list[Block] = []
        for field in self.part.field:
            if field.is_rows:
                found.append(Block(table=self.tables[field.key]))
            elif field.is_apart:
                found.append(Block(apart=field))
            elif field.kind in SHORT and found and found[-1].is_row:
                found[-1] = Block(questions=(*found[-1].questions, self.form[field.key]), is_row=True)
            else:
                found.append(Block(questions=(self.form[field.key],), is_row=field.kind in SHORT))
        return found

    @property
    def drawn_tables(self) -> list[Table]:
        """The tables for a template, where a table called "values" would hide the dictionary's own."""
        return list(self.tables.values())

    @property
    def beside(self) -> list[Block]:
        """What stands beside the comments: everything before the first table, which needs the whole width."""
        blocks = self.blocks
        return blocks[: next((place for place, block in enumerate(blocks) if block.table), len(blocks))]

    @property
    def below(self) -> list[Block]:
        return self.blocks[len(self.beside) :]

    def unread(self) -> Sequence[str]:
        """The labels of what could not be read."""
        labels = [str(self.form.fields[name].label) for name in self.form.errors if name in self.form.fields]
        return labels + [t.field.label for t in self.tables.values() if any(form.errors for form in t.forms)]


def _is_print(value: Any, *, is_rows: bool) -> bool:
    if is_rows:
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return isinstance(value, str)
