"""Every component draws clean HTML from its sample, in both languages."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from socinv.lifecycle import clock
from socinv.presentation.gantt import gantt
from socinv.presentation.line_chart import Point, line_chart
from tests.presentation.markup import Markup
from tests.presentation.sample_charts import NO_MEASURES
from tests.presentation.samples import NOW, SAMPLES, YES

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"


def draw(name: str, context: dict[str, Any] | None = None) -> Markup:
    """One component as a page would get it, on 17 November 2026."""
    request = RequestFactory().get("/arenden/", {"q": "skola", "page": "2"})
    with clock.at(NOW):
        data = SAMPLES[name]() if context is None else context
        return Markup(render_to_string(f"components/{name}.html", data, request))


def test_every_component_has_a_sample() -> None:
    assert {path.stem for path in COMPONENTS.glob("*.html")} == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_component_is_clean(name: str, language: str) -> None:
    with translation.override(language):
        drawn = draw(name)
    assert drawn.faults == []
    assert "{{" not in drawn.text
    assert "{%" not in drawn.text
    if name not in ("field_error", "optional_mark"):
        assert drawn.dangling == set()


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_component_says_its_parameters_first(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("{#")
    assert text.count("\n") <= 120


def test_stepper_says_where_the_case_is_and_what_follows() -> None:
    drawn = draw("stepper")
    assert len(drawn.attributes("li", **{"aria-current": "step"})) == 1
    assert "Steg 3 av 5" in drawn.text
    assert "Sedan: Beredning." in drawn.text
    assert drawn.text.count("klart") == 2


def test_turn_posts_the_verb() -> None:
    drawn = draw("turn")
    assert drawn.attributes("form", method="post", action="/p/")
    assert drawn.attributes("button", name="verb", value="remind")
    assert drawn.attributes("input", name="csrfmiddlewaretoken")


def test_turn_of_somebody_else_has_no_button() -> None:
    drawn = draw("turn", {"title": "Nämnden tar ställning"})
    assert not drawn.attributes("button")
    assert len(drawn.attributes("div")) == 1


def test_late_work_says_so_in_words_and_shape() -> None:
    drawn = draw("work_list")
    assert "4 dagar för sent" in drawn.text
    assert "om 3 dagar" in drawn.text
    assert len(drawn.attributes("span", **{"data-status": "late"})) == 1
    assert "fre 13 november" in drawn.text


def test_empty_work_list_draws_nothing() -> None:
    assert draw("work_list", {"title": "Försenat", "id": "x", "items": []}).elements == []


def test_sort_header_keeps_filters_and_turns_round() -> None:
    drawn = draw("table_sort_header")
    assert drawn.attributes("th", **{"aria-sort": "ascending"})
    assert drawn.attributes("a")[0]["href"] == "?q=skola&sort=-amount"


def test_pagination_keeps_filters() -> None:
    drawn = draw("pagination")
    assert drawn.attributes("a", href="?q=skola&page=6", rel="next")
    assert drawn.attributes("a", **{"aria-current": "page"})[0]["href"] == "?q=skola&page=5"
    assert "101–125 av 300" in drawn.text


def test_opinions_line_up() -> None:
    html = render_to_string("components/opinion.html", SAMPLES["opinion"]())
    assert html.count("<footer>") == html.count("<h3") == html.count("data-status") == html.count('"said"') == 1


def test_what_people_write_is_escaped() -> None:
    drawn = render_to_string("components/opinion.html", {"item": YES | {"text": "Min <b>text</b>"}})
    assert "Min &lt;b&gt;text" in drawn


def test_header_hides_tools_from_anonymous() -> None:
    drawn = draw("site_header", {"site": None, "user": None})
    assert "Logga in" in drawn.text
    assert not drawn.attributes("form")


def test_chart_has_its_figures_in_a_table_too() -> None:
    for name in ("bars", "columns", "gantt", "line_chart", "stacked_share"):
        drawn = draw(name)
        assert drawn.attributes("svg", role="img")
        assert drawn.attributes("table")
        assert drawn.attributes("desc")


def test_line_chart_says_in_its_table_what_it_compares_with_and_why_a_value_is_missing() -> None:
    drawn = draw("line_chart")
    assert "Utgångsläge 22,4 Mål 12 Lägesrapport 30 juni 2024 21,5" in drawn.text
    assert "Saknas: skolorna bytte system för frånvaro" in drawn.text
    assert "Värde, procent" in drawn.text
    assert len(drawn.attributes("circle")) == 5


def test_line_chart_of_nothing_is_a_sentence() -> None:
    points = [Point("30 juni", date(2026, 6, 30), None, missing_reason="ingen har svarat")]
    for given, tables in ((points, 1), ([], 0)):
        chart = line_chart("t", "d", given, slug="s", unit="procent", empty=NO_MEASURES)
        drawn = draw("line_chart", {"chart": chart})
        assert NO_MEASURES in drawn.text
        assert not drawn.attributes("svg")
        assert len(drawn.attributes("table")) == tables


def test_plan_says_states_in_shape_and_word() -> None:
    drawn = draw("gantt")
    assert "Avtal med de fyra skolorna 1 februari 2024 30 september 2024 Klar Utbildningsförvaltningen" in drawn.text
    assert "Slutrapport Milstolpe – 30 april 2027 Inte börjad Projektledaren" in drawn.text
    assert {one["fill"] for one in drawn.attributes("g", **{"stroke-width": "1.5"})} == {
        "currentColor",
        "url(#tidplan-h)",
        "#fff",
    }
    assert "i dag" in drawn.text


def test_plan_of_nothing_is_a_sentence() -> None:
    day = date(2026, 1, 1)
    chart = gantt("t", "d", [], slug="s", starts=day, ends=day, today=day, empty="Inga aktiviteter än.")
    drawn = draw("gantt", {"chart": chart})
    assert drawn.text == "Inga aktiviteter än."
    assert not drawn.attributes("svg")


@pytest.mark.parametrize(("level", "color"), [("error", "danger"), ("success", "success"), ("debug", "info")])
def test_message_level_becomes_a_colour(level: str, color: str) -> None:
    assert draw("alert", {"text": "x", "color": level}).attributes("div", **{"data-color": color})
