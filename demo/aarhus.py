"""Pitstop: the nights of 2022, and the cases around today.

On average 6.0 of the 8 rooms were used (V § 4.1): 2,190 of 2,920 nights in 2022. Most stayed the 14
nights, some longer; some came back, and some said no name.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from demo import citizens as who
from demo.citizens import Someone
from demo.life import Life, Team
from organisations.actors import Actor
from placements.services.bookings import close_place
from placements.services.planned_end import extend_stay
from placements.services.stays import cancel_stay, record_no_show
from referrals.services.decisions import refuse_referral
from referrals.services.placing import hold_for_referral
from referrals.services.referrals import withdraw_referral

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
_EMPTY, _SAYS_NO_NAME = 9, 5
NEW_YEAR_2022: Final = date(2022, 1, 1)
_NIGHTS = 14
#: Most go on to a shelter; for some it is not known (V §§ 4.6, 4.9).
_WHERE_TO: Final = ("shelter", "shelter", "unknown", "own_home_with_support", "shelter", "street")

#: Days from today: room, who, came, left, where to. The first comes back.
_RECENTLY: Final = (
    (1, 0, -60, -46, "shelter"),
    (2, 1, -52, -38, "relatives"),
    (3, 2, -47, -29, "unknown"),
    (4, 3, -41, -30, "shelter"),
    (5, 4, -33, -19, "own_home_with_support"),
)


def team(people: dict[str, Actor]) -> Team:
    return Team(
        scheme="pitstop",
        track="room",
        decides=people["Carsten"],
        staff={"Pitstop": people["Mette"]},
        offices={"facility_leader": people["Carsten"]},
    )


def live(life: Life) -> None:
    _recently(life)
    _in_house(life)
    _on_the_way(life)
    _not_to_be(life)


def year_2022(life: Life) -> None:
    count = 0
    for room, lengths in enumerate(ROOMS_2022, start=1):
        came = NEW_YEAR_2022 + timedelta(days=room % 7)
        for nights in lengths:
            left = came + timedelta(days=nights)
            life.stayed(
                life.knows(_guest_of_2022(count)),
                f"Værelse {room}",
                came,
                left,
                planned=came + timedelta(days=min(nights, _NIGHTS)),
                destination=_WHERE_TO[count % len(_WHERE_TO)],
            )
            came = left + timedelta(days=_EMPTY)
            count += 1


def _guest_of_2022(n: int) -> Someone:
    """In each room one says no name; those in the last room had been in the first before, or
    come there again, months apart."""
    rooms = len(ROOMS_2022[0])
    if n % rooms == _SAYS_NO_NAME:
        return who.PITSTOP_UNNAMED_2022[n // rooms]
    last_room = rooms * (len(ROOMS_2022) - 1)
    return who.PITSTOP_2022[n if n < last_room else (n - last_room + 5) % rooms]


def _recently(life: Life) -> None:
    for room, n, came, left, destination in _RECENTLY:
        place, ends = f"Værelse {room}", life.day(left)
        stay = life.stays(
            who.PITSTOP_NOW[n],
            place,
            life.day(came),
            life.day(came + _NIGHTS),
            asked_before=1,
            referrer="outreach",
        )
        if left - came > _NIGHTS:
            _stay_on(life, stay_place=place, came=came, left=left)
        life.follow(stay, place, ends)
        life.leave(stay, place, ends, destination=destination)


def _stay_on(life: Life, *, stay_place: str, came: int, left: int) -> None:
    booking = life.places[stay_place].bookings.standing().get(starts_on=life.day(came))
    assert booking.stay is not None
    extend_stay(
        by=life.team.decides,
        stay=booking.stay,
        ends_on=life.day(left),
        reason="Herberget har først en seng da.",
        now=life.at(life.day(came + _NIGHTS - 1), 10),
    )


def _in_house(life: Life) -> None:
    unnamed, captain = who.PITSTOP_UNNAMED_NOW
    for room, someone, came, referrer in (
        (1, who.PITSTOP_NOW[0], -13, "drop_in_centre"),  # back again; leaves tomorrow
        (2, who.PITSTOP_NOW[5], -9, "hospital"),
        (3, unnamed, -6, "outreach"),
        (4, who.PITSTOP_NOW[6], -3, "social_psychiatry"),
        (5, captain, -1, "outreach"),
    ):
        life.stays(
            someone,
            f"Værelse {room}",
            life.day(came),
            life.day(came + _NIGHTS),
            followed_until=life.day(-1),
            asked_before=1,
            referrer=referrer,
        )
    life.stays(
        who.PITSTOP_NOW[7],
        "Værelse 6",
        life.day(-20),
        life.day(-20 + _NIGHTS),
        asked_before=1,
        referrer="authority",
    )
    _stay_on(life, stay_place="Værelse 6", came=-20, left=8)
    longer = life.places["Værelse 6"].bookings.standing().get(starts_on=life.day(-20))
    assert longer.stay is not None
    life.follow(longer.stay, "Værelse 6", life.day(-1))


def _on_the_way(life: Life) -> None:
    day, forstander = life.day, life.team.decides
    arriving = life.refer(
        who.PITSTOP_NOW[8],
        day(-1),
        by=life.nurse,
        referrer="hospital",
        hour=9,
        note="Infektionsmedicinsk afdeling",
        ready_on=day(0),
    )
    life.accept(arriving, day(-1))
    life.book(arriving, "Værelse 7", day(0), day(_NIGHTS), day(-1))
    kept = life.refer(who.PITSTOP_NOW[9], day(-2), referrer="outreach")
    life.accept(kept, day(-2))
    hold_for_referral(
        by=forstander,
        referral=kept,
        place=life.places["Værelse 1"],
        starts_on=day(1),
        ends_on=day(1 + _NIGHTS),
        days=3,
        now=life.at(day(-1), 15),
    )
    life.accept(life.refer(who.PITSTOP_NOW[10], day(-3), referrer="authority"), day(-2))
    life.refer(
        who.PITSTOP_NOW[11],
        day(0),
        by=life.nurse,
        referrer="hospital",
        hour=9,
        note="Ortopædkirurgisk afdeling",
        ready_on=day(1),
        answers={"earlier_violence": "unknown"},
    )


def _not_to_be(life: Life) -> None:
    day, forstander = life.day, life.team.decides
    refused = life.refer(
        who.PITSTOP_NOW[12],
        day(-11),
        by=life.nurse,
        referrer="hospital",
        answers={"suicidal": "yes"},
    )
    refuse_referral(
        by=forstander,
        referral=refused,
        reasons="Der er ingen i huset om natten. Vi har talt med afdelingen om anden hjælp.",
        now=life.at(day(-11), 13),
    )
    withdrawn = life.refer(who.PITSTOP_NOW[13], day(-8), by=life.nurse, referrer="hospital")
    withdraw_referral(
        by=life.nurse,
        referral=withdrawn,
        reason="Kommunen fandt en plads på et herberg.",
        now=life.at(day(-8), 14),
    )
    missed = life.refer(who.PITSTOP_NOW[14], day(-16), referrer="drop_in_centre")
    life.accept(missed, day(-16))
    record_no_show(
        by=life.staff_at("Værelse 8"),
        stay=life.book(missed, "Værelse 8", day(-15), day(-15 + _NIGHTS), day(-16)),
        on=day(-15),
        note="Borgeren kom ikke. Gadesygeplejersken er orienteret.",
        now=life.at(day(-15), 20),
    )
    called_off = life.refer(who.PITSTOP_NOW[15], day(-5), referrer="social_psychiatry")
    life.accept(called_off, day(-4))
    cancel_stay(
        by=forstander,
        stay=life.book(called_off, "Værelse 8", day(-2), day(-2 + _NIGHTS), day(-4)),
        reason="Borgeren kunne bo hos sin søster.",
        now=life.at(day(-3), 11),
    )
    close_place(
        by=forstander,
        place=life.places["Værelse 8"],
        starts_on=day(3),
        ends_on=day(5),
        reason="Nyt gulv",
        now=life.at(day(-3), 12),
    )
