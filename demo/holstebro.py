"""MPO at Skovvang: the project's two places, the eight since 2023, and the cases around today.

In May and June 2023 two of the eight places held citizens of Holstebro (V § 3.4, note 8): the
stays then are made so. Outreach, a relapse and a moved review are among today's.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from demo import citizens
from demo.case_work import CaseWork, Team
from demo.meetings import house_meets
from demo.stay_plans import planned
from organisations.actors import Actor
from placements.models import Stay
from placements.services.relapses import judge_relapse
from placements.services.reviews import move_review
from placements.services.stays import cancel_stay, record_no_show
from referrals.services.decisions import refuse_referral
from referrals.services.placing import hold_for_referral, start_outreach
from referrals.services.referrals import withdraw_referral
from way_out.services.answers import answer_lock
from way_out.services.owners import set_owner

_HOLSTEBRO, _STRUER, _HERNING, _VIBORG = "0661", "0671", "0657", "0791"
_SKIVE, _RINGKOBING, _LEMVIG = "0779", "0760", "0665"
_SUPPORT, _SHELTER = "own_home_with_support", "shelter"

#: The project took Holstebro's own citizens for up to 8 weeks: place, who, from, nights, where to.
PROJECT: Final = (
    (1, 0, date(2021, 2, 1), 50, _SUPPORT),
    (2, 1, date(2021, 3, 8), 56, _SUPPORT),
    (1, 2, date(2021, 5, 10), 41, "own_home"),
    (2, 3, date(2021, 8, 16), 56, _SUPPORT),
    (1, 4, date(2021, 10, 4), 35, "hospital"),
    (2, 0, date(2022, 1, 17), 56, _SUPPORT),
    (1, 5, date(2022, 3, 14), 49, _SUPPORT),
    (2, 6, date(2022, 6, 7), 52, "unknown"),
    (1, 7, date(2022, 9, 5), 56, _SUPPORT),
)
#: 2023: no end is set at the start. Place, who, home municipality, from, to, where to.
STAYS_2023: Final = (
    (1, 0, _HOLSTEBRO, date(2023, 1, 9), date(2023, 4, 3), _SUPPORT),
    (3, 2, _STRUER, date(2023, 2, 6), date(2023, 4, 24), _SUPPORT),
    (1, 3, _HOLSTEBRO, date(2023, 4, 11), date(2023, 7, 10), _SUPPORT),
    (2, 4, _HOLSTEBRO, date(2023, 4, 24), date(2023, 7, 24), "own_home"),
    (3, 5, _STRUER, date(2023, 4, 28), date(2023, 8, 7), _SHELTER),
    (4, 6, _VIBORG, date(2023, 4, 3), date(2023, 7, 3), "residential"),
    (5, 7, _SKIVE, date(2023, 4, 17), date(2023, 7, 31), _SUPPORT),
    (6, 8, _RINGKOBING, date(2023, 3, 27), date(2023, 7, 17), _SUPPORT),
    (7, 9, _LEMVIG, date(2023, 4, 26), date(2023, 7, 5), "unknown"),
    (8, 10, _HERNING, date(2023, 4, 12), date(2023, 7, 12), _SHELTER),
    (1, 11, _VIBORG, date(2023, 8, 14), date(2023, 11, 6), _SUPPORT),
    (4, 13, _HOLSTEBRO, date(2023, 9, 11), date(2023, 12, 4), _SUPPORT),
    (8, 15, _RINGKOBING, date(2023, 10, 2), date(2023, 12, 11), _SUPPORT),
)
#: Days from today: place, who, home municipality, came, left, how it ended and where to.
_RECENT_STAYS: Final = (
    (1, 0, _HOLSTEBRO, -118, -34, "as_planned", _SUPPORT),
    (2, 1, _STRUER, -97, -28, "as_planned", "residential"),
    (3, 2, _VIBORG, -140, -60, "asked_to_leave", _SHELTER),
    (4, 3, _RINGKOBING, -88, -21, "early_by_citizen", "unknown"),
)
#: Days from today: place, who, home municipality, came, who asked.
_PRESENT_STAYS: Final = (
    (1, 4, _HOLSTEBRO, -26, "home_support"),
    (2, 5, _SKIVE, -20, "citizen"),
    (3, 6, _VIBORG, -17, "substance_treatment"),
    (4, 7, _HOLSTEBRO, -12, "gp"),
    (5, 8, _LEMVIG, -8, "police"),
    (6, 9, _HERNING, -3, "outreach"),
)


def team(people: dict[str, Actor]) -> Team:
    return Team(
        scheme="mpo",
        track="place",
        decides=people["Hanne"],
        staff={"Skovvang": people["Morten"]},
        offices={"facility_leader": people["Hanne"]},
    )


def today(work: CaseWork) -> None:
    _recently(work)
    _in_house(work)
    _outreach(work)
    _not_to_be(work)
    _on_the_way(work)


def project(work: CaseWork) -> None:
    for place, n, came, nights, destination in PROJECT:
        left = came + timedelta(days=nights)
        work.past_stay(
            work.register(citizens.PROJECT[n], on=came),
            f"Skovvang {place}",
            came,
            left,
            planned=left,
            ending="admitted" if destination == "hospital" else "as_planned",
            destination=destination,
        )


def year_2023(work: CaseWork) -> None:
    for place, n, municipality, came, left, destination in STAYS_2023:
        work.past_stay(
            work.register(citizens.SKOVVANG_2023[n], municipality=municipality, on=came),
            f"Skovvang {place}",
            came,
            left,
            planned=None,
            ending="admitted" if destination == "hospital" else "as_planned",
            destination=destination,
        )


def _recently(work: CaseWork) -> None:
    for place, n, municipality, came, left, ending, destination in _RECENT_STAYS:
        room, ends = f"Skovvang {place}", work.day(left)
        stay = work.refer_and_move_in(
            citizens.SKOVVANG_NOW[n],
            room,
            work.day(came),
            None,
            followed_until=ends,
            asked_before=6,
            referrer="other_public",
            municipality=municipality,
        )
        if ending == "asked_to_leave":
            _relapse_that_ended_it(work, stay, ends)
        note = (
            "Aftalen om ikke at bruge stoffer i huset kunne ikke holdes."
            if ending == "asked_to_leave"
            else ""
        )
        work.leave(stay, room, ends, ending=ending, destination=destination, note=note)
        work.complete_follow_ups(stay, room, work.day(-1))


def _in_house(work: CaseWork) -> None:
    for place, n, municipality, came, referrer in _PRESENT_STAYS:
        work.refer_and_move_in(
            citizens.SKOVVANG_NOW[n],
            f"Skovvang {place}",
            work.day(came),
            None,
            followed_until=work.day(-1),
            asked_before=5,
            referrer=referrer,
            municipality=municipality,
        )
    # The flat is ready on a day that is known, so that the place is looked at again then.
    stay = work.refer_and_move_in(
        citizens.SKOVVANG_NOW[10],
        "Skovvang 7",
        work.day(-25),
        None,
        followed_until=work.day(-1),
        asked_before=7,
        referrer="citizen",
        municipality=_STRUER,
    )
    move_review(
        by=work.team.decides,
        stay=stay,
        on=work.day(12),
        reason="Lejligheden i Struer er klar da, og bostøtten begynder samme dag.",
        now=work.at(work.day(-2), 10),
    )
    _on_the_way_out(work, stay)
    planned(work, stay, "Skovvang 7")
    house_meets(work, stay.facility, "fortnightly_meeting", work.team.decides)
    judge_relapse(
        by=work.staff_at("Skovvang 7"),
        stay=stay,
        on=work.day(-9),
        what_happened="Drak en aften i byen. Kom selv hjem og fortalte det.",
        judgement="goes_on",
        reasons="Vil gerne fortsætte. Taler med rusmiddelcentret i morgen, og vi følges derhen.",
        now=work.at(work.day(-8), 9),
    )


def _on_the_way_out(work: CaseWork, stay: Stay) -> None:
    """The five locks of § 110(5), each as far as it is: the flat is assigned, the lease waits for
    a signature, of the move nobody has been asked."""
    by, now = work.staff_at("Skovvang 7"), work.at(work.day(-2), 11)
    for key, name in (("home", "Karen Bak"), ("support", "Ole Juhl"), ("lease", "Karen Bak")):
        mail = f"{name.split()[0].lower()}@struer.example"
        set_owner(by=by, stay=stay, key=key, name=name, mail=mail, municipality="", now=now)
    answers: tuple[tuple[str, str, int | None, int | None, str, str], ...] = (
        ("plan", "held", -14, None, "Ole Juhl", "Plan efter § 142."),
        ("home", "held", -6, None, "Karen Bak", "Havnegade 12, 2. sal, Struer."),
        ("lease", "not_yet", None, 5, "Karen Bak", "Ligger til underskrift i boligforeningen."),
    )
    for key, state, since, expected, who, note in answers:
        answer_lock(
            by=by,
            stay=stay,
            key=key,
            state=state,
            since_on=None if since is None else work.day(since),
            expected_on=None if expected is None else work.day(expected),
            who=who,
            heard_on=work.day(-2),
            note=note,
            now=now,
        )


def _relapse_that_ended_it(work: CaseWork, stay: Stay, on: date) -> None:
    judge_relapse(
        by=work.team.decides,
        stay=stay,
        on=on - timedelta(days=1),
        what_happened="Delte stoffer med en anden i huset, for tredje gang på to uger.",
        judgement="ends",
        reasons="Der er talt om det hver gang. De andre i huset kan ikke være trygge sådan.",
        now=work.at(on, 9),
    )


def _outreach(work: CaseWork) -> None:
    """One who is visited where she lives, and one who is to be (V § 3.1)."""
    day, leader = work.day, work.team.decides
    for n, asked_on, starts_on in ((20, day(-40), day(-33)), (21, day(-4), day(5))):
        referral = work.refer(citizens.SKOVVANG_NOW[n], asked_on, track="outreach", referrer="gp")
        work.accept(referral, asked_on + timedelta(days=2))
        stay = start_outreach(
            by=leader,
            referral=referral,
            starts_on=starts_on,
            key_worker=work.people["Morten"].user,
            coordinator=leader.user,
            now=work.at(min(starts_on, day(-1)), 13),
        )
        work.complete_follow_ups(stay, "Skovvang 1", day(-1))


def _on_the_way(work: CaseWork) -> None:
    day, leader = work.day, work.team.decides
    arriving = work.refer(citizens.SKOVVANG_NOW[11], day(-4), by=work.nurse, ready_on=day(-3))
    work.accept(arriving, day(-2))
    work.book(arriving, "Skovvang 8", day(0), None, day(-2))
    kept = work.refer(
        citizens.SKOVVANG_NOW[12], day(-5), referrer="home_support", municipality=_RINGKOBING
    )
    work.accept(kept, day(-2))
    hold_for_referral(
        by=leader,
        referral=kept,
        place=work.places["Skovvang 7"],
        starts_on=day(12),
        ends_on=day(40),
        days=14,
        now=work.at(day(-1), 15),
    )
    work.accept(work.refer(citizens.SKOVVANG_NOW[13], day(-6), municipality=_VIBORG), day(-3))
    work.refer(
        citizens.SKOVVANG_NOW[14],
        day(-1),
        by=work.nurse,
        hour=12,
        note="E3",
        ready_on=day(1),
        answers={"active_misuse": "unknown"},
    )
    work.refer(citizens.SKOVVANG_NOW[15], day(0), referrer="citizen", hour=9, whereabouts="street")


def _not_to_be(work: CaseWork) -> None:
    day, leader = work.day, work.team.decides
    refused = work.refer(
        citizens.SKOVVANG_NOW[16],
        day(-24),
        referrer="citizen",
        answers={"takes_part": "no", "other_help_exhausted": "no"},
    )
    refuse_referral(
        by=leader,
        referral=refused,
        reasons="Bostøtte i dit hjem er ikke prøvet endnu. Vi har hjulpet dig med at søge.",
        now=work.at(day(-22), 10),
    )
    withdrawn = work.refer(citizens.SKOVVANG_NOW[17], day(-15), by=work.nurse)
    withdraw_referral(
        by=work.nurse,
        referral=withdrawn,
        reason="Borgeren er flyttet hjem med støtte.",
        now=work.at(day(-13), 9),
    )
    missed = work.refer(citizens.SKOVVANG_NOW[18], day(-20), municipality=_LEMVIG)
    work.accept(missed, day(-18))
    record_no_show(
        by=work.staff_at("Skovvang 8"),
        stay=work.book(missed, "Skovvang 8", day(-16), None, day(-17)),
        on=day(-16),
        note="Borgeren kom ikke. Den opsøgende medarbejder leder efter ham.",
        now=work.at(day(-16), 18),
    )
    called_off = work.refer(citizens.SKOVVANG_NOW[19], day(-12), municipality=_SKIVE)
    work.accept(called_off, day(-10))
    cancel_stay(
        by=leader,
        stay=work.book(called_off, "Skovvang 8", day(-5), None, day(-9)),
        reason="Borgeren blev indlagt dagen før.",
        now=work.at(day(-6), 11),
    )
