"""From the agenda over the minutes to what comes of the agreements."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from meetings.agenda import agenda_of
from meetings.models import Agreement, Meeting, Point
from meetings.services.agreements import drop_agreement, keep_agreement
from meetings.services.minutes import (
    add_point,
    correct_minutes,
    finish_meeting,
    standing_minutes,
)
from organisations.roles import Role
from placements.models import Facility, FollowUp, HouseMeetingHeld, Stay
from placements.services.house_meetings import next_meetings
from recovery.services.stars import finish_star, score_area, start_star
from tests.meetings.acts import agenda, agreed, called, held, written
from tests.placements.stays import here
from tests.placements.test_absences import away
from tests.placements.test_host_municipality import HOLSTEBRO, VIBORG, stay_of
from tests.world import NOW, House, day, house_of, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: An hour after the meeting of tomorrow has begun.
THEN = NOW + timedelta(days=1, hours=1)


def codes(problem: Problem) -> dict[str | None, str]:
    return {each.field: each.code for each in problem.each}


def test_the_agenda_is_made_of_what_is_open(herning: House, stay: Stay) -> None:
    meeting = called(herning.caseworker, stay)
    points = agenda(meeting, herning.caseworker)
    assert list(points) == ["period", "follow_ups", "other"]
    overdue = stay.follow_ups.get(kind="second_week")
    assert overdue.due_on < NOW.date()
    assert any("2. uge" in line for line in points["follow_ups"].details)
    assert "Dag 22 af opholdet" in points["period"].details


def test_the_last_star_and_nights_away_are_on_the_agenda(herning: House, stay: Stay) -> None:
    for on, score in ((day(-10), 4), (day(-3), 6)):
        star = start_star(by=herning.staff, stay=stay, on=on)
        for area in star.areas.areas:
            changed = score if area.key == "work" else 5
            score_area(by=herning.staff, star=star, area=area.key, score=changed)
        finish_star(by=herning.staff, star=star, took_part="alone", now=NOW)
    away(herning, stay, 0)
    points = agenda(called(herning.caseworker, stay), herning.caseworker)
    assert points["star"].details == ["Lavet 14. marts 2026", "Arbejde: 6 (+2)"]
    assert "Indlagt siden 17. marts 2026" in points["period"].details


def test_what_the_way_out_waits_for_is_on_the_agenda() -> None:
    skovvang = house_of("mpo")
    with acting(skovvang.organisation):
        row = here(skovvang, -20, None, place=skovvang.place(track="place"), by=skovvang.leader)
        points = agenda(called(skovvang.leader, row), skovvang.leader)
        assert len(points["way_out"].details) == 5


def test_one_s_own_point_is_added_once(herning: House, stay: Stay) -> None:
    meeting = called(herning.caseworker, stay)
    for _twice in range(2):
        point = add_point(by=herning.staff, meeting=meeting, title="Hunden", now=NOW)
    assert [each.title for each in agenda(meeting, herning.caseworker).values()][-2:] == [
        "Hunden",
        "Andet",
    ]
    assert f"own_{point.pk}" in agenda(meeting, herning.caseworker)
    assert Event.objects.filter(kind="meeting.point_added").count() == 1


def test_held_the_minutes_stand_and_the_agreement_is_a_follow_up(
    herning: House, stay: Stay
) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    agreement = agreed(herning.staff, meeting, now=THEN)
    row = held(by, meeting, now=THEN, texts={"follow_ups": "Gøres fredag", "other": "Går godt"})
    assert finish_meeting(by=by, meeting=meeting, now=THEN).held_at == row.held_at
    agreement.refresh_from_db()
    follow_up = agreement.follow_up
    assert (follow_up.stay_id, follow_up.title) == (stay.pk, "Ring til boligkontoret")
    assert (follow_up.responsible, follow_up.due_on) == (herning.staff.user, day(8))
    assert Event.objects.filter(kind="meeting.held_of_those_called").count() == 1
    # What was open then stays as it was read, whatever is done later.
    FollowUp.objects.filter(stay=stay, kind="second_week").delete()
    points = agenda(meeting, by)
    assert points["follow_ups"].text == "Gøres fredag"
    assert any("2. uge" in line for line in points["follow_ups"].details)


def test_what_was_held_nobody_changes(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    held(by, meeting, now=THEN)
    with pytest.raises(Conflict):
        written(by, meeting, now=THEN, texts={})
    with pytest.raises(Conflict):
        agreed(by, meeting, now=THEN)
    for rows, change in (
        (Meeting.objects.filter(pk=meeting.pk), {"decision": "Andet"}),
        (Point.objects.filter(meeting=meeting), {"text": "Andet"}),
        (meeting.participants.all(), {"came": False}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)


def test_a_correction_is_a_new_one_that_names_it(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    held(by, meeting, now=THEN)
    new = correct_minutes(by=by, meeting=meeting, now=THEN)
    assert correct_minutes(by=herning.staff, meeting=meeting, now=THEN) == new
    assert set(Meeting.objects.held()) == {meeting}
    assert agenda(new, by)["other"].text == "Talt om hverdagen"
    held(by, new, now=THEN, texts={"other": "Talt om maden"})
    assert set(Meeting.objects.held()) == {new}
    assert agenda(meeting, by)["other"].text == "Talt om hverdagen"
    with pytest.raises(Conflict):
        correct_minutes(by=by, meeting=meeting, now=THEN)
    assert not new.invitations.exists()


def test_two_who_write_at_once_lose_nothing(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    row = Meeting.objects.with_subject().get(pk=meeting.pk)
    shown = Shown.of(
        standing_minutes(row, agenda_of(row, by=by, now=THEN), list(row.participants.all()))
    )
    empty = {"period": "", "follow_ups": "", "other": ""}
    nobody = {"came": [], "citizen_came": "", "shown": shown}
    written(by, meeting, now=THEN, texts=empty | {"period": "Bliver"}, **nobody)
    written(herning.staff, meeting, now=THEN, texts=empty | {"other": "Hunden"}, **nobody)
    points = agenda(meeting, by)
    assert (points["period"].text, points["other"].text) == ("Bliver", "Hunden")
    with pytest.raises(Stale) as stale:
        written(by, meeting, now=THEN, texts=empty | {"other": "Katten"}, **nobody)
    assert stale.value.fields == ("other",)
    assert agenda(meeting, by)["other"].text == "Hunden"


def test_finished_it_says_who_came_and_what_was_said(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    with pytest.raises(Conflict):
        finish_meeting(by=by, meeting=meeting, now=NOW)
    with pytest.raises(Problem) as refused:
        finish_meeting(by=by, meeting=meeting, now=THEN)
    assert codes(refused.value) == {"came": "nobody", "citizen_came": "missing", "other": "missing"}
    leaders = called(by, stay, "leaders", question="Hvor kan borgeren bo?")
    written(by, leaders, now=THEN)
    with pytest.raises(Problem) as refused:
        finish_meeting(by=by, meeting=leaders, now=THEN)
    assert codes(refused.value) == {"decision": "missing"}
    held(by, leaders, now=THEN, decision="Boligen på Nørregade")
    leaders.refresh_from_db()
    assert leaders.decision == "Boligen på Nørregade"


def test_no_cpr_number_is_written(herning: House, stay: Stay) -> None:
    meeting = called(herning.caseworker, stay)
    with pytest.raises(Problem) as refused:
        written(herning.caseworker, meeting, now=THEN, texts={"other": "010190-1234"})
    assert codes(refused.value) == {"other": "holds_cpr"}


def test_somebody_else_s_agreement_is_asked_for_next_time(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    first = called(by, stay)
    agreed(by, first, now=THEN, owner=None, owner_name="Lise Holm", what="Finder et job")
    held(by, first, now=THEN)
    agreement = Agreement.objects.get()
    assert agreement.follow_up is None
    second = called(by, stay, now=THEN, on=day(20))
    assert agenda(second, by)["agreed"].details == [
        "Finder et job: Lise Holm, skulle være gjort senest 25. marts 2026"
    ]
    for _twice in range(2):
        keep_agreement(by=by, agreement=agreement, now=THEN)
    assert "agreed" not in agenda(second, by)
    assert Event.objects.filter(kind="meeting.agreement_kept").count() == 1


def test_an_agreement_says_whose_it_is_and_by_when(herning: House, stay: Stay) -> None:
    by = herning.caseworker
    meeting = called(by, stay)
    for changed, field in (
        ({"what": ""}, "agreed_what"),
        ({"owner": None}, "agreed_owner"),
        ({"owner": herning.actors[Role.REFERRER].user.pk}, "agreed_owner"),
        ({"owner_name": "Lise"}, "agreed_name"),
        ({"due_on": None}, "agreed_due_on"),
        ({"due_on": day(0)}, "agreed_due_on"),
    ):
        with pytest.raises(Problem) as refused:
            agreed(by, meeting, now=THEN, **changed)
        assert field in codes(refused.value)
    row = agreed(by, meeting, now=THEN)
    assert agreed(by, meeting, now=THEN) == row
    for _twice in range(2):
        drop_agreement(by=by, meeting=meeting, agreement=row.pk)
    assert not Agreement.objects.exists()


def test_on_a_referral_it_stays_an_agreement_until_it_is_done(herning: House) -> None:
    by = herning.caseworker
    referral = make_referral(herning)
    with acting(herning.organisation):
        meeting = called(by, referral)
        row = agreed(by, meeting, now=THEN)
        with pytest.raises(Conflict):
            keep_agreement(by=by, agreement=row, now=THEN)
        held(by, meeting, now=THEN)
        row.refresh_from_db()
        assert row.follow_up is None
        assert row.is_open
        keep_agreement(by=by, agreement=row, now=THEN)
        assert not Agreement.objects.open().exists()


def test_the_house_meets_about_its_own_citizens_and_remembers_the_day() -> None:
    skovvang = house_of("mpo")
    own = stay_of(skovvang, "Eva Egen", 0, HOLSTEBRO)
    stay_of(skovvang, "Viggo Viborg", 1, VIBORG)
    by, now = skovvang.leader, THEN
    with acting(skovvang.organisation):
        meeting = called(by, skovvang.first, "fortnightly_meeting")
        points = agenda(meeting, by)
        assert [point.title for point in points.values()] == ["Eva Egen", "Andet"]
        agreement = agreed(skovvang.staff, meeting, now=now, stay=own.pk)
        agreed(skovvang.staff, meeting, now=now, what="Ny dagsorden")
        held(by, meeting, now=now, texts={f"citizen_{own.pk}": "Søger bolig"})
        agreement.refresh_from_db()
        assert agreement.follow_up.stay_id == own.pk
        assert Agreement.objects.open().filter(follow_up=None).get().what == "Ny dagsorden"
        assert Event.objects.filter(kind="meeting.gone_through", stay_id=own.pk).count() == 1
        assert HouseMeetingHeld.objects.get().held_on == day(1)
        (fortnightly, _half_yearly) = next_meetings(
            Facility.objects.filter(pk=skovvang.first.pk), day(1)
        )
        assert fortnightly.on >= day(15)


def test_organisations_meet_without_a_citizen() -> None:
    skovvang = house_of("mpo")
    stay_of(skovvang, "Eva Egen", 0, HOLSTEBRO)
    with acting(skovvang.organisation):
        meeting = called(skovvang.leader, skovvang.first, "half_yearly_meeting")
        assert list(agenda(meeting, skovvang.leader)) == ["other"]


def test_who_only_looks_writes_nothing(herning: House, holstebro: House, stay: Stay) -> None:
    meeting = called(herning.caseworker, stay)
    supervisor = herning.actors[Role.SUPERVISOR]
    for by in (supervisor, holstebro.leader):
        with pytest.raises(NotAllowed):
            written(by, meeting, now=THEN)
        with pytest.raises(NotAllowed):
            add_point(by=by, meeting=meeting, title="Hunden", now=NOW)
