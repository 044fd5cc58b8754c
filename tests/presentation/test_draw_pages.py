"""The page frame, the error pages, the log-in pages and the pages of text."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils import translation

from socinv.presentation.forms import PlainForm
from socinv.presentation.log_in_forms import (
    ChangePasswordForm,
    ForgottenPasswordForm,
    LogInForm,
    NewPasswordForm,
)
from tests.presentation.markup import Markup
from tests.presentation.samples import SITE, Person

BARE = ["400.html", "403_csrf.html", "500.html"]
FRAMED = [
    "404.html",
    "403.html",
    "pages/help.html",
    "pages/accessibility.html",
    "pages/personal_data.html",
    "registration/logged_out.html",
    "registration/password_change_done.html",
    "registration/password_reset_done.html",
    "registration/password_reset_complete.html",
]
FORMS: list[tuple[str, Callable[[], forms.Form], str]] = [
    ("registration/login.html", lambda: LogInForm(data={}), "id_username"),
    ("registration/password_change_form.html", lambda: ChangePasswordForm(nobody(), {}), "id_old_password"),
    ("registration/password_reset_form.html", lambda: ForgottenPasswordForm({}), "id_email"),
    ("registration/password_reset_confirm.html", lambda: NewPasswordForm(nobody(), {}), "id_new_password1"),
]


class Topic(PlainForm):
    """A page with one field."""

    title = forms.CharField(label="Rubrik")
    case = forms.CharField(widget=forms.HiddenInput, required=False)


def nobody() -> AbstractBaseUser:
    """An account that is never saved."""
    return get_user_model()()


def page(name: str, **context: Any) -> Markup:
    """A page as Maja at Exempels kommun sees it."""
    given = {
        "site": SITE,
        "user": Person(),
        "request": SimpleNamespace(get_full_path="/a/"),
        "csrf_token": "T",
    }
    return Markup(render_to_string(name, given | context))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", FRAMED)
def test_framed_page_is_clean(name: str, language: str) -> None:
    with translation.override(language):
        drawn = page(name)
    assert drawn.faults == []
    assert drawn.dangling == set()
    assert len(drawn.attributes("h1")) == 1
    assert drawn.attributes("html", lang=language, **{"class": "theme-exempel"})
    assert drawn.text.count("Exempels kommun") >= 3


@pytest.mark.parametrize("name", BARE)
def test_bare_page_needs_no_context(name: str) -> None:
    drawn = Markup(render_to_string(name))
    assert drawn.faults == []
    assert len(drawn.attributes("h1")) == 1
    assert drawn.attributes("a", href="/")


@pytest.mark.parametrize(("name", "sent_empty", "first_field"), FORMS)
def test_log_in_page_shows_what_is_missing(name: str, sent_empty: Callable[[], forms.Form], first_field: str) -> None:
    drawn = page(name, form=sent_empty(), validlink=True, user=AnonymousUser(), next="/arenden/")
    assert drawn.faults == []
    assert drawn.dangling == set()
    assert drawn.text.startswith("Fel:")
    assert drawn.attributes("a", href=f"#{first_field}")
    assert drawn.attributes("input", id=first_field, **{"class": "ds-input", "aria-invalid": "true"})


def test_old_reset_link_leads_to_a_new_one() -> None:
    drawn = page("registration/password_reset_confirm.html", validlink=False)
    assert not drawn.attributes("input", type="password")
    assert "Länken gäller inte längre" in drawn.text


def test_reset_mail_holds_the_link() -> None:
    link = {"protocol": "https", "domain": "example.se", "uid": "MQ", "token": "abc-def"}
    assert "https://example.se/" in render_to_string("registration/password_reset_email.html", link)
    assert "\n" not in render_to_string("registration/password_reset_subject.txt").strip()


def test_refusal_gives_its_reason() -> None:
    assert "Det är socialnämndens tur" in page("403.html", reason="Det är socialnämndens tur.").text


def test_title_names_page_service_and_municipality() -> None:
    assert page("404.html").text.startswith("Sidan finns inte – Sociala investeringar – Exempels kommun")


def test_demo_strip_only_in_the_demo() -> None:
    assert "Byt person" in page("404.html").text
    real = SimpleNamespace(municipality=SITE.municipality, nav=[], demo=False)
    assert "Byt person" not in page("404.html", site=real).text


def test_htmx_may_not_evaluate_and_sends_the_token() -> None:
    drawn = page("404.html")
    config = json.loads(drawn.attributes("meta", name="htmx-config")[0]["content"] or "")
    assert config["allowEval"] is False
    assert config["includeIndicatorStyles"] is False
    assert json.loads(drawn.attributes("body")[0]["hx-headers"] or "") == {"X-CSRFToken": "T"}


def test_form_page_sent_empty_begins_with_the_summary() -> None:
    drawn = page("base_form.html", form=Topic({}), heading="Ny idé", lead="Kort.", cancel_url="/", form_url="/ny/")
    assert drawn.faults == []
    assert drawn.text.startswith("Fel: Ny idé")
    assert drawn.text.index("En uppgift saknas") < drawn.text.index("Kort.")
    assert drawn.attributes("form", action="/ny/", method="post")
    assert drawn.attributes("input", type="hidden", name="case")


def test_form_page_before_it_is_sent_has_no_error() -> None:
    drawn = page("base_form.html", form=Topic(), heading="Ny idé", submit_word="Lämna in")
    assert not drawn.text.startswith("Fel:")
    assert "Lämna in" in drawn.text


def test_error_on_every_page_is_outside_the_message_area() -> None:
    drawn = page("404.html", messages=[SimpleNamespace(level_tag="success", __str__=lambda: "Klart")])
    assert drawn.attributes("div", **{"class": "ds-alert", "data-color": "success"})
