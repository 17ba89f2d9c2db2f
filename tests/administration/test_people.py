"""People and their roles: one's own organisation's alone, and never without an administrator."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone

from administration.services.people import (
    PersonFacts,
    add_person,
    change_role,
    end_membership,
    people_in_sight,
    send_password_link,
)
from administration.services.units import add_unit, rename_unit
from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.models import Membership, PasswordLink, Unit, User
from organisations.roles import Role
from placements.services.assignments import as_shown, choose_houses, houses_of
from tests.pages import signed_in, text_of
from tests.world import House, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return house_of("polaris")


@pytest.fixture
def admin(house: House) -> Actor:
    return house.actors[Role.ORGANISATION_ADMIN]


def today() -> date:
    return timezone.localdate()


def facts(**changed: Any) -> PersonFacts:
    usual: dict[str, Any] = {
        "name": "Karin Ny",
        "email": "karin@herning.example",
        "role": "facility_staff",
        "unit": None,
        "houses": [],
        "starts_on": today(),
    }
    return PersonFacts(**(usual | changed))


def add(admin: Actor, **changed: Any) -> Membership:
    with acting(admin.organisation):
        return add_person(by=admin, facts=facts(**changed), now=timezone.now())


def change(admin: Actor, membership: Membership, **changed: Any) -> Membership:
    to = {"role": membership.role, "unit": membership.unit_id, "on": today()} | changed
    with acting(admin.organisation):
        return change_role(by=admin, membership=membership, now=timezone.now(), **to)


def end(admin: Actor, membership: Membership, on: date | None) -> None:
    with acting(admin.organisation):
        end_membership(by=admin, membership=membership, on=on, now=timezone.now())


def own(actor: Actor) -> Membership:
    assert actor.membership is not None
    return actor.membership


def events_of(admin: Actor, begins: str = "membership.") -> list[str]:
    with acting(admin.organisation):
        events = Event.objects.filter(kind__startswith=begins).order_by("pk")
        return list(events.values_list("kind", flat=True))


def test_somebody_new_has_no_password_and_gets_a_link(house: House, admin: Actor) -> None:
    membership = add(admin, houses=[house.first.pk], email=" Karin@Herning.example ")
    assert membership.user.email == "karin@herning.example"
    assert not membership.user.has_usable_password()
    assert PasswordLink.objects.get(user=membership.user).why == PasswordLink.Why.WELCOME
    with acting(house.organisation):
        assert houses_of(membership) == {house.first.pk}
    assert add(admin, houses=[house.first.pk]).pk == membership.pk, "the same again is one"
    assert events_of(admin) == ["membership.added"]
    assert PasswordLink.objects.count() == 1
    signed_in(Actor.of(membership)).get("/")
    assert house.first.name in text_of(signed_in(Actor.of(membership)).get(reverse("board")))


def test_somebody_known_elsewhere_is_as_before(admin: Actor) -> None:
    other = house_of("mpo")
    known = other.caseworker.user
    assert known is not None
    before = User.objects.filter(pk=known.pk).values().get()
    membership = add(admin, email=known.email.upper(), name="Et Andet Navn", role="caseworker")
    assert membership.user == known
    assert User.objects.filter(pk=known.pk).values().get() == before
    assert PasswordLink.objects.get(user=known).why == PasswordLink.Why.ADDED
    page = text_of(signed_in(admin).get(reverse("people")))
    assert known.email in page
    assert other.organisation.name not in page.replace(known.name, "")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "ikke en mail"}, "email"),
        ({"role": "konge"}, "role"),
        ({"unit": 999_999}, "unit"),
        ({"houses": [999_999]}, "houses"),
        ({"starts_on": date(2020, 1, 1)}, "starts_on"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(admin: Actor, wrong: dict, field: str) -> None:
    with pytest.raises(Problem) as refused:
        add(admin, **wrong)
    assert refused.value.field == field
    assert not Membership.objects.filter(user__email="karin@herning.example").exists()


def test_what_is_another_organisation_s_is_never_theirs_to_set(house: House, admin: Actor) -> None:
    other = house_of("mpo")
    unit = Unit.objects.create(organisation=other.organisation, name="Team 1")
    for wrong in ({"unit": unit.pk}, {"houses": [other.first.pk]}):
        with pytest.raises(Problem):
            add(admin, **wrong)
    theirs = own(other.leader)
    for act in (
        lambda: end(admin, theirs, today()),
        lambda: change(admin, theirs, role="caseworker"),
        lambda: choose_houses(by=admin, membership=theirs, houses=[], now=timezone.now()),
        lambda: send_password_link(by=admin, membership=theirs, now=timezone.now()),
        lambda: rename_unit(by=admin, unit=unit, name="Vores", now=timezone.now()),
    ):
        with acting(house.organisation), pytest.raises(NotAllowed):
            act()
    client = signed_in(admin)
    for name in ("change_role", "choose_houses", "end_membership"):
        assert client.get(reverse(name, args=[theirs.pk])).status_code == 404
    page = text_of(client.get(reverse("people") + "?alle=1"))
    assert other.organisation.key not in page
    assert house.organisation.key in page


@pytest.mark.parametrize("role", [Role.FACILITY_LEADER, Role.CASEWORKER])
def test_nobody_but_an_administrator_sets_who_is_who(house: House, role: Role) -> None:
    with pytest.raises(NotAllowed):
        add(house.actors[role])
    with pytest.raises(NotAllowed):
        end(house.actors[role], own(house.staff), today())


def test_another_role_from_a_day_at_the_same_houses(house: House, admin: Actor) -> None:
    staff = own(house.staff)
    day = today() + timedelta(days=10)
    leader = change(admin, staff, role="facility_leader", on=day)
    assert change(admin, staff, role="facility_leader", on=day).pk == leader.pk
    staff.refresh_from_db()
    assert (staff.role, staff.ends_on, leader.starts_on) == ("facility_staff", day, day)
    with acting(house.organisation):
        assert houses_of(leader) == houses_of(staff) == {house.first.pk}
    assert events_of(admin) == ["membership.role_changed"]
    with pytest.raises(Problem) as refused:
        change(admin, own(house.leader), role="caseworker", on=date(2020, 1, 2))
    assert refused.value.field == "on"


def test_what_begins_that_day_is_put_right_where_it_stands(admin: Actor) -> None:
    membership = add(admin)
    changed = change(admin, membership, role="facility_leader")
    assert (changed.pk, changed.role) == (membership.pk, "facility_leader")
    assert Membership.objects.filter(user=membership.user).count() == 1


def test_a_role_that_has_ended_opens_nothing(house: House, admin: Actor) -> None:
    client = signed_in(house.leader)
    assert client.get(reverse("rates")).status_code == 200
    end(admin, own(house.leader), today())
    end(admin, own(house.leader), today())
    assert client.get(reverse("rates")).status_code == 403
    assert events_of(admin) == ["membership.ended"]
    with pytest.raises(Conflict):
        end(admin, own(house.leader), today() + timedelta(days=3))
    with acting(house.organisation):
        for also_ended in (False, True):
            rows = people_in_sight(admin, words="leader", on=today(), also_ended=also_ended)
            assert (own(house.leader) in rows) == also_ended


def test_what_has_not_begun_is_taken_back(admin: Actor) -> None:
    membership = add(admin, starts_on=today() + timedelta(days=5))
    end(admin, membership, today())
    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert events_of(admin) == ["membership.added", "membership.taken_back"]


def test_the_last_administrator_stays(admin: Actor) -> None:
    for act in (
        lambda: end(admin, own(admin), today()),
        lambda: change(admin, own(admin), role="caseworker"),
    ):
        with pytest.raises(Problem) as refused:
            act()
        assert (refused.value.code, refused.value.field) == ("last_administrator", "on")
    later = today() + timedelta(days=30)
    add(admin, role="organisation_admin", starts_on=later)
    with pytest.raises(Problem):
        end(admin, own(admin), today())  # for a month nobody would be there
    end(admin, own(admin), later)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_of_two_administrators_who_end_each_other_one_stays() -> None:
    house = house_of("polaris")
    admin = house.actors[Role.ORGANISATION_ADMIN]
    second = Actor.of(add(admin, role="organisation_admin"))
    start, outcomes = threading.Barrier(2, timeout=10), []

    def run(by: Actor, other: Actor) -> None:
        try:
            start.wait()
            end(by, own(other), today() + timedelta(days=1))
            outcomes.append("ended")
        except Problem as problem:
            outcomes.append(problem.code)
        finally:
            connections.close_all()

    pairs = [(admin, second), (second, admin)]
    threads = [threading.Thread(target=run, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["ended", "last_administrator"]


def test_houses_are_chosen_and_of_two_colleagues_none_loses(house: House, admin: Actor) -> None:
    membership = own(house.staff)
    now = timezone.now()
    both = [house.first.pk, house.second.pk]
    with acting(house.organisation):
        shown = Shown.of({"houses": as_shown([house.first.pk])})
        again = {"by": admin, "membership": membership, "now": now, "shown": shown}
        choose_houses(**again, houses=both)
        choose_houses(**again, houses=both)
        assert houses_of(membership) == set(both)
        with pytest.raises(Stale):
            choose_houses(**again, houses=[])
        choose_houses(by=admin, membership=membership, houses=[house.second.pk], now=now)
        assert houses_of(membership) == {house.second.pk}
    assert events_of(admin, "assignment.") == ["assignment.added", "assignment.removed"]
    page = signed_in(house.staff).get(reverse("board"))
    assert house.second.name in text_of(page)


def test_a_unit_is_added_once_and_renamed(house: House, admin: Actor) -> None:
    now = timezone.now()
    with acting(house.organisation):
        unit = add_unit(by=admin, name=" Team  Nord ", now=now)
        assert add_unit(by=admin, name="Team Nord", now=now).pk == unit.pk
        add_unit(by=admin, name="Team Syd", now=now)
        with pytest.raises(Problem) as refused:
            rename_unit(by=admin, unit=unit, name="Team Syd", now=now)
        assert refused.value.field == "name"
        shown = Shown.of({"name": unit.name})
        rename_unit(by=admin, unit=unit, name="Team Vest", now=now, shown=shown)
        with pytest.raises(Stale):
            rename_unit(by=admin, unit=unit, name="Team Øst", now=now, shown=shown)
    assert events_of(admin, "unit.") == ["unit.added", "unit.added", "unit.renamed"]
    referrer = add(admin, role="referrer", unit=unit.pk)
    assert "Team Vest" in text_of(signed_in(admin).get(reverse("people") + "?ord=vest"))
    assert referrer.unit == unit


def test_what_stands_on_a_person_is_named_before_the_role_ends(house: House, admin: Actor) -> None:
    stay = make_stay(house, name="Maja Eksempel")
    with acting(house.organisation), transaction.atomic():
        stay.coordinator = house.caseworker.user
        stay.save()
        follow_up = stay.follow_ups.first()
        follow_up.responsible = house.caseworker.user
        follow_up.save()
    page = signed_in(admin).get(reverse("end_membership", args=[own(house.caseworker).pk]))
    assert "1 open follow-up" in text_of(page) or "1 åben opfølgning" in text_of(page)
    assert "Maja" not in text_of(page)
    free = signed_in(admin).get(reverse("end_membership", args=[own(house.leader).pk]))
    assert "follow-up" not in text_of(free)


def test_the_pages_keep_what_was_typed(house: House, admin: Actor) -> None:
    client = signed_in(admin)
    sent = {
        "name": "Karin Ny",
        "email": "karin@herning.example",
        "role": "facility_staff",
        "houses": [str(house.second.pk)],
        "starts_on": "2020-01-01",
    }
    refused = client.post(reverse("add_person"), sent)
    assert refused.status_code == 422
    assert 'value="Karin Ny"' in refused.content.decode()
    saved = client.post(reverse("add_person"), sent | {"starts_on": today().isoformat()})
    assert saved.status_code == 302
    page = text_of(client.get(saved["Location"]))
    assert "karin@herning.example" in page
    karin = Membership.objects.get(user__email="karin@herning.example")
    for _press in range(2):
        client.post(reverse("send_password_link", args=[karin.pk]))
    waiting = PasswordLink.objects.filter(user=karin.user, why=PasswordLink.Why.FORGOTTEN)
    assert waiting.count() == 1, "while it waits, twice is once"
    client.post(reverse("choose_houses", args=[karin.pk]), {"houses": [str(house.first.pk)]})
    with acting(house.organisation):
        assert houses_of(karin) == {house.first.pk}
