"""Going through a step's page as a browser without scripts does."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from applications.models import Step
from socinv.lifecycle.models import Event
from socinv.notices.models import Notice
from socinv.organisation.models import User
from tests.factories.house import House, a_house
from tests.presentation.markup import Markup


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(step: Step, name: str = "step") -> str:
    return reverse(name, args=[step.case.ref, step.pk])


def read(person: User, step: Step, name: str = "step") -> str:
    """The page's source; it must be given, and hold together."""
    response = signed_in(person).get(url(step, name))
    assert response.status_code == 200, response.status_code
    text: str = response.content.decode()
    assert Markup(text).faults == []
    return text


def shut_out(house: House, step: Step, name: str = "step") -> None:
    """For those outside the page is not there; one who has not logged in is asked to."""
    address, before = url(step, name), Step.objects.get(pk=step.pk).status
    for person in (house.person("affiliated"), house.person("outsider"), a_house().person("network.chair")):
        client = signed_in(person)
        assert client.get(address).status_code == 404
        assert client.post(address, {"outcome": "yes", "reasons": "Ja.", "reason": "Så."}).status_code == 404
    for answer in (Client().get(address), Client().post(address, {})):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("login"))
    assert Step.objects.get(pk=step.pk).status == before


def turned_away(house: House, step: Step, name: str, *who: str) -> None:
    """They may see the case but not do this: a page that says why, and nothing done."""
    events = step.case.events.count()
    for one in who:
        client = signed_in(house.person(one))
        for answer in (
            client.get(url(step, name)),
            client.post(url(step, name), {"reason": "Så.", "due": "2027-01-01"}),
        ):
            assert answer.status_code == 403, one
            assert "Det får du inte göra nu" in answer.content.decode()
    assert step.case.events.count() == events


def told_names(event: Event) -> set[str]:
    """Who got a message of the event."""
    return set(Notice.objects.filter(event=event).values_list("recipient__name", flat=True))


class Answering:
    """A person with a step open: what the form holds, filled in and sent."""

    def __init__(self, person: User, step: Step) -> None:
        self.client, self.step, self.address = signed_in(person), step, url(step)
        self.page: Any = self.client.get(self.address)
        form = self.page.context["form"]
        assert form is not None, "there is no form"
        self.fields: dict[str, Any] = {}
        for name, field in form.fields.items():
            value = form[name].value()
            if value not in (None, "", []):
                self.fields[name] = field.prepare_value(value) if hasattr(field, "prepare_value") else value
        if "conflict" in form.fields:
            self.fields["conflict"] = "no"

    def fill(self, **fields: Any) -> Answering:
        """Fill in fields by name (``__`` for ``-``)."""
        self.fields |= {name.replace("__", "-"): value for name, value in fields.items()}
        return self

    def judge(self, verdict: str, why: str = "Därför.", **single: str) -> Answering:
        """Give every criterion or factor the verdict, and some of them their own."""
        for one in self.page.context["form"].judged:
            key = one.yardstick.key
            self.fields |= {f"judgement-{key}": single.get(key.replace("-", "_"), verdict), f"why-{key}": why}
        return self

    def leave_out(self, *names: str) -> Answering:
        for name in names:
            self.fields.pop(name, None)
        return self

    def register(self, **more: Any) -> Any:
        """Send the form; the answer."""
        self.page = self.client.post(self.address, self.fields | more)
        return self.page

    @property
    def problems(self) -> dict[str, list[str]]:
        return {name: [str(one) for one in found] for name, found in self.page.context["form"].errors.items()}

    @property
    def text(self) -> str:
        text: str = self.page.content.decode()
        return text

    def fresh(self) -> Step:
        return Step.objects.get(pk=self.step.pk)
