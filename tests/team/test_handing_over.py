"""What stands on a colleague is given to another: once, whole, and only what stands there still."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem, Problems
from notifications.models import News
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from placements.services.handing_over import HandedOver
from referrals.services.handing_over import take_referral
from team.carried import things_of
from team.services.handing_over import hand_over_work
from tests.notifications.test_news import deliver_all
from tests.placements.stays import here
from tests.team.conftest import TeamWorld, colleague_at
from tests.world import NOW, TODAY, house_of, make_citizen, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def keys(world: TeamWorld, person: User | None, by: Any = None) -> list[str]:
    things = things_of(by or world.leader, [world.house.first], person, whole=False)
    return [thing.key for thing in things]


def give(world: TeamWorld, things: Collection[str] | None = None, **changed: Any) -> HandedOver:
    facts: dict[str, Any] = {
        "by": world.leader,
        "things": keys(world, world.rikke) if things is None else things,
        "carrier": world.rikke,
        "to": world.morten.pk,
        "reason": "Overtager",
        "now": NOW,
    }
    return hand_over_work(**facts | changed)


def events() -> list[Event]:
    return list(Event.objects.filter(kind__in=["stay.handed_over", "stay.shared_out"]))


def test_everything_of_a_colleague_is_given_with_one_event_for_the_stay(world: TeamWorld) -> None:
    open_ones = FollowUp.objects.open().filter(office=Role.FACILITY_STAFF).count()
    done = give(world)
    world.stay.refresh_from_db()
    assert done == HandedOver(taken=1 + open_ones)
    assert world.stay.key_worker == world.morten
    assert world.stay.coordinator == world.house.caseworker.user
    staff = FollowUp.objects.open().filter(office=Role.FACILITY_STAFF)
    assert {row.responsible for row in staff} == {world.morten}
    (event,) = events()
    assert event.stay_id == world.stay.pk
    assert event.facts == {
        "to": "Morten",
        "to_id": world.morten.pk,
        "was": world.rikke.name,
        "from_id": world.rikke.pk,
        "words": "key worker, with follow-ups",
        "reason": "Overtager",
    }


def test_the_same_again_gives_nothing_more(world: TeamWorld) -> None:
    things = keys(world, world.rikke)
    give(world, things)
    assert give(world, things) == HandedOver()
    assert len(events()) == 1


def test_both_who_had_it_and_who_has_it_are_told_and_no_name_stands_in_the_news(
    world: TeamWorld,
) -> None:
    give(world, now=timezone.now())
    deliver_all()
    with acting(world.house.organisation):
        news = list(News.objects.filter(kind="stay.handed_over"))
    assert {row.user_id for row in news} == {world.rikke.pk, world.morten.pk}
    assert {row.about for row in news} == {world.house.first.name}


def test_what_became_another_s_meanwhile_is_not_taken(world: TeamWorld) -> None:
    things = keys(world, world.rikke)
    lise = colleague_at(world.house, world.house.first, "Lise")
    give(world, [f"key_worker-{world.stay.pk}"], to=lise.pk)
    second = give(world, things)
    world.stay.refresh_from_db()
    assert world.stay.key_worker == lise
    assert second == HandedOver(taken=len(things) - 1, left=1)


def test_what_is_done_meanwhile_stays_with_whoever_did_it(world: TeamWorld) -> None:
    things = keys(world, world.rikke)
    row = FollowUp.objects.get(kind="second_week")
    complete_follow_up(by=world.house.staff, follow_up=row, outcome="Godt", on=TODAY, now=NOW)
    assert give(world, things).left == 1
    row.refresh_from_db()
    assert row.responsible == world.rikke


def test_who_does_not_work_here_any_more_takes_nothing(world: TeamWorld) -> None:
    Membership.objects.filter(user=world.morten).update(ends_on=TODAY)
    with pytest.raises(Problem) as refused:
        give(world)
    assert (refused.value.code, refused.value.field) == ("not_a_colleague", "to")
    assert not events()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.ACUTE_STAFF, Role.SUPERVISOR])
def test_another_office_does_not_take_what_is_the_staff_s(world: TeamWorld, role: Role) -> None:
    user = world.house.actors[role].user
    assert user is not None
    with pytest.raises(Problem) as refused:
        give(world, to=user.pk)
    assert refused.value.code == "not_for_them"


def test_who_works_at_another_house_takes_nothing_here(world: TeamWorld) -> None:
    other = colleague_at(world.house, world.house.second, "Ib")
    with pytest.raises(Problem) as refused:
        give(world, to=other.pk)
    assert refused.value.code == "not_for_them"


def test_the_leader_steps_in_for_the_staff(world: TeamWorld) -> None:
    assert world.leader.user is not None
    assert give(world, to=world.leader.user.pk).taken
    world.stay.refresh_from_db()
    assert world.stay.key_worker == world.leader.user


def test_all_or_nothing(world: TeamWorld) -> None:
    """A coordinator's stay among the staff's: a staff member is no caseworker."""
    world.stay.coordinator = world.rikke
    world.stay.save()
    caseworker = world.house.caseworker.user
    assert caseworker is not None
    with pytest.raises(Problem):
        give(world, to=caseworker.pk)
    world.stay.refresh_from_db()
    assert (world.stay.key_worker, world.stay.coordinator) == (world.rikke, world.rikke)
    assert give(world).taken, "Morten has the role of whoever had it"


@pytest.mark.parametrize("role", [Role.FACILITY_STAFF, Role.SUPERVISOR, Role.ORGANISATION_ADMIN])
def test_who_may_not_hand_over(world: TeamWorld, role: Role) -> None:
    things = keys(world, world.rikke)
    with pytest.raises(NotAllowed):
        give(world, things, by=world.house.actors[role])


def test_caseworkers_share_their_own_cases_and_not_the_house_s(world: TeamWorld) -> None:
    mads = world.house.caseworker
    sofie = colleague_at(world.house, world.house.first, "Sofie", Role.CASEWORKER)
    mine = keys(world, mads.user, by=mads)
    assert f"coordinator-{world.stay.pk}" in mine
    assert keys(world, world.rikke, by=mads) == []
    give(world, mine, by=mads, carrier=mads.user, to=sofie.pk)
    world.stay.refresh_from_db()
    assert world.stay.coordinator == sofie
    with pytest.raises(NotAllowed):
        give(world, [f"key_worker-{world.stay.pk}"], by=mads)


def test_another_organisation_s_leader_takes_nothing_from_here(world: TeamWorld) -> None:
    things = keys(world, world.rikke)
    theirs = house_of("mpo")
    assert theirs.staff.user is not None
    with acting(theirs.organisation):
        done = hand_over_work(
            by=theirs.leader,
            things=things,
            carrier=world.rikke,
            to=theirs.staff.user.pk,
            reason="Overtager",
            now=NOW,
        )
    assert done == HandedOver(left=len(things))
    world.stay.refresh_from_db()
    assert world.stay.key_worker == world.rikke


def test_a_referral_goes_along_with_its_own_event(world: TeamWorld) -> None:
    referral = make_referral(world.house, facility=world.house.first)
    take_referral(by=world.house.staff, referral=referral, now=NOW)
    assert f"referral-{referral.pk}" in keys(world, world.rikke)
    give(world)
    referral.refresh_from_db()
    assert referral.assigned_to == world.morten
    (event,) = Event.objects.filter(kind="referral.handed_over")
    assert (event.referral_id, event.facts["from_id"]) == (referral.pk, world.rikke.pk)


def test_what_nobody_has_is_shared_out(world: TeamWorld) -> None:
    referral = make_referral(world.house, facility=world.house.first)
    with_nobody = here(
        world.house,
        -3,
        90,
        place=world.house.place(n=1),
        citizen=make_citizen(world.house, "Ib Eksempel"),
    )
    unassigned = keys(world, None)
    assert f"key_worker-{with_nobody.pk}" in unassigned
    assert f"coordinator-{with_nobody.pk}" in unassigned
    assert f"referral-{referral.pk}" in unassigned
    give(world, [f"key_worker-{with_nobody.pk}", f"referral-{referral.pk}"], carrier=None)
    with_nobody.refresh_from_db()
    referral.refresh_from_db()
    assert with_nobody.key_worker == world.morten
    assert referral.assigned_to == world.morten
    assert [event.kind for event in events()] == ["stay.shared_out"]


def test_nobody_is_missed_with_a_guest_of_a_night(world: TeamWorld) -> None:
    here(
        world.house,
        0,
        1,
        place=world.house.place(track="guest"),
        citizen=make_citizen(world.house, "Gæst"),
    )
    assert not [key for key in keys(world, None) if key.startswith(("key_worker", "coordinator"))]


def test_nothing_ticked_nobody_chosen_and_no_reason_are_said_at_once(world: TeamWorld) -> None:
    with pytest.raises(Problems) as refused:
        give(world, [], to=None, reason=" ")
    assert {each.field for each in refused.value.each} == {"things", "to", "reason"}
    with pytest.raises(Problem) as to_the_same:
        give(world, to=world.rikke.pk)
    assert to_the_same.value.code == "not_a_colleague"


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from("rml"), st.sampled_from("rml"), st.booleans()), max_size=6
    )
)
def test_whatever_is_handed_to_whom_everything_stands_on_one_person(
    world: TeamWorld, acts: list[tuple[str, str, bool]]
) -> None:
    """Any order of handing over: nothing is lost, and each change is one event."""
    leader = world.leader.user
    assert leader is not None
    people = {"r": world.rikke, "m": world.morten, "l": leader}
    Stay.objects.filter(pk=world.stay.pk).update(key_worker=world.rikke)
    rows = FollowUp.objects.open().filter(office=Role.FACILITY_STAFF)
    rows.update(responsible=world.rikke)
    holder = dict.fromkeys(keys(world, world.rikke), "r")
    for giver, taker, whole in acts:
        if giver == taker:
            continue
        ticked = sorted(holder) if whole else sorted(holder)[:1]
        before = len(events())
        done = give(world, ticked, carrier=people[giver], to=people[taker].pk)
        moved = [key for key in ticked if holder[key] == giver]
        holder |= dict.fromkeys(moved, taker)
        assert done.taken == len(moved)
        assert len(events()) - before == (1 if moved else 0)
    for letter, person in people.items():
        mine = {key for key in keys(world, person) if key in holder}
        assert mine == {key for key, has in holder.items() if has == letter}
