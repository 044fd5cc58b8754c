"""What the application takes over from the idea, so that nobody writes it twice."""

from __future__ import annotations

from applications.content.answers import answers_of
from applications.content.facts import update_facts
from applications.models import Case, Part
from socinv.lifecycle.models import Event


def tell_need(case: Case, text: str, event: Event) -> None:
    """The need as it was raised, where the first form asks for it."""
    form = case.process.first_form
    where = [(part.key, one.key) for part in case.process.parts(form) for one in part.field if one.fact == "need"]
    for part, field in where[:1]:
        Part.objects.create(case=case, municipality_id=case.municipality_id, form=form, key=part, answers={field: text})


def prefill_application(case: Case) -> None:
    """Fill the parts that the file says come from the idea; parts that somebody has written in stay as they are."""
    given = {key: value for part in answers_of(case, "idea").values() for key, value in part.items()}
    for part in case.process.parts("application"):
        answers = {field: given[source] for field, source in part.from_idea.items() if given.get(source)}
        if not answers:
            continue
        row, made = Part.objects.get_or_create(
            case=case, form="application", key=part.key,
            defaults={"municipality_id": case.municipality_id, "answers": answers},
        )  # fmt: skip
        if not made and row.saved_by_id is None:  # the idea was approved again, perhaps in other words
            row.answers = answers
            row.save(update_fields=["answers"])
    update_facts(case, "application")
