"""What a person types in the search box, as a question to PostgreSQL's Swedish full text search."""

from __future__ import annotations

import re
from functools import reduce
from operator import and_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from applications.models import Case

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"(?=.*\d)[\w/-]+")
MOST_WORDS = 12


def words_of(text: str) -> list[str]:
    """The words, lower case, å ä ö as they are; marks and signs separate."""
    return [word for word in WORD.findall(text.lower()) if word.strip("_")][:MOST_WORDS]


def number_of(text: str) -> str:
    """A registration number or a part of one (SI-2026-0011, 2026-0011, 11), or nothing."""
    typed = text.strip()
    return typed.upper() if NUMBER.fullmatch(typed) else ""


def _one(word: str) -> SearchQuery:
    """The word as it begins: stemmed, so that "skolor" finds "skola", and as typed, so that half a word finds too."""
    start = f"'{word}':*"
    return SearchQuery(start, search_type="raw", config="swedish") | SearchQuery(
        start, search_type="raw", config="simple"
    )


def matching(text: str) -> Q:
    """Cases where every word is found in number, name or summary, or whose registration number holds the text."""
    words = words_of(text)
    if not words:
        return Q(pk__in=())
    found = Q(search=reduce(and_, map(_one, words)))
    number = number_of(text)
    if not number:
        return found
    return Q(pk__in=Case.objects.filter(found).values("pk")) | Q(
        pk__in=Case.objects.filter(regnr__contains=number).values("pk")
    )
