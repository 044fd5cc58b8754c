from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.forms.choosing import DepartmentField, PersonField, people_of
from socinv.organisation.forms.period import PeriodForm, span
from socinv.organisation.models import Department, Employment, User
from socinv.organisation.seating import overlapping
from socinv.organisation.standing import Standing


class EmploymentForm(PeriodForm):
    """A person at a department: new, or one that exists (``thing``)."""

    person = PersonField(label=gettext_lazy("Person"))
    department = DepartmentField(label=gettext_lazy("Förvaltning"))
    is_head = forms.BooleanField(label=gettext_lazy("Är förvaltningschef"), required=False)
    field_order = ["person", "department", "starts", "ends", "is_head"]

    def __init__(
        self,
        data: Any = None,
        *,
        standing: Standing,
        department: Department | None = None,
        person: User | None = None,
        thing: Employment | None = None,
    ) -> None:
        initial = {"is_head": thing.is_head} if thing is not None else {}
        super().__init__(data, day=standing.day, thing=thing, initial=initial)
        self.municipality = standing.municipality
        self.given_department = thing.department if thing is not None else department
        self.given_person = thing.person if thing is not None else person
        self.fields["person"].queryset = people_of(standing.municipality)  # type: ignore[attr-defined]
        self.fields["department"].queryset = Department.objects.filter(  # type: ignore[attr-defined]
            municipality=standing.municipality, is_active=True
        )
        if self.given_person is not None:
            del self.fields["person"]
        if self.given_department is not None:
            del self.fields["department"]

    def clean(self) -> dict[str, Any]:
        """Nobody is employed twice at one department on one day."""
        given = super().clean()
        person = self.given_person or given.get("person")
        department = self.given_department or given.get("department")
        if self.holds() and person and department:
            same = Employment.objects.filter(person=person, department=department)
            pk = self.thing.pk if self.thing is not None else None
            other = overlapping(same, given["starts"], given["ends"], but=pk)
            if other is not None:
                message = _("Personen arbetar redan där %(span)s. Ändra det eller välj andra dagar.")
                self.add_error("starts", message % {"span": span(other)})
        return given

    def employment(self) -> Employment:
        """The employment as the form describes it, not saved."""
        given = self.cleaned_data
        thing = self.thing if isinstance(self.thing, Employment) else Employment(
            municipality_id=self.municipality,
            person=self.given_person or given["person"],
            department=self.given_department or given["department"],
        )  # fmt: skip
        thing.starts, thing.ends, thing.is_head = given["starts"], given["ends"], given["is_head"]
        return thing
