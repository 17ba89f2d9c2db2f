"""Herning's cases, around today: one in every state, and a year and a half behind them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from citizens.services import register_citizen
from demo import citizens as who
from demo.life import Life, Team
from organisations.actors import Actor
from placements.services.bookings import close_place
from placements.services.planned_end import extend_stay
from placements.services.stays import record_no_show
from referrals.services.decisions import refuse_referral
from referrals.services.drafts import save_page, start_draft
from referrals.services.placing import hold_for_referral
from referrals.services.referrals import withdraw_referral

#: Days from today: who lived where before, when they came and left, how it ended.
_BEFORE: Final = (
    ("Skovlyset 1", 1, -345, -190, "as_planned", "own_home"),
    ("Skovlyset 2", 3, -312, -165, "as_planned", "own_home_with_support"),
    ("Skovlyset 2", 0, -150, -32, "early_by_citizen", "relatives"),
    ("Gl. Ringkøbingvej", 5, -280, -128, "as_planned", "own_home_with_support"),
    ("Pavillonen", 6, -420, -290, "admitted", "hospital"),
    ("Pavillonen", 7, -262, -112, "as_planned", "own_home_with_support"),
    ("Pavillonen", 1, -92, -12, "as_planned", "own_home_with_support"),
    ("Nørregade 1", 9, -310, -155, "as_planned", "own_home_with_support"),
    ("Nørregade 1", 2, -138, -31, "moved_on", "residential"),
    ("Nørregade 2", 10, -400, -262, "as_planned", "own_home_with_support"),
    ("Nørregade 2", 4, -250, -118, "as_planned", "own_home"),
    ("Nørregade 3", 11, -440, -290, "as_planned", "own_home_with_support"),
    ("Nørregade 3", 8, -268, -105, "as_planned", "own_home_with_support"),
)
#: The guest room before: every sixth week, mostly for two to six nights.
_GUEST_VISITS: Final = tuple((-420 + 44 * n, 2 + n * 3 % 5, n % len(who.GUESTS)) for n in range(9))


def team(people: dict[str, Actor]) -> Team:
    sofie, jens = people["Sofie"], people["Jens"]
    return Team(
        scheme="polaris",
        track="home",
        decides=sofie,
        staff={
            "Skovlyset": people["Rikke"],
            "Gl. Ringkøbingvej": jens,
            "Pavillon": jens,
            "Nørregade": jens,
        },
        offices={"caseworker": sofie},
    )


def live(life: Life) -> None:
    _before(life)
    _in_house(life)
    _on_the_way(life)
    _guests(life)
    _closures(life)


def _before(life: Life) -> None:
    for place, n, came, left, ending, destination in _BEFORE:
        starts, ends = life.day(came), life.day(left)
        planned = ends if ending == "as_planned" else ends + timedelta(days=20)
        stay = life.stays(who.FORMER[n], place, starts, planned, followed_until=ends)
        life.leave(stay, place, ends, ending=ending, destination=destination)
    room = "Gæsteværelset"
    for came, nights, n in _GUEST_VISITS:
        starts, ends = life.day(came), life.day(came + nights)
        stay = life.stays(
            who.GUESTS[n], room, starts, ends, track="guest", followed_until=ends, asked_before=1
        )
        life.leave(stay, room, ends, destination="own_home")
        life.follow(stay, room, life.today)
    erik = life.refer(who.ERIK, life.day(-42))
    life.accept(erik, life.day(-38))
    record_no_show(
        by=life.people["Jens"],
        stay=life.book(erik, "Nørregade 1", life.day(-28), life.day(62), life.day(-37)),
        on=life.day(-27),
        note="Borgeren kom ikke og tager ikke telefonen. Bostøtten følger op.",
        now=life.at(life.day(-27), 12),
    )


def _in_house(life: Life) -> None:
    day = life.day
    life.stays(who.AKSEL, "Skovlyset 2", day(-18), day(130))  # 2nd week is overdue
    life.stays(who.MAJA, "Nørregade 1", day(-15), day(120), followed_until=day(-1))
    bente = life.stays(who.BENTE, "Nørregade 3", day(-88), day(60), followed_until=day(-1))
    life.star(bente, life.people["Jens"], day(-32), level=5)
    ole = life.stays(who.OLE, "Skovlyset 1", day(-172), day(-4), followed_until=day(-30))
    life.star(ole, life.people["Rikke"], day(-85), level=4)
    life.star(ole, life.people["Rikke"], day(-35), level=6)
    extend_stay(
        by=life.people["Sofie"],
        stay=ole,
        ends_on=day(38),
        reason="Målet er inden for rækkevidde: egen lejlighed er fundet, men først ledig om lidt.",
        now=life.at(day(-20), 9),
    )
    life.follow(ole, "Skovlyset 1", day(-1))
    life.stays(who.PIA, "Gl. Ringkøbingvej", day(-47), day(100), followed_until=day(-1))
    life.stays(who.ELSE, "Nørregade 2", day(-96), day(0), followed_until=day(-1))


def _on_the_way(life: Life) -> None:
    day, nurse, sofie = life.day, life.nurse, life.people["Sofie"]
    karim = life.refer(who.KARIM, day(-11), by=nurse, note="E2", ready_on=day(-9))
    life.accept(karim, day(-6), group="2")
    life.book(karim, "Pavillonen", day(0), day(110), day(-5))
    jonas = life.refer(who.JONAS, day(-8), by=nurse, note="E3", ready_on=day(-5))
    life.accept(jonas, day(-3))
    hold_for_referral(
        by=sofie,
        referral=jonas,
        place=life.places["Nørregade 2"],
        starts_on=day(4),
        ends_on=day(94),
        days=7,
        now=life.at(day(-1), 15),
    )
    laila = life.refer(who.LAILA, day(-6), whereabouts="relatives")
    life.accept(laila, day(-2), group="4")
    life.refer(
        who.SIGNE,
        day(-1),
        by=nurse,
        hour=14,
        note="E3",
        ready_on=day(2),
        situation="Indlagt siden sidste måned. Har ikke en bolig at komme hjem til.",
        answers={"cooperates": "unknown", "long_term_need": "unknown"},
    )
    life.refer(who.TOMMY, day(-3), answers={"met_and_seen": "unknown", "motive_to_save": "no"})
    viggo = life.refer(who.VIGGO, day(-30), by=nurse, answers={"long_term_need": "yes"})
    refuse_referral(
        by=sofie,
        referral=viggo,
        reasons="Borgeren har brug for et varigt ophold. Det er søgt på Skovlysets boenhed.",
        now=life.at(day(-27), 10),
    )
    grethe = life.refer(who.GRETHE, day(-16), by=nurse)
    withdraw_referral(
        by=nurse,
        referral=grethe,
        reason="Borgeren er flyttet hjem til sin søster.",
        now=life.at(day(-14), 9),
    )
    draft = start_draft(by=sofie, scheme="polaris", track="home", receiver=sofie.organisation)
    save_page(by=sofie, draft=draft, page="citizen", values={"name": "Kaj Top"})


def _guests(life: Life) -> None:
    """One slept here last night and is to be reviewed; one comes tonight."""
    anders, room = life.people["Anders"], "Gæsteværelset"
    ida, finn = (
        register_citizen(
            by=anders,
            controller=anders.organisation,
            name=someone.name,
            number=someone.number,
            home_municipality="0657",
        )
        for someone in (who.IDA, who.FINN)
    )
    stay = life.guest_night(ida, life.day(-1), why="Uro derhjemme, kunne ikke sove")
    life.arrive(stay, room, life.day(-1))
    life.follow(stay, room, life.today, but="next_working_day")
    life.leave(stay, room, life.today, destination="own_home")
    life.guest_night(finn, life.today, why="Brug for en rolig nat før samtalen i morgen")


def _closures(life: Life) -> None:
    leader = life.people["Lone"]
    close_place(
        by=leader,
        place=life.places["Gæsteværelset"],
        starts_on=life.day(9),
        ends_on=life.day(12),
        reason="Maling",
        now=life.at(life.day(-3), 9),
    )
    close_place(
        by=leader,
        place=life.places["Pavillonen"],
        starts_on=life.day(-112),
        ends_on=life.day(-104),
        reason="Nyt badeværelse",
        now=life.at(life.day(-118), 9),
    )
