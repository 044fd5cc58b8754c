from __future__ import annotations

from typing import Any

from django.db import models
from django_fsm import FSMFieldMixin


class ProtectedStatus(models.Model):
    """A row whose status only a transition assigns, but which may still be read anew from the database.

    django-fsm's own mixin lifts the protection for the whole process while it reads; this one does it for the row.
    """

    class Meta:
        abstract = True

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        for field in self._meta.concrete_fields:
            if isinstance(field, FSMFieldMixin):
                self.__dict__.pop(field.attname, None)
        super().refresh_from_db(*args, **kwargs)
