"""An invitation to an expert is taken back: nothing is asked any more, and the case is closed to the person."""

from __future__ import annotations

import pytest

from applications.models import Step
from socinv.lifecycle.models import WorkItem
from socinv.notices.models import Mail
from tests.factories.acts import ask_expert
from tests.factories.cases import a_submitted_idea, open_step
from tests.factories.house import House
from tests.steps.pages import Answering, read, shut_out, signed_in, turned_away, url

PAGE = "step-cancel"


@pytest.fixture
def step(house: House) -> Step:
    return ask_expert(house, a_submitted_idea(house).case, house.person("expert"))


@pytest.mark.rule("SUN-20")
@pytest.mark.parametrize("who", ["network.chair", "network.member", "coordination.method"])
def test_the_expert_no_longer_sees_the_case(house: House, step: Step, who: str) -> None:
    expert = house.person("expert")
    assert house.person("expert").name in read(house.person(who), step, PAGE)
    client = signed_in(house.person(who))
    answer = client.post(url(step, PAGE), {"reason": "Vi hann inte vänta."}, follow=True)
    assert f"Inbjudan till {expert.name} är återkallad." in answer.content.decode()
    assert Step.objects.get(pk=step.pk).status == "cancelled"
    assert signed_in(expert).get(url(step)).status_code == 404
    assert not WorkItem.objects.open().filter(person=expert).exists()
    assert step.case.events.get(verb="cancel").said["reason"] == "Vi hann inte vänta."


def test_the_expert_is_told_without_a_link_that_leads_nowhere(house: House, step: Step) -> None:
    expert = house.person("expert")
    assert "får veta att inbjudan är återkallad" in read(house.person("network.chair"), step, PAGE)
    signed_in(house.person("network.chair")).post(url(step, PAGE), {"reason": "Vi hann inte vänta."})
    message = Mail.objects.get(notices__event__verb="cancel", recipient=expert)
    assert message.text.startswith(f"Inget svar behövs längre från {expert.name}.")
    assert str(step.case) in message.text
    assert step.case.get_absolute_url() not in message.text + message.html


@pytest.mark.rule("SUN-20")
def test_then_the_network_need_not_wait(house: House, step: Step) -> None:
    review = open_step(step.case, "assessment")
    assert "Experten har inte svarat" in read(house.person("network.chair"), review)
    signed_in(house.person("network.chair")).post(url(step, PAGE), {})
    assert 'id="besluta"' in read(house.person("network.chair"), review)


def test_others_do_not_take_it_back(house: House, step: Step) -> None:
    turned_away(house, step, PAGE, "network.co-opted", "management-group.chair", "education.writer", "education.head")
    assert signed_in(house.person("expert")).post(url(step, PAGE), {}).status_code == 403
    assert Step.objects.get(pk=step.pk).status == "open"


def test_a_bodys_step_is_not_cancelled_by_hand(house: House, step: Step) -> None:
    review = open_step(step.case, "assessment")
    turned_away(house, review, PAGE, "network.chair", "coordination.method")
    assert Step.objects.get(pk=review.pk).status == "open"


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step, PAGE)


def test_twice(house: House, step: Step) -> None:
    client = signed_in(house.person("network.chair"))
    for _time in range(2):
        assert client.post(url(step, PAGE), {"reason": "Så."}, follow=True).status_code == 200
    assert step.case.events.filter(verb="cancel").count() == 1


def test_an_answer_that_came_first_stays(house: House, step: Step) -> None:
    Answering(house.person("expert"), step).fill(outcome="weak", reasons="En studie.").register()
    late = signed_in(house.person("network.chair")).post(url(step, PAGE), {"reason": "Vi hann inte vänta."})
    assert late.status_code == 409
    assert "Vi hann inte vänta." in late.content.decode()
    assert Step.objects.get(pk=step.pk).status == "answered"
