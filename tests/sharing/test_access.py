"""Access of partners: what it rests on, what it opens, and all by which it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import AccessLog, Event
from citizens.models import Citizen
from citizens.services.joining import join_citizens
from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Unit
from organisations.roles import Role
from placements.models import Stay
from sharing.models import Consent, Grant
from sharing.parts import PartIsTaken, SharedPart, parts_of, share_part
from sharing.services.reading import AccessIsOver
from sharing.topics import Topic
from tests.placements.stays import leave, plan
from tests.sharing.acts import answer, give, read, revoke, say_no, shared, withdraw
from tests.world import NOW, House, day, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LAW = {"rests_on": "psychiatry_act", "ground_note": "Koordinationsplan, § 13 b"}


@pytest.fixture
def consent(herning: House, stay: Stay) -> Consent:
    return answer(herning.staff, stay)


@pytest.fixture
def grant(herning: House, stay: Stay, ward: Actor, consent: Consent) -> Grant:
    return give(herning.leader, stay, ward, parts=["overview", "follow_ups"])


def refused(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as told:
        act()
    return {each.field: each.code for each in told.value.each}


def is_closed(partner: Actor, grant: Grant, now: Any = NOW) -> bool:
    """The partner reads nothing of it: neither a part nor a name."""
    with pytest.raises(AccessIsOver):
        read(partner, grant, now=now)
    return shared(partner, now) == []


def test_the_partner_reads_the_parts_that_were_given_and_no_others(
    ward: Actor, stay: Stay, grant: Grant
) -> None:
    (row,) = shared(ward)
    assert (row.called, row.organisation) == ("Maja Eksempel", "Herning Kommune")
    assert [part.key for part in row.parts] == ["overview", "follow_ups"]
    _told, first = read(ward, grant) or pytest.fail("closed")
    assert first.data["house"] == stay.facility.name
    _told, second = read(ward, grant, "follow_ups") or pytest.fail("closed")
    assert len(second.data["follow_ups"]) == stay.follow_ups.count()
    for other in ("star", "notes", "-"):
        assert read(ward, grant, other) is None


def test_each_reading_is_logged_with_the_citizens_organisation_and_names_the_grant(
    herning: House, ward: Actor, stay: Stay, grant: Grant
) -> None:
    shared(ward)
    read(ward, grant, "follow_ups")
    rows = AccessLog.objects.filter(citizen_id=stay.citizen_id, purpose="grant").order_by("pk")
    assert [(row.what, row.by_name, row.on_behalf_of_id) for row in rows] == [
        ("shared with me", "Nanna Nat", ward.organisation.pk),
        (f"grant {grant.pk}: follow_ups", "Nanna Nat", ward.organisation.pk),
    ]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"partner": None}, {"partner": "missing"}),
        ({"unit": None}, {"mail": "nobody_named"}),
        ({"mail": "nurse"}, {"mail": "not_a_mail"}),
        ({"purpose": ""}, {"purpose": "missing"}),
        ({"purpose": "questions_after"}, {"purpose": "not_a_choice"}),
        ({"purpose": "doctor"}, {"rests_on": "consent_missing"}),
        ({"rests_on": ""}, {"rests_on": "missing"}),
        ({"parts": []}, {"parts": "missing"}),
        ({"parts": ["secrets"]}, {"parts": "missing"}),
        ({"parts": ["star"]}, {"parts": "not_covered"}),
        ({"reason": ""}, {"reason": "missing"}),
        ({"last_on": None}, {"last_on": "missing"}),
        ({"last_on": day(-1)}, {"last_on": "not_within"}),
        ({"last_on": day(61)}, {"last_on": "beyond_the_consent"}),
        ({"last_on": day(183)}, {"last_on": "beyond_the_consent"}),
        (LAW | {"ground_note": ""}, {"ground_note": "missing"}),
        (LAW | {"last_on": day(183)}, {"last_on": "not_within"}),
        (LAW | {"parts": ["star"]}, {"parts": "not_covered"}),
        (LAW | {"purpose": "relatives"}, {"rests_on": "ground_for_others"}),
        (LAW | {"reason": "Om 010190-1234"}, {"reason": "holds_cpr"}),
    ],
)
def test_nothing_is_given_that_neither_consent_nor_law_allows(
    herning: House,
    stay: Stay,
    ward: Actor,
    consent: Consent,
    changed: dict[str, Any],
    code: dict[str, str],
) -> None:
    found = refused(lambda: give(herning.leader, stay, ward, **changed))
    assert found | code == found
    assert not Grant.objects.exists()


def test_given_twice_is_given_once(herning: House, stay: Stay, ward: Actor, grant: Grant) -> None:
    assert give(herning.leader, stay, ward, parts=["overview", "follow_ups"]) == grant
    assert Event.objects.filter(kind="grant.given").count() == 1


def test_without_a_consent_it_can_rest_on_the_law(herning: House, stay: Stay, ward: Actor) -> None:
    given = give(herning.leader, stay, ward, **LAW)
    assert (given.consent, given.legal_ground) == (None, "psychiatry_act")
    assert read(ward, given) is not None


def test_staff_write_answers_down_and_give_nobody_access(
    herning: House, stay: Stay, ward: Actor, grant: Grant
) -> None:
    for role in (Role.FACILITY_STAFF, Role.SUPERVISOR, Role.REFERRER, Role.ORGANISATION_ADMIN):
        with pytest.raises(NotAllowed):
            give(herning.actors[role], stay, ward)
        with pytest.raises(NotAllowed):
            revoke(herning.actors[role], grant)
    assert read(ward, grant) is not None


def test_a_consent_that_is_withdrawn_closes_it_at_that_moment(
    herning: House, ward: Actor, grant: Grant, consent: Consent
) -> None:
    withdraw(herning.staff, consent)
    assert is_closed(ward, grant)


def test_a_new_answer_closes_what_rested_on_the_one_before(
    herning: House, stay: Stay, ward: Actor, grant: Grant
) -> None:
    answer(herning.staff, stay, topics=["stay"], now=NOW + timedelta(minutes=1))
    assert is_closed(ward, grant)


def test_revoked_it_is_closed_and_stays_so(herning: House, ward: Actor, grant: Grant) -> None:
    revoke(herning.caseworker, grant)
    assert is_closed(ward, grant)
    revoke(herning.leader, grant)
    grant.refresh_from_db()
    assert grant.revoked_by == herning.caseworker.user
    with pytest.raises(DatabaseError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(revoked_at=None, revoked_because="")


def test_it_runs_out_between_two_clicks(ward: Actor, grant: Grant) -> None:
    last = NOW + timedelta(days=30)
    assert read(ward, grant, now=last.replace(hour=23, minute=59)) is not None
    assert is_closed(ward, grant, last.replace(hour=0) + timedelta(days=1))


def test_a_death_closes_it(herning: House, stay: Stay, ward: Actor, grant: Grant) -> None:
    leave(herning, stay, 0, ending="died", destination="")
    assert is_closed(ward, grant)


def test_the_end_of_the_stay_closes_it_after_a_month(
    herning: House, stay: Stay, ward: Actor
) -> None:
    given = give(herning.leader, stay, ward, **LAW, last_on=day(100))
    leave(herning, stay, 0)
    assert read(ward, given, now=NOW + timedelta(days=30)) is not None
    assert is_closed(ward, given, NOW + timedelta(days=31))
    stay.refresh_from_db()
    assert refused(lambda: give(herning.leader, stay, ward, **LAW)) == {None: "stay_ended"}


def test_it_opens_for_nobody_else(
    herning: House, holstebro: House, stay: Stay, nurse: Actor, ward: Actor, grant: Grant
) -> None:
    e4 = Unit.objects.create(organisation=ward.organisation, name="E4")
    others = [
        replace(ward, unit=e4),
        replace(ward, unit=None),
        replace(ward, role=Role.VOLUNTEER),
        Actor.client(ward.organisation, "Journalen", ward.unit),
        Actor.public(ward.organisation),
        Actor.by_link(ward.organisation, "Nanna"),
        *holstebro.actors.values(),
        *herning.actors.values(),
    ]
    for other in others:
        assert shared(other) == []
        assert read(other, grant) is None


def test_a_person_is_named_by_work_address_and_no_colleague_reads(
    herning: House, holstebro: House, stay: Stay
) -> None:
    answer(herning.staff, stay, purpose="home_support", recipient="Bostøtten i Holstebro")
    given = give(herning.leader, stay, holstebro.staff, purpose="home_support")
    assert read(holstebro.staff, given) is not None
    for other in (holstebro.leader, holstebro.caseworker):
        assert read(other, given) is None
        assert shared(other) == []


def test_of_another_citizen_the_same_partner_reads_nothing(
    herning: House, stay: Stay, ward: Actor, grant: Grant
) -> None:
    other = plan(
        herning, 0, 60, citizen=make_citizen(herning, "En Anden"), place=herning.place(n=1)
    )
    consent = answer(herning.staff, other)
    assert [row.grant_id for row in shared(ward)] == [grant.pk]
    second = give(herning.leader, other, ward)
    withdraw(herning.staff, consent)
    assert read(ward, grant) is not None
    with pytest.raises(AccessIsOver):
        read(ward, second)


def test_the_partner_s_organisation_has_the_grant_s_row_and_none_of_the_citizen_s(
    herning: House, ward: Actor, stay: Stay, grant: Grant
) -> None:
    with acting(ward.organisation, units=ward.units_in_sight):
        assert list(Grant.objects.values_list("pk", flat=True)) == [grant.pk]
        for model in (Citizen, Stay, Consent):
            assert not model.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sharing_grantevent")
            assert cursor.fetchone() == (0,)
        assert Grant.objects.filter(pk=grant.pk).update(revoked_because="x") == 0
    e4 = Unit.objects.create(organisation=ward.organisation, name="E4")
    with acting(ward.organisation, units=frozenset({e4.pk})):
        assert not Grant.objects.exists()


def test_joined_registrations_open_what_was_given_and_no_more(
    herning: House, stay: Stay, ward: Actor, grant: Grant
) -> None:
    twin = make_citizen(herning, "Maja Eksempel Hansen", birth_date=stay.citizen.birth_date)
    second = plan(herning, 120, 180, citizen=twin)
    join_citizens(by=herning.caseworker, citizen=stay.citizen, into=twin, now=NOW)
    _told, part = read(ward, grant) or pytest.fail("closed")
    assert part.data["moved_in_on"] == stay.moved_in_on
    # A no to the same that came with the other registration closes it.
    say_no(herning.leader, second, now=NOW + timedelta(hours=1))
    assert is_closed(ward, grant)


def test_a_protected_address_hides_the_house(stay: Stay, ward: Actor, grant: Grant) -> None:
    Citizen.objects.filter(pk=stay.citizen_id).update(has_protected_address=True)
    _told, part = read(ward, grant) or pytest.fail("closed")
    assert (part.data["house"], part.data["is_protected"]) == ("", True)


def test_what_the_stay_has_not_is_no_part_of_it(herning: House, stay: Stay) -> None:
    guest = plan(
        herning, 0, 1, place=herning.place(track="guest"), citizen=make_citizen(herning, "G")
    )
    assert [part.key for part in parts_of(stay)][:3] == ["overview", "follow_ups", "star"]
    assert "star" not in [part.key for part in parts_of(guest)]


def test_two_apps_can_not_have_the_same_part() -> None:
    with pytest.raises(PartIsTaken):
        share_part(
            SharedPart(
                key="overview",
                label="x",
                topic=Topic.STAY,
                template="x",
                read=lambda _stay, _today: {},
                used_by=lambda _stay: True,
            )
        )
