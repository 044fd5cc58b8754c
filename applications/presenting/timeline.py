"""What has happened lately in a case."""

from __future__ import annotations

from typing import Any

from django.utils.text import Truncator

from applications.history.following import latest
from applications.history.story import told
from applications.presenting.loading import Known

LONGEST = 60  # words
# What is said in these stands elsewhere on the page: among the opinions and the conflicts of interest.
ELSEWHERE = ("assess", "take_stance", "prepare", "decide", "give_expertise", "declare_conflict")


def timeline(known: Known) -> list[dict[str, Any]]:
    """The latest acts, newest first, with the words that stand nowhere else (components/timeline.html): one query."""
    acts = told(known.case, latest(known.standing, known.case), inside=known.standing.is_insider)
    return [
        {
            "moment": act.moment,
            "sentence": act.sentence,
            "key": act.key,
            "text": "" if act.verb in ELSEWHERE else Truncator(act.said).words(LONGEST),
        }
        for act in reversed(acts)
    ]
