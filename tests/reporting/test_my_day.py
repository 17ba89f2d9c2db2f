"""Min dag: what needs me, in order of time, and nothing that is not mine to see."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from notifications.models import Reminder
from notifications.services.sweep import remind
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Place
from placements.services.absences import end_absence, record_absence
from placements.services.moves import move_place
from placements.services.stays import move_in
from placements.services.trial_nights import plan_trial
from referrals.clock import terms_of
from referrals.models import Referral, ReplyDeadline
from referrals.services.handing_over import take_referral
from referrals.services.information import ask_information
from referrals.services.opinions import ask_opinion
from reporting.my_day import MyDay, my_day
from reporting.my_day.groups import MOST_SHOWN
from reporting.my_day.task_lines import TaskLine
from tests.pages import signed_in, text_of
from tests.world import (
    House,
    copies_of,
    make_accepted_referral,
    make_house,
    make_referral,
    make_region,
    make_stay,
    referrals_like,
    stays_like,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def day_of(actor: Actor) -> MyDay:
    with acting(actor.organisation):
        return my_day(actor, timezone.now())


def everyone(day: MyDay) -> set[str]:
    return {
        row.who for row in (*day.late, *day.now, *day.to_decide, *day.waiting, *day.soon, *day.sent)
    }


def test_an_overdue_follow_up_is_the_staffs_first_line(herning: House) -> None:
    make_stay(herning, days_ago=20, name="Aksel Bro")
    late = day_of(herning.staff).late
    assert [row.who for row in late] == ["Aksel Bro"]
    assert late[0].due_on < timezone.localdate()
    assert day_of(herning.caseworker).late == []  # not that office's


def test_a_departure_today_and_an_arrival_today(herning: House) -> None:
    make_stay(herning, days_ago=60, nights=60, name="Else Hjem", n=0)
    make_stay(herning, days_ago=0, nights=60, name="Karim Holm", n=1, arrived=False)
    now = {row.who: row for row in day_of(herning.staff).now}
    assert {"Else Hjem", "Karim Holm"} <= now.keys()
    assert now["Karim Holm"].url.endswith("/flyt-ind/")
    assert now["Else Hjem"].url.endswith("/flyt-ud/")
    # The caseworker is told, but moves nobody in.
    assert not {row.who: row for row in day_of(herning.caseworker).now}["Karim Holm"].is_step


def test_a_stay_past_its_end_is_late(herning: House) -> None:
    make_stay(herning, days_ago=60, nights=58, name="Bente Skov")
    assert "Bente Skov" in {row.who for row in day_of(herning.leader).late}


def test_whoever_moved_to_another_place_is_not_late(herning: House) -> None:
    stay = make_stay(herning, days_ago=20, nights=100)
    today = timezone.localdate()
    with acting(herning.organisation):
        move_place(
            by=herning.staff,
            stay=stay,
            place=herning.place(n=1),
            on=today - timedelta(days=5),
            reason="Roligere",
            now=timezone.now(),
        )
    assert "er her stadig" not in text_of(signed_in(herning.staff).get("/"))


@pytest.mark.parametrize("in_days", [0, 3])
def test_whoever_is_to_move_does_not_leave(herning: House, in_days: int) -> None:
    stay = make_stay(herning, days_ago=20, nights=100, name="Else Hjem")
    on = timezone.localdate() + timedelta(days=in_days)
    with acting(herning.organisation):
        other = herning.place(n=1)
        move_place(
            by=herning.staff,
            stay=stay,
            place=other,
            on=on,
            reason="Hjemmet males",
            now=timezone.now(),
        )
    day = day_of(herning.staff)
    own = [row for row in (*day.now, *day.soon) if row.due_on == on and not row.follow_up_id]
    assert [(row.who, row.what) for row in own] == [
        ("Else Hjem", "Flytter til en anden plads i huset")
    ]
    assert other.name in own[0].where


def test_who_is_away_stands_there_until_the_day_of_return(herning: House) -> None:
    stay = make_stay(herning, days_ago=4, nights=100, name="Else Hjem")
    today = timezone.localdate()
    assert not [row for row in day_of(herning.staff).now if row.url.endswith("/tilbage/")]
    for last_on, what in ((None, "Pladsen er holdt"), (today, "Pladsen er holdt")):
        with acting(herning.organisation):
            record_absence(
                by=herning.staff,
                stay=stay,
                kind="hospital",
                starts_on=today - timedelta(days=2),
                last_on=last_on,
                reason="Indlagt igen",
                now=timezone.now(),
            )
        [line] = [row for row in day_of(herning.staff).now if row.url.endswith("/tilbage/")]
        assert (line.who, line.what) == ("Else Hjem", what)
    with acting(herning.organisation):
        end_absence(by=herning.staff, stay=stay, on=today, reason="Hjemme", now=timezone.now())
    [line] = [row for row in day_of(herning.staff).now if row.url.endswith("/tilbage/")]
    assert line.what == "Ventes tilbage i dag"


def test_a_trial_night_stands_there_and_is_no_arrival(herning: House) -> None:
    stay = make_stay(herning, days_ago=-20, arrived=False)
    today = timezone.localdate()
    with acting(herning.organisation):
        for first in (today - timedelta(days=4), today):
            plan_trial(
                by=herning.staff,
                stay=stay,
                place=herning.place(),
                starts_on=first,
                ends_on=first + timedelta(days=1),
                now=timezone.now(),
            )
    page = text_of(signed_in(herning.staff).get("/"))
    assert page.count("tager tilbage") == 1
    assert "var ventet" not in page

    with acting(herning.organisation):
        on = today - timedelta(days=1)
        move_in(by=herning.staff, stay=stay, on=on, now=timezone.now())
    assert "er her stadig" not in text_of(signed_in(herning.staff).get("/"))


def test_referrals_to_decide_and_waiting_for_a_place(herning: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse, name="Signe Lyngby")
    make_accepted_referral(herning, name="Laila Hede")
    day = day_of(herning.caseworker)
    assert [(row.who, row.is_step) for row in day.to_decide] == [("Signe Lyngby", True)]
    assert [row.who for row in day.waiting] == ["Laila Hede"]
    client = signed_in(herning.caseworker)
    page, worklist = text_of(client.get("/")), text_of(client.get("/henvisninger/"))
    assert page.index("Signe Lyngby") < page.index("Venter på en plads") < page.index("Laila Hede")
    answer = re.search(r"svarfrist \d+\. \w+", worklist)
    assert answer is not None
    assert answer[0] in page  # the same words in both


def test_the_leader_reads_which_places_are_free_tonight(herning: House) -> None:
    make_stay(herning, days_ago=60, nights=60, name="Else Hjem", n=0)
    leader, part = signed_in(herning.leader), reverse("places_of_my_day")
    assert part in leader.get("/").content.decode()
    said = text_of(leader.get(part))
    assert "pladser ledige i nat" in said
    assert "når det er skrevet, at Else Hjem" in said
    assert part not in signed_in(herning.staff).get("/").content.decode()


def test_a_referrer_sees_the_own_referrals_only(herning: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse, name="Jonas Vind")
    make_referral(herning, name="Ida Lund")
    assert everyone(day_of(nurse)) == {"Jonas Vind"}


def test_another_facility_and_another_municipality_are_out_of_sight(
    herning: House, holstebro: House
) -> None:
    make_stay(herning, facility=herning.second, days_ago=20, name="Nabo Nielsen")
    make_stay(holstebro, days_ago=20, name="Fremmed Frandsen")
    assert everyone(day_of(herning.staff)) == set()
    assert everyone(day_of(herning.leader)) == set()
    assert "Fremmed Frandsen" not in everyone(day_of(herning.caseworker))


@pytest.mark.parametrize(
    "role", [Role.VOLUNTEER, Role.ORGANISATION_ADMIN, Role.SUPERVISOR, Role.ACUTE_STAFF]
)
def test_those_without_tasks_get_a_kind_sentence_and_no_names(
    herning: House, nurse: Actor, role: Role
) -> None:
    make_stay(herning, days_ago=20, name="Aksel Bro")
    make_referral(herning, by=nurse, name="Signe Lyngby")
    response = signed_in(herning.actors[role]).get("/")
    if role is not Role.SUPERVISOR:
        assert "Aksel Bro" not in text_of(response)
        assert response.context["day"].is_empty


def test_acute_staff_see_whether_the_guest_room_is_free(herning: House) -> None:
    rooms = day_of(herning.actors[Role.ACUTE_STAFF]).guest_rooms
    assert [room.is_free for room in rooms] == [True]
    make_stay(herning, track="guest", days_ago=0, nights=1, arrived=False)
    rooms = day_of(herning.actors[Role.ACUTE_STAFF]).guest_rooms
    assert [room.is_free for room in rooms] == [False]


def test_reading_names_is_logged(herning: House) -> None:
    make_stay(herning, days_ago=20)
    assert "Maja Eksempel" in text_of(signed_in(herning.staff).get("/"))
    with acting(herning.organisation):
        assert AccessLog.objects.filter(what="my_day", user=herning.staff.user).count() == 1


@pytest.mark.parametrize("n", [1, 3, 100])
def test_the_number_of_statements_does_not_grow(n: int, django_assert_max_num_queries) -> None:
    house = make_house("herning", "Herning Kommune", municipality_code="0657", tracks={"home": n})
    stay = make_stay(house, days_ago=20)
    with acting(house.organisation):
        places = list(Place.objects.filter(facility=house.first).order_by("pk"))[1:]
    stays_like(house, stay, places, "Borger")
    referrals_like(house, make_referral(house, facility=house.first), n - 1, "Henvist")
    # The leader's has the board of the days ahead besides.
    for actor, most in ((house.leader, 10), (house.caseworker, 8), (house.staff, 8)):
        with acting(house.organisation), django_assert_max_num_queries(most):
            day = my_day(actor, timezone.now() + timedelta(hours=1))
        assert not day.is_empty
    # The number is the true one, and what is not shown is one click away.
    assert day_of(house.caseworker).to_decide.total == n
    late = day_of(house.staff).late
    assert (late.total >= n, len(late)) == (True, min(late.total, MOST_SHOWN))
    client = signed_in(house.staff)
    page, link = text_of(client.get("/")), f"De første {MOST_SHOWN} af {late.total}"
    assert (link in page) == late.is_cut
    whole = [text_of(client.get(f"/?vis=over-tiden&side={side}")) for side in (1, 2, 3)]
    names = {line.who for line in heading_of(house.staff, n)}
    assert all(any(name in page for page in whole) for name in names)
    assert len(names) == n


def heading_of(actor: Actor, n: int) -> list[TaskLine]:
    with acting(actor.organisation):
        return [*my_day(actor, timezone.now(), most=10 * n).late]


def test_a_heading_read_whole_says_the_same_number_and_logs_who_was_shown(herning: House) -> None:
    make_stay(herning, days_ago=20, name="Aksel Bro")
    page = text_of(signed_in(herning.staff).get("/?vis=over-tiden&side=99"))
    assert f"Over tiden {day_of(herning.staff).late.total} " in page
    assert "Aksel Bro" in page
    with acting(herning.organisation):
        assert AccessLog.objects.filter(what="my_day", user=herning.staff.user).count() == 1
    assert "Aksel Bro" not in text_of(signed_in(herning.staff).get("/?vis=kommende"))


def test_the_first_to_be_answered_are_shown_first_of_many(herning: House, nurse: Actor) -> None:
    signe = make_referral(herning, by=nurse, name="Signe Lyngby")
    with acting(herning.organisation):
        Referral.objects.filter(pk=signe.pk).update(urgency=Referral.Urgency.TONIGHT)
    like = make_referral(herning, by=nurse, name="Ida Lund")
    referrals_like(herning, like, 2 * MOST_SHOWN, "Henvist")
    day = day_of(herning.caseworker)
    assert (day.to_decide.total, len(day.to_decide)) == (2 * MOST_SHOWN + 2, MOST_SHOWN)
    assert day.to_decide[0].who == "Signe Lyngby"


def test_a_published_deadline_puts_what_came_later_before_the_many(
    herning: House, nurse: Actor
) -> None:
    today = timezone.localdate()
    with acting(herning.organisation):
        for days_ago, working_days in ((40, 20), (5, 1)):
            ReplyDeadline.objects.create(
                controller=herning.organisation,
                working_days=working_days,
                starts_on=today - timedelta(days=days_ago),
                scheme="polaris",
                track="home",
                at=timezone.now(),
                by=herning.caseworker.user,
            )
    long_ago, lately = (timezone.now() - timedelta(days=days) for days in (10, 3))
    like = make_referral(herning, by=nurse, name="Ida Lund", now=long_ago)
    referrals_like(herning, like, 2 * MOST_SHOWN, "Henvist")
    make_referral(herning, by=nurse, name="Signe Lyngby", now=lately)
    with acting(herning.organisation):
        Referral.objects.update(urgency=Referral.Urgency.SOON)
        answers = terms_of(Referral.objects.all())
    assert {terms.within for terms in answers.values()} == {1, 20}
    shown = day_of(herning.caseworker).to_decide
    assert shown[0].who == "Signe Lyngby"
    assert (shown.total, len(shown)) == (2 * MOST_SHOWN + 2, MOST_SHOWN)


def test_what_is_due_beyond_the_lines_shown_is_not_said_again_as_news(herning: House) -> None:
    stay = make_stay(herning, days_ago=30, nights=90)
    with acting(herning.organisation):
        rooms = copies_of(herning.place(), 2 * MOST_SHOWN, name=lambda n: f"room {n}")
    stays_like(herning, stay, rooms, "Borger")
    now = timezone.now()
    with acting(herning.organisation):
        assert remind(controller=herning.organisation, now=now)
    day = day_of(herning.staff)
    assert day.late.is_cut
    with acting(herning.organisation):
        said = Reminder.objects.filter(pk__in=[line.reminder_id for line in day.news])
        assert not said.filter(follow_up__due_on__lte=timezone.localdate()).exists()
        assert Reminder.objects.filter(follow_up__due_on__lte=timezone.localdate()).exists()


def test_what_an_assessment_waits_for_stands_in_both_sides_day(herning: House) -> None:
    nurse = make_region()
    referral = make_referral(herning, by=nurse, name="Jonas Vind", facility=herning.first)
    now = timezone.now()
    with acting(herning.organisation):
        ask_information(
            by=herning.caseworker,
            referral=referral,
            words="Hvem er kontaktpersonen?",
            now=now - timedelta(days=20),
        )
        ask_opinion(
            by=herning.caseworker,
            referral=referral,
            name="Ole Lund",
            function="",
            question="For tidligt?",
            answer_by=timezone.localdate(now),
            now=now,
        )
    mine = day_of(herning.caseworker)
    assert [row.what for row in mine.late] == ["De oplysninger, du bad om, er ikke kommet"]
    assert [row.what for row in mine.now] == ["Anden vurdering"]
    assert [row.what for row in day_of(nurse).late] == ["Du er bedt om flere oplysninger"]


def test_mine_come_first_then_nobody_s_then_the_colleagues(herning: House) -> None:
    leader, caseworker = herning.leader, herning.caseworker
    now = timezone.now()
    for name, days in (("Nobody Nu", 9), ("Anden Kollega", 8), ("Min Egen", 1)):
        make_referral(herning, name=name, facility=herning.first, now=now - timedelta(days=days))
    with acting(herning.organisation):
        rows = {row.citizen.name: row for row in Referral.objects.select_related("citizen")}
        take_referral(by=caseworker, referral=rows["Min Egen"], now=now)
        take_referral(by=leader, referral=rows["Anden Kollega"], now=now)
    shown = [row.who for row in day_of(caseworker).to_decide]
    assert shown == ["Min Egen", "Nobody Nu", "Anden Kollega"]
