"""What was written of a follow-up by mistake is taken back right after, with what it changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction

from audit.models import Event
from core.acting import acting
from core.problems import Conflict
from placements.models import Booking, DateChange
from placements.services.follow_ups import close_as_not_done, complete_follow_up
from placements.services.onward import record_onward
from placements.services.reviews import move_review
from placements.services.taking_back import undo_completion
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, day, house_of

SOON = NOW + timedelta(minutes=9)


@pytest.fixture
def pitstop(db):
    house = house_of("pitstop")
    with acting(house.organisation):
        yield house


@pytest.fixture
def mpo(holstebro):
    with acting(holstebro.organisation):
        yield holstebro


def done(house, follow_up, **changed):
    facts = {"by": house.staff, "outcome": "Det er aftalt.", "on": TODAY, "now": NOW}
    return complete_follow_up(follow_up=follow_up, **facts | changed)


def take_back(house, follow_up):
    return undo_completion(by=house.staff, follow_up=follow_up, now=SOON)


def refused(house, follow_up) -> str:
    with pytest.raises(Conflict) as conflict:
        take_back(house, follow_up)
    return conflict.value.code


def test_what_was_written_by_mistake_is_taken_back_and_done_again(herning):
    follow_up = here(herning, -16).follow_ups.get(kind="second_week")
    due_on = follow_up.due_on
    done(herning, follow_up)

    undone = undo_completion(by=herning.staff, follow_up=follow_up, now=NOW + timedelta(minutes=9))
    undo_completion(by=herning.staff, follow_up=follow_up, now=NOW + timedelta(minutes=9))

    assert (undone.status, undone.outcome, undone.completed_on) == ("open", "", None)
    assert undone.due_on == due_on
    assert Event.objects.filter(kind="follow_up.undone").count() == 1
    again = done(herning, follow_up, outcome="Noget andet")
    assert again.outcome == "Noget andet"


def test_it_is_taken_back_by_whoever_wrote_it_and_for_ten_minutes(herning):
    follow_up = done(herning, here(herning, -16).follow_ups.get(kind="second_week"))

    for by, minutes, code in [(herning.leader, 1, "not_yours"), (herning.staff, 11, "too_late")]:
        with pytest.raises(Conflict) as refused:
            undo_completion(by=by, follow_up=follow_up, now=NOW + timedelta(minutes=minutes))
        assert refused.value.code == code


def test_what_was_written_as_not_done_is_taken_back_too(herning):
    stay = here(herning, -16)
    leave(herning, stay, 0)
    follow_up = stay.follow_ups.get(kind="second_week")
    close_as_not_done(by=herning.staff, follow_up=follow_up, reason="Syg", now=NOW)

    assert undo_completion(by=herning.staff, follow_up=follow_up, now=NOW).status == "open"


# --- what it changed of the stay


def where_next(stay):
    return stay.follow_ups.get(kind="where_next")


@pytest.fixture
def guest(pitstop):
    """Eight days in: the next place is asked about."""
    return here(pitstop, -8, 6, place=pitstop.place(track="room"))


def test_the_answer_about_the_way_onward_is_as_it_was(pitstop, guest):
    record_onward(by=pitstop.staff, stay=guest, onward="", note="Spørg igen mandag", now=NOW)
    done(pitstop, where_next(guest), onward="wanted", outcome="Vil gerne")

    take_back(pitstop, where_next(guest))
    take_back(pitstop, where_next(guest))

    guest.refresh_from_db()
    assert (guest.onward, guest.onward_note) == ("", "Spørg igen mandag")
    assert where_next(guest).status == "open"
    assert Event.objects.filter(kind="follow_up.undone").count() == 1
    done(pitstop, where_next(guest), onward="not_wanted", outcome="Nej tak")
    guest.refresh_from_db()
    assert guest.onward == "not_wanted"


def test_an_answer_on_the_page_of_the_stay_is_taken_back_by_the_follow_up_that_it_did(
    pitstop, guest
):
    record_onward(by=pitstop.staff, stay=guest, onward="wanted", note="", now=NOW)
    assert where_next(guest).status == "done"

    take_back(pitstop, where_next(guest))

    guest.refresh_from_db()
    assert (guest.onward, where_next(guest).status) == ("", "open")


def test_what_somebody_has_written_since_stands(pitstop, guest):
    done(pitstop, where_next(guest), onward="wanted", outcome="Vil gerne")
    record_onward(by=pitstop.leader, stay=guest, onward="wanted", note="Egen bolig", now=SOON)

    assert refused(pitstop, where_next(guest)) == "changed_since"

    guest.refresh_from_db()
    assert (guest.onward_note, where_next(guest).status) == ("Egen bolig", "done")


def review(stay, status="open"):
    return stay.follow_ups.get(kind="plan_review", status=status)


def reviews(stay):
    rows = stay.follow_ups.filter(kind="plan_review").order_by("ordinal")
    return list(rows.values_list("ordinal", "status", "due_on"))


def place_until(stay):
    return Booking.objects.standing().get(stay=stay).ends_on


@pytest.fixture
def enrolled(mpo):
    """Without an end; the review is in three days."""
    return here(mpo, -25, None, place=mpo.place(track="place"))


def test_a_review_is_to_be_held_again_and_the_place_taken_until_then(mpo, enrolled):
    held = done(mpo, review(enrolled))

    take_back(mpo, held)

    assert reviews(enrolled)[0] == (1, "open", day(3))
    assert [status for _n, status, _on in reviews(enrolled)] == ["open", "cancelled"]
    assert place_until(enrolled) == day(3)
    change = DateChange.objects.latest("pk")
    assert (change.what, change.new) == ("review", day(3))
    done(mpo, review(enrolled), next_review_on=day(10))
    assert reviews(enrolled) == [(1, "done", day(3)), (2, "open", day(10))]
    assert place_until(enrolled) == day(10)


def test_tonight_the_place_stays_taken_though_the_review_is_late(mpo):
    stay = here(mpo, -40, None, place=mpo.place(track="place"))
    assert review(stay).due_on < TODAY

    take_back(mpo, done(mpo, review(stay)))

    assert review(stay).due_on < TODAY
    assert place_until(stay) == day(1)


def test_a_review_that_somebody_moved_since_stands(mpo, enrolled):
    held = done(mpo, review(enrolled))
    move_review(by=mpo.leader, stay=enrolled, on=day(20), reason="Ferie", now=SOON)

    assert refused(mpo, held) == "changed_since"
    assert (reviews(enrolled)[-1][2], place_until(enrolled)) == (day(20), day(20))


def test_a_review_of_who_has_left_since_stands(mpo, enrolled):
    held = done(mpo, review(enrolled))
    leave(mpo, enrolled, 0)

    assert refused(mpo, held) == "stay_over"


def test_a_municipality_that_was_written_with_it_is_unknown_again(mpo, enrolled):
    informs = enrolled.follow_ups.get(kind="orientering_of_admission")
    done(mpo, informs, acting_municipality="0671")
    enrolled.refresh_from_db()
    assert enrolled.acting_municipality == "0671"

    take_back(mpo, informs)

    enrolled.refresh_from_db()
    assert enrolled.acting_municipality == ""


def test_a_municipality_that_was_known_before_stays(mpo, enrolled):
    informs = enrolled.follow_ups.get(kind="orientering_of_admission")
    enrolled.acting_municipality = "0671"
    enrolled.save()
    take_back(mpo, done(mpo, informs))

    enrolled.refresh_from_db()
    assert enrolled.acting_municipality == "0671"


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_two_who_take_it_back_at_once_do_it_once():
    house = house_of("mpo")
    with acting(house.organisation), transaction.atomic():
        stay = here(house, -25, None, place=house.place(track="place"))
        held = done(house, review(stay))
    start = Barrier(2)

    def press():
        try:
            with acting(house.organisation):
                start.wait()
                take_back(house, held)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        for each in [both.submit(press) for _ in range(2)]:
            each.result()

    with acting(house.organisation), transaction.atomic():
        assert Event.objects.filter(kind="follow_up.undone").count() == 1
        assert place_until(stay) == day(3)
