"""A municipality as one file: checked in plain words, put in once however often, written back."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socinv.documents.models import StandardText
from socinv.organisation.importing.plain_yaml import load
from socinv.organisation.models import (
    Affiliation,
    ApplicationPeriod,
    Body,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    OrganisationChange,
    User,
)
from tests.factories.house import a_house, a_process
from tests.factories.processes import a_variant
from tests.organisation.guidelines import PERIODS, with_actors

TABLES: tuple[Any, ...] = (
    Municipality, Body, Department, User, Affiliation, Membership, Employment, Delegation, ApplicationPeriod,
    StandardText, OrganisationChange,
)  # fmt: skip
GOOD = """\
municipality: {slug: provby, name: Provby kommun, process: SLUG, mail_domain: provby.invalid}
bodies:
  - {key: network, kind: network, name: Gruppen}
  - {key: coordination, kind: coordination, name: Samordningen}
  - {key: namnd, kind: committee, name: Skolnämnden, area: Skola}
  - {key: laget, kind: actor, name: Föreningen Laget, actor_kind: association}
departments:
  - {key: skola, name: Skolkontoret, committee: namnd}
people:
  - name: Ada Provström
    title: Samordnare
    seats: [{body: coordination, role: member, competence: method}]
  - name: Bo Övningsson
    email: Bo@annat.invalid
    works: [{department: skola, head: true, from: 2020-01-01, to: 2030-12-31}]
  - name: Cia Exempelin
    seats: [{body: namnd, role: chair}, {body: laget, role: member}]
delegations:
  - {body: namnd, holder: cia.exempelin, from: 2026-01-01, to: 2030-12-31, reference: § 4}
periods:
  - {title: Våren 2027, opens: 2027-02-01, closes: 2027-03-15}
texts:
  - {use: decision, title: Bifall, text: Kriterierna är uppfyllda.}
"""


@pytest.fixture
def slug() -> Any:
    """A guideline with periods and actors."""
    with a_variant(periods=PERIODS, **with_actors()) as process:
        yield process.slug


@pytest.fixture
def file(tmp_path: Path, slug: str) -> Path:
    path = tmp_path / "provby.yaml"
    path.write_text(GOOD.replace("SLUG", slug), "utf-8")
    return path


def said(*words: Any) -> str:
    out = StringIO()
    call_command("organisation", *words, stdout=out)
    return out.getvalue()


def change(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def counts() -> list[int]:
    return [model.objects.count() for model in TABLES]


@pytest.mark.django_db
def test_everything_is_put_in(file: Path) -> None:
    assert "Provby kommun är inlagd. Nytt: " in said("import", file)
    ours = Municipality.objects.get(slug="provby")
    bo = User.objects.get(email="bo@annat.invalid")
    assert not bo.has_usable_password()
    job = Employment.objects.get(municipality=ours, person=bo)
    assert (job.department.committee.area, job.is_head, job.ends) == ("Skola", True, date(2030, 12, 31))
    assert Body.objects.get(municipality=ours, kind="actor").actor_kind == "association"
    cia = User.objects.get(email="cia.exempelin@provby.invalid")
    assert Delegation.objects.get(municipality=ours).holder == cia
    assert ApplicationPeriod.objects.get(municipality=ours).opens == date(2027, 2, 1)
    assert StandardText.objects.get(municipality=ours).title == "Bifall"
    assert {one.actor_name for one in OrganisationChange.objects.filter(municipality=ours)} == {"Systemet"}
    client = Client()
    client.force_login(User.objects.get(name="Ada Provström"))
    assert "Systemet gav Cia Exempelin ett uppdrag" in client.get(reverse("organisation-changes")).content.decode()


@pytest.mark.django_db
def test_the_second_time_changes_nothing(file: Path) -> None:
    said("import", file)
    before = counts()
    assert "Inget skilde sig" in said("import", file)
    assert counts() == before


@pytest.mark.django_db
def test_what_differs_is_changed_and_noted_and_nothing_is_removed(file: Path) -> None:
    said("import", file)
    change(file, ("Skolkontoret", "Utbildningskontoret"), ("to: 2030-12-31, ref", "to: 2031-06-30, ref"),
           ("  - {use: decision, title: Bifall, text: Kriterierna är uppfyllda.}\n", ""),
           ("texts:\n", ""))  # fmt: skip
    assert "Ändrat: förvaltning 1, delegation 1." in said("import", file)
    assert Delegation.objects.get().ends == date(2031, 6, 30)
    assert StandardText.objects.exists()
    noted = OrganisationChange.objects.filter(thing="department").first()
    assert noted is not None
    assert (noted.before["name"], noted.after["name"]) == ("Skolkontoret", "Utbildningskontoret")


@pytest.mark.django_db
def test_somebody_of_another_municipality_keeps_name_and_account(file: Path) -> None:
    elsewhere = a_house()
    person = elsewhere.person("network.chair")
    change(file, ("Bo@annat.invalid", person.email))
    said("import", file)
    assert User.objects.get(pk=person.pk).name == person.name
    assert Affiliation.objects.filter(person=person).count() == 2


@pytest.mark.django_db
def test_written_back_it_says_the_same(file: Path, tmp_path: Path) -> None:
    said("import", file)
    back = tmp_path / "tillbaka.yaml"
    back.write_text(said("export", "provby"), "utf-8")
    before = counts()
    assert "filen håller" in said("check", back)
    assert "Inget skilde sig" in said("import", back)
    assert counts() == before
    Municipality.objects.filter(slug="provby").update(slug="gamla")
    for model in (Delegation, Membership, Employment, ApplicationPeriod, StandardText):
        model.objects.all().delete()
    said("import", back)
    again = tmp_path / "igen.yaml"
    again.write_text(said("export", "provby"), "utf-8")
    assert load(again.read_text("utf-8")) == load(back.read_text("utf-8"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("slug: provby", "slug: Prov by", "municipality: slug 'Prov by' ska vara små bokstäver"),
        ("key: skola", "key: Skola!", "departments, Skolkontoret: nyckeln 'Skola!'"),
        ("committee: namnd", "committee: network", "en förvaltning svarar mot en nämnd"),
        ("committee: namnd", "committee: nej", "departments, Skolkontoret: det finns inget organ 'nej'"),
        ("kind: committee", "kind: nej", "bodies, Skolnämnden: det finns inget slag 'nej'; skriv council"),
        ("kind: network", "kind: council", "riktlinjen säger att network är av slaget network"),
        ("actor_kind: association", "actor_kind: charity", "actor_kind ska vara något av association, company, public"),
        ("kind: committee, name: Skolnämnden", "kind: council, name: Skolnämnden", "area gäller bara nämnder"),
        ("name: Gruppen", "name: Skolnämnden", "bodies: namnet skolnämnden står 2 gånger"),
        ("key: network", "key: namnd", "bodies: nyckeln namnd står 2 gånger"),
        (", mail_domain: provby.invalid", "", "Ada Provström: adressen saknas"),
        ("Bo@annat.invalid", "bo", "Bo Övningsson: bo är ingen e-postadress"),
        ("Bo@annat.invalid", "system@socinv.invalid", "är systemets egen adress"),
        ("Bo@annat.invalid", "ada.provstrom@provby.invalid", "personerna: adressen ada.provstrom@provby.invalid"),
        ("department: skola", "department: nej", "Bo Övningsson: det finns ingen förvaltning 'nej'"),
        ("body: coordination", "body: nej", "Ada Provström: det finns inget organ 'nej'"),
        ("role: member, competence: method", "role: member", "en samordnare har competence"),
        ("body: namnd, role: chair}", "body: namnd, role: chair, competence: method}", "gäller bara samordnare"),
        ("from: 2020-01-01", "from: i fjol", "from 'i fjol' är ingen dag"),
        ("from: 2020-01-01", "from: 2031-01-01", "to (2030-12-31) ligger före from (2031-01-01)"),
        ("holder: cia.exempelin", "holder: nej", "delegations, namnd till nej: personen finns inte i filen"),
        ("holder: cia.exempelin", "holder: ada.provstrom", "delegaten ska vara ledamot"),
        ("from: 2026-01-01, to: 2030-12-31, ref", "from: 2026-01-01, ref", "en delegation har alltid en sista dag"),
        ("Kriterierna är uppfyllda.", '"Se {dnr}."', "texts, Bifall: fältet {dnr} finns inte, de som finns är di"),
        ("opens: 2027-02-01", "opens: 2027-04-01", "periods, Våren 2027: stänger innan den öppnar"),
        ("people:\n", "first: [{who: nej, text: x}]\npeople:\n", "first: nej finns inte bland personerna"),
        ("role: chair", "role: ordf", "people 3 (Cia Exempelin), seats 1 (namnd): role har ett värde som inte finns"),
        ("title: Samordnare", "titel: Samordnare", "people 1 (Ada Provström): titel finns inte i formatet"),
        ("name: Gruppen", "named: Gruppen", "bodies 1 (network): name saknas"),
        ("departments:\n", "departments: 7\nx:\n", "departments ska vara en lista"),
        ("people:", "people: [", "filen är inte rätt skriven YAML"),
    ],
)
def test_every_mistake_is_said_plainly(file: Path, old: str, new: str, says: str) -> None:
    change(file, (old, new))
    with pytest.raises(CommandError) as wrong:
        said("check", file)
    assert says in str(wrong.value)
    assert all(line.startswith("provby.yaml: ") for line in str(wrong.value).splitlines()[:1])


def test_a_process_file_that_is_missing_is_said_plainly(file: Path, slug: str) -> None:
    change(file, (f"process: {slug}", "process: ingenstans"))
    with pytest.raises(CommandError, match="det finns ingen processfil som heter 'ingenstans'; det finns "):
        said("check", file)


def test_periods_where_the_guideline_has_none(file: Path, slug: str) -> None:
    change(file, (f"process: {slug}", f"process: {a_process().slug}"))
    with pytest.raises(CommandError, match="tar emot ansökningar när som helst"):
        said("check", file)


def test_what_may_be_meant_so_is_said_too(file: Path) -> None:
    told = said("check", file)
    assert "filen håller" in told
    assert "att tänka på: Riktlinjen har" in told
    assert "att tänka på: Ingen kan svara i steget" in told


@pytest.mark.django_db
def test_a_wrong_file_leaves_nothing(file: Path) -> None:
    change(file, ("department: skola", "department: nej"))
    with pytest.raises(CommandError):
        said("import", file)
    assert not Municipality.objects.filter(slug="provby").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("from: 2020-01-01", "from: 2021-01-01", "från 2021-01-01 och från 2020-01-01 gäller samtidigt"),
        ("Våren 2027", "Vintern 2027", "öppnar innan"),
    ],
)
def test_other_days_than_those_kept_are_no_second_row(file: Path, old: str, new: str, says: str) -> None:
    said("import", file)
    before = counts()
    change(file, (old, new))
    with pytest.raises(CommandError, match=says):
        said("import", file)
    assert counts() == before


@pytest.mark.django_db
def test_new_people_can_be_mailed_their_link(file: Path, mailoutbox: list[Any]) -> None:
    said("import", file)
    assert not mailoutbox
    change(file, ("name: Ada Provström", "name: Dora Diktgren"))
    said("import", file, "--welcome")
    [mail] = mailoutbox
    assert mail.to == ["dora.diktgren@provby.invalid"]
    assert "Provby kommun" in mail.body
    assert "/losenord/nytt/" in mail.body


@pytest.mark.django_db
def test_one_that_is_not_there_cannot_be_written_back() -> None:
    with pytest.raises(CommandError, match="ingen kommun som heter 'provby'"):
        said("export", "provby")


@pytest.mark.django_db
def test_a_larger_file_takes_no_more_queries(file: Path) -> None:
    with CaptureQueriesContext(connection) as few:
        said("import", file)
    many = "".join(
        f"  - {{name: Testa Påhittad{number}, seats: [{{body: network, role: member}}]}}\n" for number in range(60)
    )
    change(file, ("slug: provby", "slug: provkoping"), ("people:\n", f"people:\n{many}"),
           ("provby.invalid", "provkoping.invalid"), ("Bo@annat.invalid", "bo@tredje.invalid"))  # fmt: skip
    with CaptureQueriesContext(connection) as queries:
        said("import", file)
    assert len(queries) <= len(few)
