"""Wards of a region don't read each other's referrals, nor take them back; their coordinator reads
them all. Asked of pages, the API, the services and, with wall one gone, of the database."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.test import Client

from core.acting import acting
from core.problems import NotAllowed, Problem
from interop.services.clients import register_client
from organisations.actors import Actor
from organisations.models import Membership, Organisation, Unit
from organisations.roles import Role
from placements.models import Decision
from referrals.models import Referral
from referrals.services.decisions import refuse_referral
from referrals.services.referrals import withdraw_referral
from tests.interop.calls import System, asked, fetch_token, make_system
from tests.pages import signed_in
from tests.world import NOW, OPENED, House, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NAMES = {"E3": "Patient Tre", "E5": "Patient Fem", "": "Patient Ingen"}
NUMBERS = {"E3": "010190-1234", "E5": "020290-1234", "": "030390-1234"}
#: Whose page it is, and whose referral.
PAIRS = [(own, other) for own in NAMES for other in NAMES if own != other]


@dataclass
class Region:
    house: House
    organisation: Organisation
    units: dict[str, Unit | None]
    nurses: dict[str, Actor]
    coordinator: Actor
    systems: dict[str, System]
    sent: dict[str, int]


@pytest.fixture
def region(herning: House) -> Region:
    """Two wards and the rest of the region: a nurse, a system and a referral of each."""
    cache.clear()
    organisation = Organisation.objects.create(key="midt", name="Region Midt", kind="region")
    units: dict[str, Unit | None] = {
        name: Unit.objects.create(organisation=organisation, name=name) for name in ("E3", "E5")
    }
    units[""] = None
    nurses = {
        name: _member(organisation, unit, Role.REFERRER, f"nurse-{name or 'x'}@midt.example")
        for name, unit in units.items()
    }
    coordinator = _member(organisation, None, Role.REFERRAL_COORDINATOR, "coordinator@midt.example")
    systems = {name: _system(organisation, unit, name) for name, unit in units.items()}
    sent = {
        name: system.refer(asked(citizen={"name": NAMES[name], "number": NUMBERS[name]})).json()[
            "id"
        ]
        for name, system in systems.items()
    }
    return Region(herning, organisation, units, nurses, coordinator, systems, sent)


def _member(organisation: Organisation, unit: Unit | None, role: Role, mail: str) -> Actor:
    return Actor.of(
        Membership.objects.create(
            user=make_user(mail.partition("@")[0], mail),
            organisation=organisation,
            unit=unit,
            role=role,
            starts_on=OPENED,
        )
    )


def _system(organisation: Organisation, unit: Unit | None, name: str) -> System:
    made = make_system(organisation, name=f"System {name}")
    made.client.unit = unit
    made.client.save(update_fields=["unit"])
    return made


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_ward_s_page_list_and_letter_show_no_other_ward_s(
    region: Region, own: str, other: str
) -> None:
    client = signed_in(region.nurses[own])
    theirs = region.sent[other]
    for path in ("", "brev/", "traek-tilbage/", "kvittering/"):
        answer = client.get(f"/henvisninger/{theirs}/{path}")
        assert answer.status_code == 404, path
        assert NAMES[other] not in answer.content.decode()
    for address in (
        "/",
        "/henvisninger/",
        "/henvisninger/?vis=sendt",
        "/henvisninger/?vis=besvaret",
    ):
        assert NAMES[other] not in client.get(address).content.decode()
    assert NAMES[own] in client.get("/henvisninger/").content.decode()
    assert client.get(f"/henvisninger/{region.sent[own]}/").status_code == 200


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_ward_s_system_has_no_other_ward_s(region: Region, own: str, other: str) -> None:
    system = region.systems[own]
    listed = system.get("/api/v1/referrals/").json()["results"]
    assert [row["id"] for row in listed] == [region.sent[own]]
    assert system.get(f"/api/v1/referrals/{region.sent[other]}/").status_code == 404
    withdrawn = system.post(
        f"/api/v1/referrals/{region.sent[other]}/withdraw/", {"reason": "Fortrudt"}
    )
    assert withdrawn.status_code == 404


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_nobody_takes_another_ward_s_back(region: Region, own: str, other: str) -> None:
    referral = _received(region, other)
    with pytest.raises(NotAllowed), acting(region.organisation):
        withdraw_referral(by=region.nurses[own], referral=referral, reason="Fortrudt", now=NOW)
    client = signed_in(region.nurses[own])
    for path in ("traek-tilbage/", ""):
        client.post(f"/henvisninger/{region.sent[other]}/{path}", {"reason": "Fortrudt"})
    assert _received(region, other).status == "submitted"


def _received(region: Region, name: str) -> Referral:
    """As the receiver has it."""
    with acting(region.house.organisation):
        return Referral.objects.get(pk=region.sent[name])


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_without_wall_one_the_database_still_keeps_wards_apart(
    region: Region, monkeypatch: pytest.MonkeyPatch, own: str, other: str
) -> None:
    def everything(self: QuerySet, *_actor: object) -> QuerySet:
        return self.all()

    monkeypatch.setattr(type(Referral.objects.all()), "visible_to", everything)
    monkeypatch.setattr(type(Referral.objects), "visible_to", lambda self, *_actor: self.all())
    client = signed_in(region.nurses[own])
    assert client.get(f"/henvisninger/{region.sent[other]}/").status_code == 404
    assert NAMES[other] not in client.get("/henvisninger/").content.decode()
    listed = region.systems[own].get("/api/v1/referrals/").json()["results"]
    assert [row["id"] for row in listed] == [region.sent[own]]


def test_row_by_row_the_database_shows_a_ward_its_own(region: Region) -> None:
    for name, actor in region.nurses.items():
        with acting(region.organisation, units=actor.units_in_sight):
            assert [r.pk for r in Referral.objects.all()] == [region.sent[name]]
    with acting(region.organisation, units=region.coordinator.units_in_sight):
        assert {r.pk for r in Referral.objects.all()} == set(region.sent.values())


def test_the_answer_is_the_ward_s_too(region: Region) -> None:
    with acting(region.house.organisation):
        refuse_referral(
            by=region.house.caseworker,
            referral=Referral.objects.get(pk=region.sent["E3"]),
            reasons="Der er brug for døgndækning.",
            now=NOW,
        )
    for name, count in (("E3", 1), ("E5", 0), ("", 0)):
        with acting(region.organisation, units=region.nurses[name].units_in_sight):
            assert Decision.objects.count() == count


def test_the_coordinator_reads_them_all(region: Region) -> None:
    client = signed_in(region.coordinator)
    page = client.get("/henvisninger/").content.decode()
    for name, pk in region.sent.items():
        assert NAMES[name] in page
        assert client.get(f"/henvisninger/{pk}/").status_code == 200


def test_the_receiver_reads_which_ward_it_came_from(region: Region) -> None:
    client = signed_in(region.house.caseworker)
    assert "Region Midt, E3" in client.get(f"/henvisninger/{region.sent['E3']}/").content.decode()
    with acting(region.house.organisation):
        assert "Region Midt, E5" in str(Referral.objects.get(pk=region.sent["E5"]).frozen)


def test_what_a_nurse_of_two_wards_sees_follows_the_ward_acted_for(region: Region) -> None:
    nurse = region.nurses["E3"]
    second = Membership.objects.create(
        user=nurse.user,
        organisation=region.organisation,
        unit=region.units["E5"],
        role=Role.REFERRER,
        starts_on=OPENED,
    )
    client = signed_in(nurse)
    assert NAMES["E5"] not in client.get("/henvisninger/").content.decode()
    client.post("/skift-rolle/", {"membership": second.pk})
    page = client.get("/henvisninger/").content.decode()
    assert NAMES["E5"] in page
    assert NAMES["E3"] not in page
    assert "Region Midt, E3" in page, "both wards are offered by name"


def test_who_moves_to_another_ward_leaves_its_patients_behind(region: Region) -> None:
    nurse = region.nurses["E3"]
    client = signed_in(nurse)
    assert client.get(f"/henvisninger/{region.sent['E3']}/").status_code == 200
    Membership.objects.filter(pk=nurse.membership.pk).update(unit=region.units["E5"])
    assert client.get(f"/henvisninger/{region.sent['E3']}/").status_code == 404


def test_a_unit_is_of_the_member_s_and_the_client_s_own_organisation(region: Region) -> None:
    other = Organisation.objects.create(key="nord", name="Region Nord", kind="region")
    foreign = Unit.objects.create(organisation=other, name="E3")
    with pytest.raises(Problem):
        register_client(
            organisation=region.organisation, name="Fejl", scopes=["referrals:read"], unit=foreign
        )

    def mismatched() -> None:
        Membership.objects.filter(user=region.nurses["E3"].user).update(unit=foreign)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError), transaction.atomic():
        mismatched()


def test_a_repeat_by_another_ward_with_the_same_key_is_answered_to_nobody(region: Region) -> None:
    """Keys are kept per client."""
    body = asked(citizen={"name": "Ens Nøgle", "number": "040490-1234"})
    first = region.systems["E3"].refer(body, key="den-samme")
    second = region.systems["E5"].refer(body, key="den-samme")
    assert first.json()["id"] != second.json()["id"]


def test_a_client_s_token_says_nothing_of_its_ward(region: Region) -> None:
    assert fetch_token(region.systems["E3"].client.client_id, "forkert").status_code == 401
    assert Client().get(f"/api/v1/referrals/{region.sent['E3']}/").status_code == 401
