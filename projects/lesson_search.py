"""Finding what was learned: by what is asked for, and by a problem that is like one's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case as Either
from django.db.models import IntegerField, Q, QuerySet, Value, When

from applications.listing.search import words_of
from applications.models import Case
from projects.models import Lesson
from projects.sight import visible_projects
from socinv.organisation.standing import Standing

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS, SHORTEST, ENDING = 12, 5, 2  # words asked for; letters of a telling word, and of an ending
MOST_LESSONS, ENOUGH = 5, 2  # lessons beside a form; words in common that make a problem similar
# Words that most applications have, and that therefore say nothing of the problem.
EVERYWHERE = frozenset({
    "andra", "ansökan", "ansökningar", "arbete", "arbetet", "arbeta", "behov", "behovet", "behöver", "finns",
    "förvaltning", "förvaltningen", "insats", "insatsen", "insatser", "kommun", "kommunen", "kommunens", "metod",
    "metoden", "målgrupp", "målgruppen", "många", "problem", "problemet", "procent", "projekt", "projektet", "social",
    "sociala", "större", "ungdomar", "verksamhet", "verksamheten",
})  # fmt: skip


def seen_lessons(standing: Standing) -> QuerySet[Lesson]:
    """The lessons of every project that the person sees."""
    return Lesson.objects.filter(project__in=visible_projects(standing))


def matching(text: str) -> Q:
    """Lessons where every word is found, as it begins, in the lesson or in what its project was about."""
    words = words_of(text)
    if not words:
        return Q(pk__in=())
    asked = [SearchQuery(f"'{word}':*", search_type="raw", config="swedish") for word in words]
    return Q(search=reduce(and_, asked))


def telling_words(texts: Iterable[str]) -> list[str]:
    """The words that say most of a problem: the longest, each once, without those that are everywhere."""
    said = {word for word in WORD.findall(" ".join(texts).lower()) if len(word) >= SHORTEST} - EVERYWHERE
    found: list[str] = []
    for word in sorted(said, key=lambda word: (-len(word), word)):
        if len(found) == MOST_WORDS:
            break
        if not any(_is_same(word, other) for other in found):
            found.append(word)
    return found


def _is_same(word: str, longer: str) -> bool:
    """Two forms of a word, which differ in their endings only: elever, elevers; not skolfrånvaro, skolframgång."""
    return longer.startswith(word[: max(4, len(word) - ENDING)])


def similar_lessons(standing: Standing, case: Case, words: Sequence[str]) -> list[Lesson]:
    """Up to five lessons of other projects with enough of the words, those with most first. One query, or none."""
    if not words:
        return []
    asked = [SearchQuery(word, config="swedish") for word in words]
    whichever = reduce(or_, asked)
    hits = sum((_hit(one) for one in asked[1:]), start=_hit(asked[0]))
    rows = seen_lessons(standing).filter(search=whichever).exclude(project__case=case.pk)
    rows = rows.annotate(hits=hits, rank=SearchRank("search", whichever)).filter(hits__gte=min(ENOUGH, len(words)))
    found = rows.select_related("project__case").defer("project__case__search")
    return list(found.order_by("-hits", "-rank", "pk")[:MOST_LESSONS])


def _hit(query: SearchQuery) -> Either:
    return Either(When(search=query, then=Value(1)), default=Value(0), output_field=IntegerField())
