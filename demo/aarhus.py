"""Pitstop: the nights of 2022, and the cases around today.

On average 6.0 of the 8 rooms were used (V § 4.1): 2,190 of 2,920 nights in 2022. Most stayed the 14
nights, some longer; some came back, and some said no name.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from demo import citizens
from demo.case_work import CaseWork, Team
from demo.citizens import DemoCitizen
from demo.house_life import lived_in
from organisations.actors import Actor
from placements.services.bookings import close_place
from placements.services.planned_end import extend_stay
from placements.services.stays import cancel_stay, record_no_show
from referrals.services.decisions import refuse_referral
from referrals.services.placing import hold_for_referral
from referrals.services.referrals import withdraw_referral
from schemes.base import YES

#: Nights of each stay in 2022, room by room: 2,190 in all. Some days stand empty between two.
ROOMS_2022: Final = (
    (14, 14, 14, 14, 49, 42, 28, 28, 21, 50),
    (21, 50, 28, 28, 42, 14, 49, 14, 14, 14),
    (21, 28, 42, 14, 49, 14, 28, 14, 14, 50),
    (28, 42, 14, 49, 14, 28, 21, 49, 14, 14),
    (28, 42, 50, 21, 14, 28, 14, 49, 14, 14),
    (14, 21, 28, 49, 42, 14, 50, 28, 14, 14),
    (14, 49, 28, 14, 42, 50, 14, 28, 14, 21),
    (49, 49, 14, 42, 14, 14, 28, 28, 21, 14),
)
_EMPTY_DAYS, _UNNAMED_OF_ROOM = 9, 5
NEW_YEAR_2022: Final = date(2022, 1, 1)
_PLANNED_NIGHTS = 14
#: Most go on to a shelter; for some it is not known (V §§ 4.6, 4.9).
_DESTINATIONS: Final = (
    "shelter",
    "shelter",
    "unknown",
    "own_home_with_support",
    "shelter",
    "street",
)

#: Days from today: room, who, came, left, where to. The first comes back.
_RECENT_STAYS: Final = (
    (1, 0, -60, -46, "shelter"),
    (2, 1, -52, -38, "relatives"),
    (3, 2, -47, -29, "unknown"),
    (4, 3, -41, -30, "shelter"),
    (5, 4, -33, -19, "own_home_with_support"),
    (1, 12, -44, -30, "shelter"),
    (1, 13, -28, -14, "shelter"),
    (2, 14, -36, -22, "own_home_with_support"),
    (3, 15, -27, -13, "shelter"),
    (4, 2, -28, -14, "unknown"),
    (7, 3, -28, -14, "shelter"),
    (8, 1, -31, -17, "street"),
)


def team(people: dict[str, Actor]) -> Team:
    return Team(
        scheme="pitstop",
        track="room",
        decides=people["Carsten"],
        staff={"Pitstop": people["Mette"]},
        offices={"facility_leader": people["Carsten"]},
    )


def today(work: CaseWork) -> None:
    _recently(work)
    _in_house(work)
    _on_the_way(work)
    _not_to_be(work)
    _lived_in(work)


def _lived_in(work: CaseWork) -> None:
    second = work.places["Værelse 2"].bookings.standing().get(starts_on=work.day(-9))
    assert second.stay is not None
    lived_in(work, work.team.decides, work.staff_at("Værelse 2"), second.stay)


def year_2022(work: CaseWork) -> None:
    count = 0
    for room, lengths in enumerate(ROOMS_2022, start=1):
        came = NEW_YEAR_2022 + timedelta(days=room % 7)
        for nights in lengths:
            left = came + timedelta(days=nights)
            work.past_stay(
                work.register(_guest_of_2022(count), on=came),
                f"Værelse {room}",
                came,
                left,
                planned=came + timedelta(days=min(nights, _PLANNED_NIGHTS)),
                destination=_DESTINATIONS[count % len(_DESTINATIONS)],
            )
            came = left + timedelta(days=_EMPTY_DAYS)
            count += 1


def _guest_of_2022(n: int) -> DemoCitizen:
    """In each room one says no name; those in the last room had been in the first before, or
    come there again, months apart."""
    rooms = len(ROOMS_2022[0])
    if n % rooms == _UNNAMED_OF_ROOM:
        return citizens.PITSTOP_UNNAMED_2022[n // rooms]
    last_room = rooms * (len(ROOMS_2022) - 1)
    return citizens.PITSTOP_2022[n if n < last_room else (n - last_room + 5) % rooms]


def _recently(work: CaseWork) -> None:
    for room, n, came, left, destination in _RECENT_STAYS:
        place, ends = f"Værelse {room}", work.day(left)
        stay = work.refer_and_move_in(
            citizens.PITSTOP_NOW[n],
            place,
            work.day(came),
            work.day(came + _PLANNED_NIGHTS),
            asked_before=1,
            referrer="outreach",
        )
        if left - came > _PLANNED_NIGHTS:
            _stay_on(work, stay_place=place, came=came, left=left)
        work.complete_follow_ups(stay, place, ends)
        work.leave(stay, place, ends, destination=destination)


def _stay_on(work: CaseWork, *, stay_place: str, came: int, left: int) -> None:
    booking = work.places[stay_place].bookings.standing().get(starts_on=work.day(came))
    assert booking.stay is not None
    extend_stay(
        by=work.team.decides,
        stay=booking.stay,
        ends_on=work.day(left),
        reason="Herberget har først en seng da.",
        answers={"needs_longer": YES},
        now=work.at(work.day(came + _PLANNED_NIGHTS - 1), 10),
    )


def _in_house(work: CaseWork) -> None:
    unnamed, captain = citizens.PITSTOP_UNNAMED_NOW
    for room, person, came, referrer in (
        (1, citizens.PITSTOP_NOW[0], -13, "drop_in_centre"),  # back again; leaves tomorrow
        (2, citizens.PITSTOP_NOW[5], -9, "hospital"),
        (3, unnamed, -6, "outreach"),
        (4, citizens.PITSTOP_NOW[6], -3, "social_psychiatry"),
        (5, captain, -1, "outreach"),
    ):
        work.refer_and_move_in(
            person,
            f"Værelse {room}",
            work.day(came),
            work.day(came + _PLANNED_NIGHTS),
            followed_until=work.day(-1),
            asked_before=1,
            referrer=referrer,
        )
    work.refer_and_move_in(
        citizens.PITSTOP_NOW[7],
        "Værelse 6",
        work.day(-20),
        work.day(-20 + _PLANNED_NIGHTS),
        asked_before=1,
        referrer="authority",
    )
    _stay_on(work, stay_place="Værelse 6", came=-20, left=8)
    longer = work.places["Værelse 6"].bookings.standing().get(starts_on=work.day(-20))
    assert longer.stay is not None
    work.complete_follow_ups(longer.stay, "Værelse 6", work.day(-1))


def _on_the_way(work: CaseWork) -> None:
    day, forstander = work.day, work.team.decides
    arriving = work.refer(
        citizens.PITSTOP_NOW[8],
        day(-1),
        by=work.nurse,
        referrer="hospital",
        hour=9,
        note="Infektionsmedicinsk afdeling",
        ready_on=day(0),
    )
    work.accept(arriving, day(-1))
    work.book(arriving, "Værelse 7", day(0), day(_PLANNED_NIGHTS), day(-1))
    kept = work.refer(citizens.PITSTOP_NOW[9], day(-2), referrer="outreach")
    work.accept(kept, day(-2))
    hold_for_referral(
        by=forstander,
        referral=kept,
        place=work.places["Værelse 1"],
        starts_on=day(1),
        ends_on=day(1 + _PLANNED_NIGHTS),
        days=3,
        now=work.at(day(-1), 15),
    )
    work.accept(work.refer(citizens.PITSTOP_NOW[10], day(-3), referrer="authority"), day(-2))
    work.refer(
        citizens.PITSTOP_NOW[11],
        day(0),
        by=work.nurse,
        referrer="hospital",
        hour=9,
        note="Ortopædkirurgisk afdeling",
        ready_on=day(1),
        answers={"earlier_violence": "unknown"},
    )


def _not_to_be(work: CaseWork) -> None:
    day, forstander = work.day, work.team.decides
    refused = work.refer(
        citizens.PITSTOP_NOW[12],
        day(-11),
        by=work.nurse,
        referrer="hospital",
        answers={"suicidal": "yes"},
    )
    refuse_referral(
        by=forstander,
        referral=refused,
        reasons="Der er ingen i huset om natten. Vi har talt med afdelingen om anden hjælp.",
        now=work.at(day(-11), 13),
    )
    withdrawn = work.refer(citizens.PITSTOP_NOW[13], day(-8), by=work.nurse, referrer="hospital")
    withdraw_referral(
        by=work.nurse,
        referral=withdrawn,
        reason="Kommunen fandt en plads på et herberg.",
        now=work.at(day(-8), 14),
    )
    missed = work.refer(citizens.PITSTOP_NOW[14], day(-16), referrer="drop_in_centre")
    work.accept(missed, day(-16))
    record_no_show(
        by=work.staff_at("Værelse 8"),
        stay=work.book(missed, "Værelse 8", day(-15), day(-15 + _PLANNED_NIGHTS), day(-16)),
        on=day(-15),
        note="Borgeren kom ikke. Gadesygeplejersken er orienteret.",
        now=work.at(day(-15), 20),
    )
    called_off = work.refer(citizens.PITSTOP_NOW[15], day(-5), referrer="social_psychiatry")
    work.accept(called_off, day(-4))
    cancel_stay(
        by=forstander,
        stay=work.book(called_off, "Værelse 8", day(-2), day(-2 + _PLANNED_NIGHTS), day(-4)),
        reason="Borgeren kunne bo hos sin søster.",
        now=work.at(day(-3), 11),
    )
    close_place(
        by=forstander,
        place=work.places["Værelse 8"],
        starts_on=day(3),
        ends_on=day(5),
        reason="Nyt gulv",
        now=work.at(day(-3), 12),
    )
