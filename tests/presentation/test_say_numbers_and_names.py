"""Numbers, money, genitives and counting words."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from socinv.presentation import grammar, money

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (money.kronor(3_240_000), "3 240 000 kr"),
        (money.kronor(Decimal("-1250.50")), "−1 250,50 kr"),
        (money.kronor(Decimal("700000.00")), "700 000 kr"),
        (money.kronor(None), "–"),
        (money.tkr(Decimal(1_120_400)), "1 120 tkr"),
        (money.in_tkr(500), "1"),
        (money.mnkr(4_160_000), "4,16 mnkr"),
        (money.in_mnkr(40_000_000), "40,0"),
        (money.in_mnkr(6_300_000), "6,3"),
        (money.number(Decimal("12.50")), "12,5"),
        (money.number(1084), "1 084"),
        (money.number(Decimal("0.5"), 2), "0,50"),
        (money.number(Decimal("-0.001"), 2), "0,00"),
        (money.percent(Decimal("0.473")), "47 %"),
    ],
)
def test_swedish_numbers(written: str, words: str) -> None:
    assert written.replace(NBSP, " ") == words


def test_no_break_space_in_thousands_and_before_the_unit() -> None:
    assert money.kronor(3_240_000) == f"3{NBSP}240{NBSP}000{NBSP}kr"


def test_english_marks() -> None:
    with translation.override("en"):
        assert money.number(Decimal("1250000.5")) == "1,250,000.5"


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Nämnden", "Nämndens"),
        ("Jonas", "Jonas"),
        ("Max", "Max"),
        ("Exempels kommun", "Exempels kommuns"),
        ("", ""),
    ],
)
def test_genitive(name: str, owner: str) -> None:
    assert grammar.genitive(name) == owner


def test_english_genitive() -> None:
    with translation.override("en"):
        assert grammar.genitive("Jonas") == "Jonas’"
        assert grammar.genitive("Maja") == "Maja’s"


@pytest.mark.parametrize(("count", "word"), [(0, "noll"), (1, "en"), (6, "sex"), (12, "tolv"), (13, "13"), (-1, "-1")])
def test_count_words(count: int, word: str) -> None:
    assert grammar.count_words(count) == word


def test_one_thing_of_the_other_gender() -> None:
    assert grammar.count_words(1, "ett") == "ett"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_joined(names: list[str], words: str) -> None:
    assert grammar.joined(names) == words


def draw(text: str, **values: object) -> str:
    """A line of template with the library loaded."""
    return Template("{% load present %}" + text).render(Context(values)).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ nothing|longdate }}{{ nothing|when }}{{ nothing|clock }}", ""),
        ("{{ nothing|kronor }}", "–"),
        ("{{ amount|kronor }}", "3 240 000 kr"),
        ("{{ amount|mnkr }}", "3,24 mnkr"),
        ("{{ amount|number:1 }}", "3 240 000,0"),
        ("{{ six|count_words|capfirst }}", "Sex"),
        ("{{ name|genitive }}", "Vera Påhittsdotters"),
        ("{{ name|given_name }}/{{ name|family_name }}", "Vera/Påhittsdotter"),
        ("{% next_sort sort 'title' %}", "-title"),
        ("{% theme_href 'exempel' %}", "/static/themes/exempel.css"),
    ],
)
def test_filters(text: str, words: str) -> None:
    assert draw(text, nothing=None, amount=3_240_000, six=6, name="Vera Påhittsdotter", sort="title") == words


@pytest.mark.parametrize(
    ("name", "in_a_sentence"),
    [
        ("Socialnämnden", "socialnämnden"),
        ("IT-nämnden", "IT-nämnden"),
        ("Strategiska verksamhetsnätverket", "det strategiska verksamhetsnätverket"),
        ("Sociala delegationen", "den sociala delegationen"),
        ("Nämndernas ställningstagande", "nämndernas ställningstagande"),
        ("Vård- och omsorgsnämnden", "vård- och omsorgsnämnden"),
        ("", ""),
    ],
)
def test_a_body_in_the_middle_of_a_sentence(name: str, in_a_sentence: str) -> None:
    assert grammar.inside(name) == in_a_sentence
