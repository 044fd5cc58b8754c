"""The first mail to a new person: a link that sets the password, by Django's own reset."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from socinv.organisation.models import Municipality, User

log = logging.getLogger(__name__)


def password_link(request: HttpRequest | None, person: User) -> str:
    """The address where the person, and nobody else, chooses a password; without a request the site's own."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("password_reset_confirm", args=[uid, default_token_generator.make_token(person)])
    return request.build_absolute_uri(path) if request is not None else f"{settings.SITE_URL}{path}"


def send_welcome(request: HttpRequest | None, person: User, municipality: Municipality) -> bool:
    """Mail the link to the person only: who can open it can act as the person. False when it did not go."""
    text = render_to_string(
        "organisation/welcome_email.txt",
        {"person": person, "municipality": municipality, "link": password_link(request, person)},
    )
    try:
        send_mail(_("Välj ditt lösenord"), text, None, [person.email])
    except OSError:
        log.warning("The welcome mail to person %s did not go", person.pk)
        return False
    return True
