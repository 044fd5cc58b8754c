"""Forms: markup, messages that say what to do, and the error summary."""

from django import forms
from django.template.loader import render_to_string

from socinv.presentation.forms import PlainForm, choices_of, combined_summary
from tests.presentation.markup import Markup
from tests.presentation.sample_forms import EveryField, empty_answer, indicators

FULL = {
    "outcome": "granted",
    "reasons": "Kriterierna är uppfyllda.",
    "day": "2026-11-25",
    "amount": "4,16 mnkr",
    "body": "a",
    "sure": "on",
}


def group(form: PlainForm, name: str) -> Markup:
    """A field as a page draws it."""
    return Markup(form[name].as_field_group())


def test_a_full_form_has_no_summary() -> None:
    form = EveryField(FULL)
    assert form.is_valid()
    assert form.summary == ()


def test_an_empty_form_says_what_to_fill_in() -> None:
    assert dict(empty_answer().summary) == {
        "id_outcome_0": "Svara på frågan: Vad beslutade gruppen?",
        "id_reasons": "Fyll i skäl",
        "id_day": "Fyll i dag",
        "id_amount": "Fyll i belopp",
        "id_body": "Välj organ",
        "id_sure": "Kryssa i rutan: Jag har läst underlaget",
    }


def test_summary_title_counts() -> None:
    assert empty_answer().summary_title == "Sex uppgifter saknas"
    assert EveryField(FULL | {"day": "i morgon"}).summary_title == "En uppgift behöver rättas"


def test_own_message_stands() -> None:
    assert combined_summary(indicators()).summary == (
        ("id_form-1-target", "Fyll i ett mål"),
        ("id_form-1-source", "Fyll i källa"),
    )


def test_too_long_says_how_long() -> None:
    assert EveryField(FULL | {"reasons": "x" * 41}).summary == (("id_reasons", "Skriv högst 40 tecken. Nu är det 41."),)


def test_what_was_typed_stays() -> None:
    form = EveryField(FULL | {"amount": "mycket"})
    assert group(form, "amount").attributes("input", value="mycket", **{"aria-invalid": "true"})


def test_a_field_points_to_its_help_and_its_error() -> None:
    drawn = group(empty_answer(), "reasons")
    assert drawn.attributes("textarea")[0]["aria-describedby"] == "id_reasons_helptext id_reasons_error"
    assert drawn.faults == []
    assert drawn.dangling == set()
    assert drawn.attributes("p", **{"class": "ds-validation-message"})


def test_choices_are_a_fieldset() -> None:
    drawn = group(empty_answer(), "outcome")
    assert drawn.attributes("fieldset")[0]["aria-describedby"] == "id_outcome_error"
    assert len(drawn.attributes("div", **{"data-variant": "outline"})) == 3
    assert len(drawn.attributes("input", type="radio", **{"class": "ds-input"})) == 3
    assert drawn.dangling == set()


def test_optional_is_marked_where_the_form_says_so() -> None:
    assert "(frivilligt)" in group(EveryField(), "year").text
    assert "(frivilligt)" not in group(EveryField(), "day").text


def test_the_browser_checks_nothing() -> None:
    assert "required" not in EveryField().as_p()


def test_figures_stand_to_the_right() -> None:
    assert group(EveryField(), "amount").attributes("input", inputmode="decimal", **{"class": "ds-input num w-md"})


def test_hidden_field_has_no_label() -> None:
    assert not group(EveryField(), "case").attributes("label")


def test_error_of_the_whole_form_is_no_link() -> None:
    class Sum(PlainForm):
        """Always wrong as a whole."""

        def clean(self) -> None:
            raise forms.ValidationError("Summan stämmer inte")

    form = Sum({})
    assert form.summary == (("", "Summan stämmer inte"),)
    assert "href" not in render_to_string("components/error_summary.html", {"form": form})


def test_optional_choices_begin_empty() -> None:
    assert choices_of([("a", "A")]) == [("", "–"), ("a", "A")]


def test_a_text_box_is_five_lines_high() -> None:
    assert group(EveryField(), "reasons").attributes("textarea", rows="5")
