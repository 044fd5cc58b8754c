"""Who may have a document made: its kind says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from socinv.documents.kinds import kind_named
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import Standing

if TYPE_CHECKING:
    from socinv.documents.models import Document


def orderer(document: Document, standing: Standing) -> Verdict:
    """Those whom the kind lets, while it can be made of the thing; and the system, when a step asks for it."""
    if standing.is_system:
        return YES
    thing = apps.get_model(document.thing)._default_manager.get(pk=document.thing_id)
    return kind_named(document.kind).may_order(thing, standing)


def system(document: Document, standing: Standing) -> Verdict:
    """What the maker of files does."""
    return YES if standing.is_system else no(Ground.PERSON, _("Det här sker av sig självt."))
