"""Herning's cases, around today: one in every state, and a year and a half behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from citizens.services import register_citizen
from core.acting import acting
from demo import citizens
from demo.case_work import CaseWork, Team
from demo.descriptions import gathered
from demo.house_life import helped_by
from demo.low_arousal import made_with_citizen
from demo.meetings import met
from demo.moving_in import moved_in
from demo.network import around
from demo.own_page import reads_along
from demo.sharing import asked
from demo.shifts import written_down
from demo.stars import corrected
from demo.stay_plans import planned
from demo.supervision import looked_after
from organisations.actors import Actor
from placements.services.bookings import close_place
from placements.services.place_openings import PlaceDescription, describe_place
from placements.services.planned_end import extend_stay
from placements.services.stays import record_no_show
from referrals.services.asking import RepresentativeFacts
from referrals.services.decisions import refuse_referral
from referrals.services.drafts import save_page, start_draft
from referrals.services.later_facts import add_later_fact
from referrals.services.placing import hold_for_referral
from referrals.services.referrals import withdraw_referral
from schemes.base import NO, YES

#: Days from today: who lived where before, when they came and left, how it ended.
_EARLIER_STAYS: Final = (
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
_GUEST_VISITS: Final = tuple(
    (-420 + 44 * n, 2 + n * 3 % 5, n % len(citizens.GUESTS)) for n in range(9)
)


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


def today(work: CaseWork) -> None:
    _before(work)
    _in_house(work)
    _on_the_way(work)
    _guests(work)
    _closures(work)
    looked_after(work)
    skovlyset = work.places["Skovlyset 1"].facility
    helped_by(work, work.people["Lone"], skovlyset, "Kirsten Aagaard")


def _before(work: CaseWork) -> None:
    for place, n, came, left, ending, destination in _EARLIER_STAYS:
        starts, ends = work.day(came), work.day(left)
        planned = ends if ending == "as_planned" else ends + timedelta(days=20)
        stay = work.refer_and_move_in(
            citizens.FORMER[n], place, starts, planned, followed_until=ends
        )
        work.leave(stay, place, ends, ending=ending, destination=destination)
    room = "Gæsteværelset"
    for came, nights, n in _GUEST_VISITS:
        starts, ends = work.day(came), work.day(came + nights)
        stay = work.refer_and_move_in(
            citizens.GUESTS[n],
            room,
            starts,
            ends,
            track="guest",
            followed_until=ends,
            asked_before=1,
        )
        work.leave(stay, room, ends, destination="own_home")
        work.complete_follow_ups(stay, room, work.today)
    erik = work.refer(citizens.ERIK, work.day(-42))
    work.accept(erik, work.day(-38))
    record_no_show(
        by=work.people["Jens"],
        stay=work.book(erik, "Nørregade 1", work.day(-28), work.day(62), work.day(-37)),
        on=work.day(-27),
        note="Borgeren kom ikke og tager ikke telefonen. Bostøtten følger op.",
        now=work.at(work.day(-27), 12),
    )


def _in_house(work: CaseWork) -> None:
    day = work.day
    aksel = work.refer_and_move_in(citizens.AKSEL, "Skovlyset 2", day(-18), day(130))
    gathered(work, aksel, "Skovlyset 2")  # 2nd week is overdue
    maja = work.refer_and_move_in(
        citizens.MAJA, "Nørregade 1", day(-15), day(120), followed_until=day(-1)
    )
    moved_in(work, maja, "Nørregade 1")
    planned(work, maja, "Nørregade 1")
    written_down(work, maja, "Nørregade 1")
    met(work, maja, work.staff_at("Nørregade 1"))
    around(work, maja, work.staff_at("Nørregade 1"))
    asked(work, maja, work.people["Lone"], "Nørregade 1")
    bente = work.refer_and_move_in(
        citizens.BENTE, "Nørregade 3", day(-88), day(60), followed_until=day(-1)
    )
    work.star(bente, work.people["Jens"], day(-32), level=5)
    reads_along(work, bente, "Nørregade 3")
    ole = work.refer_and_move_in(
        citizens.OLE, "Skovlyset 1", day(-172), day(-4), followed_until=day(-30)
    )
    work.star(ole, work.people["Rikke"], day(-85), level=4)
    corrected(work, work.star(ole, work.people["Rikke"], day(-35), level=6), "Skovlyset 1")
    extend_stay(
        by=work.people["Sofie"],
        stay=ole,
        ends_on=day(38),
        reason="Målet er inden for rækkevidde: egen lejlighed er fundet, men først ledig om lidt.",
        answers={"within_reach": YES, "goal_met": NO},
        now=work.at(day(-20), 9),
    )
    work.complete_follow_ups(ole, "Skovlyset 1", day(-1))
    made_with_citizen(work, ole, "Skovlyset 1")
    work.refer_and_move_in(
        citizens.PIA, "Gl. Ringkøbingvej", day(-47), day(100), followed_until=day(-1)
    )
    # It is painted after she leaves.
    after_else = work.places["Nørregade 2"]
    describe_place(
        by=work.people["Lone"],
        place=after_else,
        facts=replace(PlaceDescription.of(after_else), turnaround_days=2),
        now=work.at(day(-100), 9),
    )
    work.refer_and_move_in(citizens.ELSE, "Nørregade 2", day(-96), day(0), followed_until=day(-1))


def _on_the_way(work: CaseWork) -> None:
    day, nurse, sofie = work.day, work.nurse, work.people["Sofie"]
    karim = work.refer(citizens.KARIM, day(-11), by=nurse, note="E2", ready_on=day(-9))
    work.accept(karim, day(-6), group="2")
    work.book(karim, "Pavillonen", day(0), day(110), day(-5))
    jonas = work.refer(citizens.JONAS, day(-8), by=nurse, note="E3", ready_on=day(-5))
    work.accept(jonas, day(-3))
    hold_for_referral(
        by=sofie,
        referral=jonas,
        place=work.places["Nørregade 2"],
        starts_on=day(4),
        ends_on=day(94),
        days=7,
        now=work.at(day(-1), 15),
    )
    # Her family asks, since they need respite: one of them is the applicant.
    laila = work.refer(
        citizens.LAILA,
        day(-6),
        whereabouts="relatives",
        around={
            "applicant": "relative",
            "relative_name": "Inger Holm",
            "relative_relation": "mor",
            "relative_phone": "00 00 00 07",
            "citizens_stance": "wants",
            "citizens_words": "Min mor trænger til at sove",
        },
    )
    work.accept(laila, day(-2), group="4")
    signe = work.refer(
        citizens.SIGNE,
        day(-1),
        by=nurse,
        hour=14,
        note="E3",
        ready_on=day(2),
        situation="Indlagt siden sidste måned. Har ikke en bolig at komme hjem til.",
        answers={"cooperates": "unknown", "long_term_need": "unknown"},
        around={
            "sleeps_tonight": "På afdelingen",
            "pets": "yes",
            "pets_note": "En kat, som en nabo passer",
            "consent": "given",
            "consent_by": "Signe selv",
            "consent_on": day(-1),
            "place_needs": ["calm", "night_staff"],
            "representation": [
                RepresentativeFacts(part="companion", name="Bodil Krogh", phone="00 00 00 08")
            ],
        },
    )
    with acting(nurse.organisation):
        add_later_fact(
            by=nurse,
            referral=signe,
            subject="around",
            text="Naboen kan passe katten i tre uger, ikke længere.",
            now=work.at(day(-1), 16),
        )
    work.refer(citizens.TOMMY, day(-3), answers={"met_and_seen": "unknown", "motive_to_save": "no"})
    viggo = work.refer(citizens.VIGGO, day(-30), by=nurse, answers={"long_term_need": "yes"})
    refuse_referral(
        by=sofie,
        referral=viggo,
        reasons="Du har brug for et varigt ophold. Vi har søgt en plads til dig på Skovlyset.",
        now=work.at(day(-27), 10),
    )
    grethe = work.refer(citizens.GRETHE, day(-16), by=nurse)
    withdraw_referral(
        by=nurse,
        referral=grethe,
        reason="Borgeren er flyttet hjem til sin søster.",
        now=work.at(day(-14), 9),
    )
    draft = start_draft(by=sofie, scheme="polaris", track="home", receiver=sofie.organisation)
    save_page(by=sofie, draft=draft, page="citizen", values={"name": "Kaj Top"})


def _guests(work: CaseWork) -> None:
    """One slept here last night and is to be reviewed; one comes tonight."""
    anders, room = work.people["Anders"], "Gæsteværelset"
    ida, finn = (
        register_citizen(
            by=anders,
            controller=anders.organisation,
            now=work.at(work.today, 9),
            name=person.name,
            number=person.number,
            home_municipality="0657",
        )
        for person in (citizens.IDA, citizens.FINN)
    )
    stay = work.guest_night(ida, work.day(-1), why="Uro derhjemme, kunne ikke sove")
    work.arrive(stay, room, work.day(-1))
    work.complete_follow_ups(stay, room, work.today, except_kind="next_working_day")
    work.leave(stay, room, work.today, destination="own_home")
    work.guest_night(finn, work.today, why="Brug for en rolig nat før samtalen i morgen")


def _closures(work: CaseWork) -> None:
    leader = work.people["Lone"]
    close_place(
        by=leader,
        place=work.places["Gæsteværelset"],
        starts_on=work.day(9),
        ends_on=work.day(12),
        reason="Maling",
        now=work.at(work.day(-3), 9),
    )
    close_place(
        by=leader,
        place=work.places["Pavillonen"],
        starts_on=work.day(-112),
        ends_on=work.day(-104),
        reason="Nyt badeværelse",
        now=work.at(work.day(-118), 9),
    )
