"""Small grammar: genitives, counting words, lists of names."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

SILENT_GENITIVE = ("s", "x", "z")
SWEDISH = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNT_WORDS = {"sv": SWEDISH, "en": ENGLISH}


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def genitive(name: str) -> str:
    """Nämndens, Jonas (unchanged after s, x, z); the kommun's in English."""
    if not name:
        return name
    if _language() == "en":
        return f"{name}’" if name.endswith("s") else f"{name}’s"
    return name if name.lower().endswith(SILENT_GENITIVE) else f"{name}s"


def count_words(count: int, one: str = "en") -> str:
    """Sex instead of 6, up to twelve (ten in English). `one` is the word for 1 in Swedish: en or ett."""
    words = COUNT_WORDS[_language()]
    if not 0 <= count < len(words):
        return str(count)
    return one if count == 1 and _language() == "sv" else words[count]


def joined(names: Sequence[object]) -> str:
    """A, b och c."""
    words = [str(name) for name in names]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s och %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def inside(name: str) -> str:
    """The name of a body or a step in the middle of a sentence: socialnämnden, det strategiska nätverket.

    IT-nämnden is left as it is.
    """
    if not name[1:2].islower():
        return name
    words = name[:1].lower() + name[1:]
    return f"{_article(name.split())} {words}".strip()


def _article(words: Sequence[str]) -> str:
    """Den or det, where the name begins with an adjective and ends with its noun in the definite form."""
    if len(words) != 2 or not words[0].endswith("a"):
        return ""
    return next((article for ending, article in (("et", "det"), ("en", "den")) if words[1].endswith(ending)), "")


def given_name(person: object) -> str:
    """The first word of a person's name."""
    return str(person).partition(" ")[0]


def family_name(person: object) -> str:
    """What follows the first word of a person's name."""
    return str(person).partition(" ")[2]
