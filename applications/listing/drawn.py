"""Parts of a page that cost much to draw and seldom differ: drawn anew only when what they show differs.

What is kept is named after everything the part shows, the language and the day, so it is never stale. It is kept in
the process, where a new version of the templates begins with nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from socinv.lifecycle import clock

MOST = 128
_drawn: OrderedDict[Hashable, str] = OrderedDict()


def drawn(template: str, context: Mapping[str, Any], shows: Hashable) -> SafeString:
    """The template with its context. ``shows`` says all that the context can make it show."""
    name = (template, get_language(), clock.today(), shows)
    html = _drawn.get(name)
    if html is None or settings.DEBUG:
        html = _drawn[name] = render_to_string(template, dict(context))
        while len(_drawn) > MOST:
            _drawn.popitem(last=False)
    return mark_safe(html)  # noqa: S308  a template drew it, and escaped it
