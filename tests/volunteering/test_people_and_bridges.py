"""Who helps at a house, and a peer who walks beside a citizen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown
from notifications.news import unseen_news
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from placements.services.stays import move_out
from tests.notifications.test_news import deliver_all, told
from tests.volunteering.helpers import person, with_account
from tests.world import NOW, House, day
from volunteering.models import Bridge, Volunteer
from volunteering.services.bridges import end_bridge, link_peer, set_bridge_meeting
from volunteering.services.people import (
    State,
    VolunteerFacts,
    change_volunteer,
    set_volunteer_state,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def peer_of(house: House) -> Volunteer:
    return with_account(house, kind="peer")


def link(house: House, stay: Stay, peer: Volunteer, **changed) -> Bridge:
    facts = {
        "by": house.staff,
        "stay": stay,
        "peer": peer,
        "called": "Karla",
        "agreed_on": day(0),
        "purpose": "Første tur til værestedet",
        "starts_on": day(0),
        "last_on": day(30),
        "now": NOW,
    }
    return link_peer(**facts | changed)


def seen_by(house: House, n: int = 0) -> list[tuple]:
    own = Bridge.objects.of_account(house.actors[Role.VOLUNTEER], day(n))
    return list(own.values_list("called", "meets_at"))


def test_a_person_is_added_once_and_changed_by_two(pitstop: House) -> None:
    anna = person(pitstop, "Anna Holm")
    assert person(pitstop, "Anna Holm") == anna
    facts = VolunteerFacts.of(anna)
    shown = Shown.of(facts.values)
    values = facts.values
    change_volunteer(
        by=pitstop.leader,
        volunteer=anna,
        facts=VolunteerFacts(**values | {"mail": "anna@mail.example"}),
        now=NOW,
        shown=shown,
    )
    changed = change_volunteer(
        by=pitstop.leader,
        volunteer=anna,
        facts=VolunteerFacts(**values | {"phone": "11 11 11 11"}),
        now=NOW,
        shown=shown,
    )
    assert (changed.mail, changed.phone) == ("anna@mail.example", "11 11 11 11")
    assert Event.objects.filter(kind="volunteer.changed").count() == 2


def test_only_the_leader_keeps_the_list(pitstop: House) -> None:
    for role in (Role.FACILITY_STAFF, Role.VOLUNTEER, Role.SUPERVISOR, Role.CASEWORKER):
        with pytest.raises(NotAllowed):
            person(pitstop, by=pitstop.actors[role])


def test_an_account_is_a_volunteer_s_and_one_person_s(pitstop: House) -> None:
    with_account(pitstop)
    with pytest.raises(Problem) as refused:
        with_account(pitstop, name="En anden", phone="1")
    assert refused.value.code == "account_taken"
    with pytest.raises(Problem) as refused:
        person(pitstop, "Tredje", account=pitstop.staff)
    assert refused.value.code == "not_a_choice"


def test_a_day_that_is_to_come_was_not_seen(pitstop: House) -> None:
    with pytest.raises(Problem) as refused:
        person(pitstop, child_certificate_on=day(1))
    assert refused.value.field == "child_certificate_on"


def test_a_peer_sees_a_name_and_a_time_and_for_so_long(pitstop: House, stay: Stay) -> None:
    bridge = link(pitstop, stay, peer_of(pitstop))
    assert link(pitstop, stay, bridge.peer) == bridge
    assert seen_by(pitstop) == [("Karla", None)]
    met = set_bridge_meeting(
        by=pitstop.staff, bridge=bridge, on=day(2), at_time=NOW.time(), now=NOW
    )
    assert seen_by(pitstop) == [("Karla", met.meets_at)]
    assert seen_by(pitstop, -1) == seen_by(pitstop, 31) == []
    for _twice in range(2):
        end_bridge(by=pitstop.leader, bridge=bridge, now=NOW)
    assert seen_by(pitstop) == []
    with pytest.raises(Conflict):
        set_bridge_meeting(by=pitstop.staff, bridge=bridge, on=day(3), at_time=NOW.time(), now=NOW)
    kinds = Event.objects.filter(stay_id=stay.pk, kind__startswith="bridge.").order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        "bridge.linked",
        "bridge.meeting_set",
        "bridge.ended",
    ]


def test_the_peer_is_told_without_a_word_of_the_citizen(pitstop: House, stay: Stay) -> None:
    link(pitstop, stay, peer_of(pitstop), now=timezone.now(), starts_on=day(990), last_on=day(999))
    deliver_all()
    peer = pitstop.actors[Role.VOLUNTEER]
    assert told(peer) == ["bridge.peer_told"]
    news = unseen_news(peer).get()
    assert (news.stay_id, news.referral_id, news.about) == (None, None, pitstop.first.name)


def test_the_whole_name_is_not_what_a_peer_is_told(pitstop: House, stay: Stay) -> None:
    for called in ("Karla Bro Holst", "Holst"):
        with pytest.raises(Problem) as refused:
            link(pitstop, stay, peer_of(pitstop), called=called)
        assert refused.value.code == "whole_name"
        Volunteer.objects.all().delete()


def test_the_key_worker_or_the_leader_asks_a_peer_along(pitstop: House, stay: Stay) -> None:
    peer = peer_of(pitstop)
    stay.key_worker = None
    stay.save()
    with pytest.raises(NotAllowed):
        link(pitstop, stay, peer)
    assert link(pitstop, stay, peer, by=pitstop.leader)
    with pytest.raises(NotAllowed):
        link(pitstop, stay, peer, by=pitstop.actors[Role.VOLUNTEER])


def test_a_volunteer_is_no_peer_and_one_who_has_not_signed_is_none_yet(
    pitstop: House, stay: Stay
) -> None:
    with pytest.raises(Conflict) as refused:
        link(pitstop, stay, person(pitstop))
    assert refused.value.code == "not_active"
    with pytest.raises(Conflict) as refused:
        link(pitstop, stay, person(pitstop, "Bo", kind="peer", confidential_on=None))
    assert refused.value.code == "not_ready"


def test_whoever_ends_or_pauses_sees_nobody_any_more(pitstop: House, stay: Stay) -> None:
    bridge = link(pitstop, stay, peer_of(pitstop))
    set_volunteer_state(by=pitstop.leader, volunteer=bridge.peer, state=State.PAUSED, now=NOW)
    assert seen_by(pitstop) == []
    set_volunteer_state(by=pitstop.leader, volunteer=bridge.peer, state=State.ACTIVE, now=NOW)
    assert len(seen_by(pitstop)) == 1
    set_volunteer_state(by=pitstop.leader, volunteer=bridge.peer, state=State.ENDED, now=NOW)
    set_volunteer_state(by=pitstop.leader, volunteer=bridge.peer, state=State.ACTIVE, now=NOW)
    assert seen_by(pitstop) == []


def test_a_death_ends_it(pitstop: House, stay: Stay) -> None:
    link(pitstop, stay, peer_of(pitstop))
    move_out(
        by=Actor.system(pitstop.organisation),
        stay=stay,
        on=day(0),
        ending="died",
        destination="",
        now=NOW + timedelta(hours=1),
    )
    assert seen_by(pitstop) == []
    assert Bridge.objects.get().ended_at is not None
