"""Playing a story's steps through perform, and failing loudly where reality differs from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from inspect import signature
from typing import Any

from applications.content.saving import save_part
from applications.models import Case
from applications.opening import FORMS, start_case
from socinv.lifecycle import clock
from socinv.lifecycle.graph import verbs_of
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.models import Body, BodyKind, Department, Municipality, User
from socinv.stories.answers import NoAnswer, Reader, given_rows
from socinv.stories.moments import Almanac, NoTime
from socinv.stories.reading import StoryError, Written
from socinv.stories.said import NoSuch, Teller, body_named, field_named
from socinv.stories.schema import Scene
from socinv.stories.things import ASKED, NoThing, Thing, new_thing, thing_named

ABSENT = "absent"


class Absent(Exception):
    """What the step is done to does not exist: its page would be a 404."""


@dataclass(frozen=True)
class Played:
    """What came of a step: the event if there is one, or the no it met."""

    number: int
    moment: datetime
    who: User
    scene: Scene
    event: Event | None = None
    no: str = ""


class Player:
    """Plays one story in one municipality. ``almanac``: what relative times are counted from. ``case``: one that is
    there already, for a story that goes on from where it stands."""

    def __init__(
        self, written: Written, municipality: Municipality, people: Mapping[str, User], almanac: Almanac,
        case: Case | None = None,
    ) -> None:  # fmt: skip
        self.written, self.municipality, self.people, self.almanac = written, municipality, people, almanac
        self.departments = dict(Department.objects.filter(municipality=municipality).values_list("key", "pk"))
        actors = Body.objects.filter(municipality=municipality, kind=BodyKind.ACTOR)
        self.actors = dict(actors.values_list("key", "pk"))
        self._case: int | None = case.pk if case else None

    @property
    def case(self) -> Case | None:
        """The story's case as it is now; None before it has begun."""
        return Case.objects.get(pk=self._case) if self._case else None

    def play(self, moment: datetime, number: int, scene: Scene) -> Played:
        """Play one step at its moment. Raises StoryError where it does not go as the story says."""
        who = self.people[scene.who]
        with clock.at(moment):
            try:
                event, no = self._do_as_told(scene, who)
                self._compare(scene)
            except (NoThing, NoSuch, NoAnswer, NoTime, Mismatch) as wrong:
                raise StoryError(
                    f"{self.written.file}, steg {number} ({moment:%Y-%m-%d} {who.name}, {scene.do}): {wrong}"
                ) from wrong
        return Played(number, moment, who, scene, event, no)

    def _do_as_told(self, scene: Scene, who: User) -> tuple[Event | None, str]:
        """Do it, and hold the answer against the story's."""
        try:
            event = self._do(scene, who)
        except Absent:
            return None, _expected_no(scene, ABSENT, "Det finns inte i ärendet.")
        except Refused as refused:
            return None, _expected_no(scene, refused.verdict.ground.value, str(refused.verdict.reason))
        except Invalid as invalid:
            problems = {field_named(self._case, key): str(text) for key, text in invalid.problems.items()}
            return None, _expected_problems(scene, problems)
        if scene.refused or scene.invalid:
            raise Mismatch("skulle ha fått nej men gick igenom")
        return event, ""

    def _do(self, scene: Scene, who: User) -> Event | None:
        if scene.do == "start" and scene.to in FORMS:
            return self._start(scene, who)
        thing = self._thing(scene, who)
        if thing is None:
            raise Absent
        if scene.do == "write":
            return self._write(thing, scene.with_, who)
        if scene.do == "follow":
            Following.objects.get_or_create(municipality=self.municipality, person=who, case=thing.case)
            return None
        if scene.do not in verbs_of(type(thing)):
            raise NoThing(f"do: {scene.do!r} är ingen åtgärd på {scene.to}")
        data = Teller(self.people, self.almanac).data_of(thing, scene.do, scene.with_)
        _hold_against_the_verb(thing, scene.do, data)
        return perform(thing, scene.do, by=who, **data)

    def _thing(self, scene: Scene, who: User) -> Thing | None:
        """What the step is done to; a change or a question is made by being asked."""
        if scene.do == "ask" and scene.to.partition(":")[0] in ASKED:
            return new_thing(self._case, scene.to, who)
        return thing_named(self._case, scene.to, self.people)

    def _start(self, scene: Scene, who: User) -> Event | None:
        said = dict(scene.with_)
        key = str(said.pop("department", None))
        if key not in self.departments:
            raise NoSuch(f"det finns ingen förvaltning {key!r}")
        if unknown := sorted(set(said) - {"need", "text", "body"}):
            raise NoSuch(f"with går inte att använda till start: {', '.join(unknown)}")
        if "body" in said:
            said["body"] = body_named(self.municipality.pk, said["body"])
        begun = start_case(Department.objects.get(pk=self.departments[key]), by=who, **said)
        if begun.form != scene.to:
            raise Mismatch(f"ärendet börjar med {begun.form}, inte {scene.to}")
        self._case = begun.case_id
        return Event.objects.filter(case=begun.case_id).order_by("id").first()

    def _write(self, thing: Thing, said: Mapping[str, Any], who: User) -> Event | None:
        """Save each part as one who writes in the form does."""
        form = getattr(thing, "form", "")
        reader = Reader(self.departments, self.almanac, given_rows(thing), self.actors)
        for key, answers in said.items():
            part = thing.case.process.part(form, key)
            if part is None:
                raise NoAnswer(f"formuläret har ingen del {key!r}")
            save_part(thing, part, reader.part(part, answers), {}, by=who)  # type: ignore[arg-type]
        return Event.objects.filter(case=thing.case, verb="write", actor=who).last()

    def _compare(self, scene: Scene) -> None:
        """Whether the story's things are where it says."""
        for name, state in scene.leads_to.items():
            thing = thing_named(self._case, name, self.people)
            found = thing.status if thing else ABSENT
            if found != state:
                raise Mismatch(f"{name} skulle ha blivit {state!r} men är {found!r}")


class Mismatch(Exception):
    """Reality differs from the story."""


def _hold_against_the_verb(thing: Thing, verb: str, data: Mapping[str, Any]) -> None:
    """Whether the verb takes what the story says. Raises NoSuch."""
    takes = signature(getattr(type(thing), verb)).parameters
    unknown = sorted(set(data) - set(takes)) if "answer" not in takes else []
    if unknown:
        raise NoSuch(f"with går inte att använda till {verb}: {', '.join(unknown)}")


def _expected_no(scene: Scene, ground: str, reason: str) -> str:
    """The reason, when the story expects just this no. Raises Mismatch."""
    if scene.refused is None:
        raise Mismatch(f"nekades ({ground}): {reason}")
    if scene.refused.ground != ground or scene.refused.says not in reason:
        raise Mismatch(
            f"skulle ha nekats ({scene.refused.ground}: {scene.refused.says}) men nekades ({ground}): {reason}"
        )
    return reason


def _expected_problems(scene: Scene, problems: dict[str, str]) -> str:
    """The problems in one line, when they are just those of the story. Raises Mismatch."""
    said = "; ".join(f"{field}: {text}" for field, text in problems.items())
    if set(problems) != set(scene.invalid) or any(scene.invalid[key] not in text for key, text in problems.items()):
        raise Mismatch(f"uppgifterna godtogs inte: {said}")
    return said
