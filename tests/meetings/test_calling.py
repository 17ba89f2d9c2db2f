"""Calling people to a meeting, moving it, calling it off; and the mails that say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from demo.local_mail import EmailBackend
from meetings.models import Invitation, Meeting
from meetings.people import known_people
from meetings.services.calling import (
    call_meeting,
    call_off_meeting,
    change_meeting,
    standing_plan,
)
from meetings.services.inviting import send_invitations
from network.services.actors import ActorFacts, add_actor
from network.services.pauses import pause_actor
from network.services.relatives import RelativeFacts, add_relative
from organisations.roles import Role
from placements.models import Stay
from placements.services.stays import cancel_stay, move_out
from tests.meetings.acts import LISE, calendar_in, called, plan, sent
from tests.world import NOW, House, day, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def codes(problem: Problem) -> dict[str | None, str]:
    return {each.field: each.code for each in problem.each}


def test_called_once_it_stands_and_everybody_with_a_mail_is_told(
    herning: House, stay: Stay, mails: Path
) -> None:
    first = called(herning.caseworker, stay)
    assert called(herning.caseworker, stay) == first
    assert Meeting.objects.count() == 1
    assert Event.objects.filter(kind="meeting.called", stay_id=stay.pk).count() == 1
    to = {str(mail["To"]) for mail in sent(herning.caseworker, mails)}
    assert to == {"lise@jobcenter.example", herning.caseworker.user.email}
    assert len(sent(herning.caseworker, mails)) == 2


def test_the_mail_and_its_calendar_entry_hold_nothing_of_the_citizen(
    herning: House, stay: Stay, mails: Path
) -> None:
    meeting = called(herning.caseworker, stay, video="https://video.example/moede")
    for mail in sent(herning.caseworker, mails):
        text, entry = str(mail.get_body(("plain",)).get_content()), calendar_in(mail)
        for part in stay.citizen.name.split():
            assert part not in text + entry + str(mail["Subject"])
        event = vobject.readOne(entry).vevent
        assert event.summary.value == f"Netværksmøde, {herning.first.name}"
        assert event.uid.value == f"{meeting.uid}@flexplads"
        assert event.dtstart.value == meeting.starts_at
        assert event.dtend.value - event.dtstart.value == timedelta(hours=1)
        assert event.sequence.value == "0"
        assert str(mail["To"]) in event.attendee.value
        # Who has no account is sent to no page.
        assert ("/moede/" in text) == (str(mail["To"]) != "lise@jobcenter.example")


def test_moved_it_is_the_same_entry_with_a_higher_sequence(
    herning: House, stay: Stay, mails: Path
) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    sent(by, mails)
    change_meeting(by=by, meeting=meeting, plan=plan(by, at_time=time(13)), now=NOW)
    change_meeting(by=by, meeting=meeting, plan=plan(by, at_time=time(13)), now=NOW)
    moved = [vobject.readOne(calendar_in(mail)) for mail in sent(by, mails)[2:]]
    assert [each.vevent.uid.value for each in moved] == [f"{meeting.uid}@flexplads"] * 2
    assert {each.vevent.sequence.value for each in moved} == {"1"}
    assert {each.method.value for each in moved} == {"REQUEST"}
    assert Event.objects.filter(kind="meeting.moved").count() == 1


def test_who_is_left_out_hears_that_it_is_off_and_nobody_else_does(
    herning: House, stay: Stay, mails: Path
) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    sent(by, mails)
    changed = plan(by, herning.staff, others="Bo Berg, Bostøtten")
    change_meeting(by=by, meeting=meeting, plan=changed, now=NOW)
    told = {str(mail["To"]): vobject.readOne(calendar_in(mail)) for mail in sent(by, mails)[2:]}
    assert {to: each.method.value for to, each in told.items()} == {
        "lise@jobcenter.example": "CANCEL",
        herning.staff.user.email: "REQUEST",
    }
    assert {row.name for row in meeting.participants.all()} == {
        by.user.name,
        herning.staff.user.name,
        "Bo Berg",
    }


def test_called_off_everybody_who_was_told_is_told(herning: House, stay: Stay, mails: Path) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    sent(by, mails)
    for _twice in range(2):
        call_off_meeting(by=by, meeting=meeting, reason="Sygdom", now=NOW)
    off = [vobject.readOne(calendar_in(mail)) for mail in sent(by, mails)[2:]]
    assert {each.method.value for each in off} == {"CANCEL"}
    assert {each.vevent.sequence.value for each in off} == {"1"}
    assert len(off) == 2
    with pytest.raises(Conflict):
        change_meeting(by=by, meeting=meeting, plan=plan(by), now=NOW)


def test_what_was_never_sent_needs_no_cancelling(herning: House, stay: Stay, mails: Path) -> None:
    meeting = called(herning.caseworker, stay)
    call_off_meeting(by=herning.caseworker, meeting=meeting, reason="Slåfejl", now=NOW)
    assert sent(herning.caseworker, mails) == []


def test_a_mail_that_fails_is_tried_again_and_a_killed_sender_repeats_the_same(
    herning: House, stay: Stay, mails: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = herning.caseworker
    called(by, stay)
    working = EmailBackend.send_messages

    def refuses(_backend: EmailBackend, _mails: Any) -> int:
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", refuses)
    assert send_invitations(organisation=by.organisation, now=NOW) == 0
    assert Invitation.objects.filter(failures=1, sent_at=None).count() == 2
    monkeypatch.setattr(EmailBackend, "send_messages", working)
    later = NOW + timedelta(minutes=2)
    first = {str(mail["Message-ID"]) for mail in sent(by, mails, later)}
    assert len(first) == 2
    Invitation.objects.update(sent_at=None, next_try_at=later)  # the worker died after sending
    assert {str(mail["Message-ID"]) for mail in sent(by, mails, later)} == first


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"on": None}, "on", "missing"),
        ({"on": day(-40)}, "on", "long_ago"),
        ({"on": day(400)}, "on", "too_far"),
        ({"at_time": None}, "at_time", "missing"),
        ({"minutes": 5}, "minutes", "out_of_range"),
        ({"place": ""}, "place", "nowhere"),
        ({"video": "http://video.example/"}, "video", "not_an_address"),
        ({"video": "javascript:alert(1)"}, "video", "not_an_address"),
        ({"place": "Hos 010190-1234"}, "place", "about_the_citizen"),
        ({"people": ["user:99999999"]}, "people", "not_a_choice"),
        ({"people": [], "others": ""}, "people", "nobody"),
        ({"others": "lise@jobcenter.example"}, "others", "no_name"),
        ({"others": "Lise, Jobcenter, lise@"}, "others", "not_a_mail"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    herning: House, stay: Stay, changed: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        called(herning.caseworker, stay, **changed)
    assert codes(refused.value)[field] == code
    assert not Meeting.objects.exists()


def test_the_citizen_s_name_does_not_stand_where_mails_have_it(herning: House, stay: Stay) -> None:
    first = stay.citizen.name.split()[0]
    with pytest.raises(Problem) as refused:
        called(herning.caseworker, stay, place=f"Hjemme hos {first}")
    assert codes(refused.value) == {"place": "about_the_citizen"}


def test_each_kind_asks_for_its_own(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    for kind, field in (("professional", "told_by"), ("leaders", "question")):
        with pytest.raises(Problem) as refused:
            called(by, stay, kind)
        assert codes(refused.value) == {field: "missing"}
    professional = called(by, stay, "professional", told_by="Rikke", question="Hvad?")
    assert (professional.told_by, professional.question) == ("Rikke", "")
    with pytest.raises(NotAllowed):
        called(by, stay, "fortnightly_meeting")


def test_a_colleague_typed_by_mail_is_the_colleague(herning: House, stay: Stay) -> None:
    leader = herning.leader.user
    meeting = called(herning.caseworker, stay, others=f"L, Leder, {leader.email}")
    assert meeting.participants.get(user=leader).name == leader.name


def test_the_proposals_are_the_people_around_the_citizen(herning: House, stay: Stay) -> None:
    known = known_people(herning.caseworker, stay, NOW.date())
    roles = {person.name: person.role for person in known}
    assert roles[herning.staff.user.name] == "nøglemedarbejder" or roles[herning.staff.user.name]
    assert {herning.staff.user.name, herning.caseworker.user.name, herning.leader.user.name} <= set(
        roles
    )
    assert len(known) == len({person.key for person in known})


def test_two_who_change_it_at_once_lose_nothing(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    shown = Shown.of(standing_plan(meeting))
    standing = plan(by)
    change_meeting(
        by=by, meeting=meeting, plan=replace(standing, place="Nørregade"), now=NOW, shown=shown
    )
    change_meeting(
        by=herning.staff, meeting=meeting, plan=replace(standing, minutes=90), now=NOW, shown=shown
    )
    meeting.refresh_from_db()
    assert (meeting.place, meeting.minutes) == ("Nørregade", 90)
    with pytest.raises(Stale):
        change_meeting(
            by=by, meeting=meeting, plan=replace(standing, minutes=30), now=NOW, shown=shown
        )


def test_a_referral_has_meetings_while_the_citizen_is_admitted(herning: House, mails: Path) -> None:
    referral = make_referral(herning)
    with acting(herning.organisation):
        meeting = called(herning.caseworker, referral)
        assert meeting.title == "Netværksmøde"
        assert Event.objects.filter(kind="meeting.called", referral_id=referral.pk).exists()
        proposed = known_people(herning.caseworker, referral, NOW.date())
        assert referral.contact_name in {person.name for person in proposed}


def test_who_may_not_and_who_does_not_see_it(herning: House, holstebro: House, stay: Stay) -> None:
    second = make_stay(herning, facility=herning.second, name="Ib Andet")
    with acting(herning.organisation):
        for by, about in (
            (herning.actors[Role.SUPERVISOR], stay),
            (herning.staff, second),
            (holstebro.leader, stay),
        ):
            with pytest.raises(NotAllowed):
                called(by, about)
    meeting = called(herning.caseworker, stay)
    with acting(holstebro.organisation):
        assert not Meeting.objects.filter(pk=meeting.pk).exists()


def test_with_the_death_of_the_citizen_it_lapses(herning: House, stay: Stay, mails: Path) -> None:
    by = herning.caseworker
    coming = called(by, stay)
    past = called(by, stay, "professional", told_by="R", on=day(-1))
    sent(by, mails)
    move_out(by=herning.leader, stay=stay, on=day(0), ending="died", destination="", now=NOW)
    coming.refresh_from_db()
    past.refresh_from_db()
    assert coming.called_off_at == NOW
    assert past.is_planned  # its minutes can still be written
    off = [vobject.readOne(calendar_in(mail)) for mail in sent(by, mails)[2:]]
    assert [each.method.value for each in off] == ["CANCEL", "CANCEL"]
    with pytest.raises(Conflict):
        called(by, stay, on=day(3))


def test_with_a_stay_that_is_off_it_lapses(herning: House, mails: Path) -> None:
    planned = make_stay(herning, days_ago=-30, arrived=False)
    with acting(herning.organisation):
        meeting = called(herning.caseworker, planned)
        cancel_stay(by=herning.leader, stay=planned, reason="Kom hjem", now=NOW)
        meeting.refresh_from_db()
        assert meeting.called_off_because == "Opholdet er aflyst."


def test_one_that_was_held_already_calls_nobody(herning: House, stay: Stay, mails: Path) -> None:
    called(herning.caseworker, stay, on=day(-1))
    assert sent(herning.caseworker, mails) == []
    assert call_meeting(
        by=herning.caseworker,
        subject=stay,
        kind="network",
        plan=plan(herning.caseworker, on=day(-1), others=LISE),
        now=NOW,
    )


def test_the_network_of_the_citizen_can_be_called(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    lise, per = (
        add_actor(by=by, stay=stay, facts=facts, now=NOW)
        for facts in (
            ActorFacts(role="gp", name="Lise Læge", mail="lise@laege.example"),
            ActorFacts(role="peer", name="Per Peer"),
        )
    )
    days = {"starts_on": day(0), "restores_on": day(9)}
    pause_actor(by=by, stay=stay, actor=per, kind="paused", reason="Ferie", now=NOW, **days)
    mother, *_others = (
        add_relative(by=by, stay=stay, facts=facts, now=NOW)
        for facts in (
            RelativeFacts(name="Karen", relation="parent"),
            RelativeFacts(name="Ib", relation="sibling", is_not_contacted=True),
            RelativeFacts(name="Ida", relation="child", birth_year=2019),
        )
    )
    known = {person.key: person for person in known_people(by, stay, NOW.date())}
    around = {key for key in known if key.startswith(("network:", "relative:"))}
    assert around == {f"network:{lise.pk}", f"relative:{mother.pk}"}
    meeting = called(by, stay, people=[f"network:{lise.pk}", f"relative:{mother.pk}"])
    assert {(each.name, each.mail) for each in meeting.participants.all()} >= {
        ("Lise Læge", "lise@laege.example"),
        ("Karen", ""),
    }
