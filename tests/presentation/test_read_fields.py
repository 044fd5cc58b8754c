"""Amounts, numbers, years and days as people type them."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from socinv.presentation.fields import DateField, MoneyField, NumberField, YearField
from socinv.presentation.reading import read_number


@pytest.mark.parametrize(
    ("typed", "kronor"),
    [
        ("1 250 000", "1250000"),
        ("1\u00a0250\u00a0000 kr", "1250000"),
        ("1,25 mnkr", "1250000"),
        ("1250000,50", "1250000.50"),
        ("1250000.50", "1250000.50"),
        ("450 tkr", "450000"),
        ("450 tusen kronor", "450000"),
        ("3 miljoner", "3000000"),
        ("1.250.000", "1250000"),
        ("12 000:-", "12000"),
        ("0", "0"),
    ],
)
def test_money_is_understood(typed: str, kronor: str) -> None:
    assert MoneyField().clean(typed) == Decimal(kronor)


@pytest.mark.parametrize(
    "typed", ["mycket", "1.250", "12,5,5", "1e9", "kr", "NaN", "Infinity", "٣", "12 st", "--5", "9" * 40]
)
def test_unreadable_money_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match="till exempel 1 250 000"):
        MoneyField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("-5", "0 kronor eller mer"), ("9 999 999 999 999", "högst"), ("1,255", "två decimaler")],
)
def test_money_out_of_bounds(typed: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        MoneyField().clean(typed)


@pytest.mark.parametrize(("typed", "value"), [("12,5", "12.5"), ("−3", "-3"), ("71", "71")])
def test_number(typed: str, value: str) -> None:
    assert NumberField().clean(typed) == Decimal(value)


def test_number_not_available_is_refused() -> None:
    with pytest.raises(ValidationError, match="Skriv bara siffror"):
        NumberField().clean("N/A")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_a_field_shows_it_reads_back(value: Decimal) -> None:
    field = MoneyField(min_value=None)
    assert field.clean(field.prepare_value(value)) == value
    assert not field.has_changed(value, field.prepare_value(value))


def test_a_field_reads_back_in_english_too() -> None:
    with translation.override("en"):
        field = NumberField()
        assert field.clean(field.prepare_value(Decimal(1250))) == 1250


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(typed: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_number(typed).is_finite()


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-27",
        "20261127",
        "27/11-2026",
        "27/11 2026",
        "27.11.2026",
        "27/11/2026",
        "27 november 2026",
        "27 nov 2026",
    ],
)
def test_day_is_understood(typed: str) -> None:
    assert DateField().clean(typed) == date(2026, 11, 27)


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "i morgon", "27/11", "26-11-27", "27 ju 2026", "5 j 2026", "2026-13-01"]
)
def test_unreadable_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match="till exempel 2026-11-27"):
        DateField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "told"), [("1989-12-31", "från 1990-01-01"), ("2101-01-01", "till och med 2100-12-31")]
)
def test_day_out_of_bounds(typed: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        DateField().clean(typed)


def test_day_is_shown_as_iso() -> None:
    assert DateField().prepare_value(date(2026, 1, 5)) == "2026-01-05"
    assert DateField().prepare_value("5/1") == "5/1"


@pytest.mark.parametrize(("typed", "told"), [("27", "fyra siffror"), ("2027,5", "fyra siffror"), ("1900", "från 1990")])
def test_year_is_refused(typed: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        YearField().clean(typed)


def test_year() -> None:
    assert YearField().clean("2027") == 2027


def test_empty_is_nothing() -> None:
    assert MoneyField(required=False).clean(" ") is None
    assert DateField(required=False).clean("") is None
