"""Who is reminded: whose it is, else who knows the citizen, else the office; and the leader."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import translation

import schemes
from core.acting import acting
from notifications.models import Mail, Reminder
from notifications.stages import Stage
from organisations.models import Organisation, User
from organisations.roles import Role
from schemes.base import FollowUpRule, Track, Version
from tests.notifications.conftest import at, bare_stay, colleague, plan, sweep, told
from tests.world import TODAY, House, day, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def end(user: User) -> None:
    user.memberships.update(ends_on=TODAY)


def test_the_one_named_alone(herning: House) -> None:
    rikke = colleague(herning, "Rikke")
    stay = bare_stay(herning, key_worker=herning.staff.user)
    plan(stay, day(0), day(10), responsible=rikke)
    sweep(herning, at(TODAY))
    assert told() == [("opens", "rikke")]


def test_else_the_key_worker_or_the_coordinator(herning: House) -> None:
    rikke, sofie = colleague(herning, "Rikke"), colleague(herning, "Sofie", Role.CASEWORKER)
    stay = bare_stay(herning, key_worker=rikke, coordinator=sofie)
    plan(stay, day(0), day(10))
    plan(stay, day(0), day(10), office="caseworker", kind="three_months")
    sweep(herning, at(TODAY))
    assert told() == [("opens", "rikke"), ("opens", "sofie")]


def test_else_everyone_in_the_office_at_the_facility(herning: House) -> None:
    colleague(herning, "Rikke")
    colleague(herning, "Sofie", Role.CASEWORKER)
    stay = bare_stay(herning)
    plan(stay, day(0), day(10))
    sweep(herning, at(TODAY))
    assert sorted(told()) == [("opens", "facility_staff"), ("opens", "rikke")]
    plan(stay, day(0), day(10), office="caseworker", kind="three_months")
    sweep(herning, at(TODAY))
    assert sorted(told())[:2] == [("opens", "caseworker"), ("opens", "facility_staff")]
    assert ("opens", "sofie") in told()


def test_who_has_left_is_passed_over_and_who_was_closed_too(herning: House) -> None:
    rikke, jens, bo = (colleague(herning, name) for name in ("Rikke", "Jens", "Bo"))
    stay = bare_stay(herning, key_worker=jens)
    plan(stay, day(0), day(10), responsible=rikke)
    end(rikke)
    User.objects.filter(pk=bo.pk).update(is_active=False)
    sweep(herning, at(TODAY))
    assert told() == [("opens", "jens")]
    end(jens)
    sweep(herning, at(day(9)))
    assert told()[1:] == [("soon", "facility_staff")]


def test_overdue_reaches_the_leader_too_who_is_told_as_leader(herning: House) -> None:
    stay = bare_stay(herning, key_worker=herning.staff.user)
    plan(stay, day(-20), day(-4))
    sweep(herning, at(TODAY))
    assert sorted(told()) == [("overdue", "facility_leader"), ("overdue", "facility_staff")]
    assert Reminder.objects.get(as_leader=True).user == herning.leader.user


def test_a_leader_whose_own_it_is_hears_once_and_as_its_maker(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.leader.user), day(-20), day(-4))
    sweep(herning, at(TODAY))
    assert told() == [("overdue", "facility_leader")]
    assert not Reminder.objects.get().as_leader


def test_where_an_office_is_empty_the_leader_hears_of_every_stage(herning: House) -> None:
    assert herning.staff.user is not None
    end(herning.staff.user)
    plan(bare_stay(herning), day(0), day(10))
    sweep(herning, at(TODAY))
    assert told() == [("opens", "facility_leader")]
    assert not Reminder.objects.get().as_leader


def test_another_facility_and_another_organisation_hear_nothing(herning: House) -> None:
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    plan(bare_stay(herning, facility=herning.second), day(-20), day(-4))
    sweep(herning, at(TODAY))
    assert told() == []  # nobody works at the second
    with acting(viborg.organisation):
        sweep(viborg, at(TODAY))
        assert told() == []


def test_a_moved_follow_up_is_reminded_of_anew_and_moved_back_not_again(herning: House) -> None:
    follow_up = plan(bare_stay(herning, key_worker=herning.staff.user), day(-7), day(0))
    sweep(herning, at(TODAY))
    follow_up.due_on = day(14)
    follow_up.save()
    sweep(herning, at(TODAY))
    assert told() == [("due", "facility_staff"), ("opens", "facility_staff")]
    assert [one.stage for one in Reminder.objects.standing(TODAY)] == [Stage.OPENS]
    follow_up.due_on = day(0)
    follow_up.save()
    sweep(herning, at(TODAY))
    assert len(told()) == 2


def test_one_mail_to_one_person_whatever_the_number(herning: House) -> None:
    for n in range(12):
        plan(bare_stay(herning, name=f"Borger {n}"), day(-20), day(-4))
    sweep(herning, at(TODAY))
    assert Reminder.objects.count() == 24
    assert Mail.objects.count() == 2
    assert not Reminder.objects.filter(mail=None).exists()
    for mail in Mail.objects.all():
        assert mail.reminders.count() == 12
        assert set(mail.reminders.values_list("user", flat=True)) == {mail.user_id}


RULES = [
    (version, track, rule)
    for scheme in schemes.SCHEMES.values()
    for version in scheme.versions
    for track in version.tracks
    for rule in track.follow_ups
]


@pytest.mark.parametrize(
    ("version", "track", "rule"),
    RULES,
    ids=[f"{version.name}: {track.key} {rule.kind}" for version, track, rule in RULES],
)
def test_every_kind_of_every_scheme_reaches_its_office_at_every_stage(
    version: Version, track: Track, rule: FollowUpRule
) -> None:
    house = make_house(
        "house", "Hus", municipality_code="0999", scheme=version.scheme, tracks={track.key: 1}
    )
    with acting(house.organisation):
        stay = bare_stay(house, track=track.key, rules_on=version.starts_on)
        due_on = day(10)
        plan(stay, day(0), due_on, kind=rule.kind, office=rule.responsible)
        for today in (TODAY, due_on - timedelta(days=1), due_on, due_on + timedelta(days=3)):
            sweep(house, at(today))
        office = str(rule.responsible)
        mine = [stage for stage, who in told(as_leader=False) if who == office]
        assert mine == ["opens", "soon", "due", "overdue"]
        if office != Role.FACILITY_LEADER:
            assert told(as_leader=True) == [("overdue", "facility_leader")]
        with translation.override("da"):
            title = translation.gettext(rule.title)
        assert all(title in mail.text for mail in Mail.objects.all())


@pytest.mark.parametrize("n", [1, 3, 100])
def test_the_number_of_statements_does_not_grow(
    herning: House, n: int, django_assert_num_queries
) -> None:
    stay = bare_stay(herning, key_worker=herning.staff.user)
    for _nth in range(n):
        plan(stay, day(-7), day(0))
    # Savepoint, turn, sweep, who chose a digest, what waits, mails, their reminders, release.
    with django_assert_num_queries(8):
        assert sweep(herning, at(TODAY)) == n
    with django_assert_num_queries(6):
        assert sweep(herning, at(TODAY)) == 0


def test_row_security_keeps_reminders_and_mails_apart(herning: House) -> None:
    aarhus = Organisation.objects.create(key="a", name="Aarhus Kommune", kind="municipality")
    plan(bare_stay(herning, key_worker=herning.staff.user), day(0), day(10))
    sweep(herning, at(TODAY))
    with acting(aarhus):
        assert not Reminder.objects.exists()
        assert not Mail.objects.exists()
        assert Reminder.objects.update(seen_at=at(TODAY)) == 0
    assert (Reminder.objects.count(), Mail.objects.count()) == (1, 1)
