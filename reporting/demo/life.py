"""What people do in the demonstration, each verb through its service and on its day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from citizens.models import Citizen
from organisations.actors import Actor
from organisations.context import acting
from placements.models import FollowUp, Place, Stay
from placements.services.follow_ups import complete_follow_up
from placements.services.guests import grant_guest_night
from placements.services.risks import record_risks
from placements.services.stays import move_in, move_out
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Star
from recovery.rules import STAR_FOLLOW_UP
from recovery.services import finish_star, score_area, start_star
from referrals.models import Referral
from referrals.services.decisions import accept_referral
from referrals.services.facts import CitizenFacts
from referrals.services.placing import book_for_referral
from referrals.services.referrals import answer_question, submit_referral
from reporting.demo.citizens import Someone

_ASKED = {
    "home": {
        "own_citizen": "yes",
        "need": "clarification",
        "long_term_need": "no",
        "cooperates": "yes",
    },
    "guest": {
        "own_citizen": "yes",
        "night_away": "yes",
        "talk_on_arrival": "yes",
        "occasion": "planned",
    },
}
_SETTLED = {"home": {"motive_to_save": "no", "met_and_seen": "yes"}, "guest": {}}
_SAID = {
    "second_week": "Dokumentation og observationer er samlet. Støtten passer, som den er.",
    "monthly": "Gennemgået sammen med borgeren, bostøtten og boenheden.",
    "three_months": "Egen bolig med støtte er målet. Boligsøgningen er i gang.",
    "before_end": "Udflytning og overlevering er aftalt.",
    "arrival_talk": "Aftalen er lavet: ro, mad og en snak i morgen tidlig.",
    "next_working_day": "Bostøtten er orienteret og kommer forbi i dag.",
    "thanks_for_now": "Tak for nu: opholdet gav ro, og borgeren er velkommen igen.",
}


@dataclass
class Life:
    """Herning's people, at work. ``now`` is the real one: nothing happens after it."""

    now: datetime
    people: dict[str, Actor]
    nurse: Actor
    places: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today = timezone.localdate(self.now)
        self.places = {place.name: place for place in Place.objects.select_related("facility")}

    def day(self, n: int) -> date:
        """``n`` days from today; negative is before."""
        return self.today + timedelta(days=n)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return min(timezone.make_aware(datetime.combine(day, time(hour, minute))), self.now)

    def staff_at(self, place: Place) -> Actor:
        return self.people["Rikke" if place.facility.name == "Skovlyset" else "Jens"]

    def refer(
        self,
        someone: Someone,
        on: date,
        *,
        by: Actor | None = None,
        track: str = "home",
        situation: str = "",
        hour: int = 10,
        ready_on: date | None = None,
        answers: dict[str, str] | None = None,
        urgency: str = "soon",
        whereabouts: str = "own_home",
        note: str = "",
    ) -> Referral:
        """A caseworker's own referral, or the nurse's from the ward."""
        by = by or self.people["Sofie"]
        from_ward = by is self.nurse
        herning = self.people["Sofie"].organisation
        with acting(by.organisation):
            return submit_referral(
                by=by,
                receiver=herning,
                scheme="polaris",
                track=track,
                citizen=CitizenFacts(
                    number=someone.number,
                    name=someone.name,
                    birth_date=someone.born,
                    home_municipality="0657",
                    phone="00 00 00 00",
                ),
                referrer="psychiatry" if from_ward else "authority",
                contact_name=f"{by.name}, {'sygeplejerske, E2' if from_ward else 'sagsbehandler'}",
                contact_phone="00 00 00 01",
                urgency=urgency,
                whereabouts="hospital" if from_ward else whereabouts,
                whereabouts_note=note,
                ready_for_discharge_on=ready_on,
                situation=situation or "Har brug for ro og for at finde ud af, hvad der skal ske.",
                answers={**_ASKED[track], **(answers or {})},
                now=self.at(on, hour),
            )

    def accept(self, referral: Referral, on: date, *, goals: str = "", group: str = "1") -> None:
        by = self.people["Sofie"]
        for minute, (key, answer) in enumerate(_SETTLED[referral.track].items()):
            answer_question(
                by=by, referral=referral, key=key, answer=answer, now=self.at(on, 11, minute)
            )
        accept_referral(
            by=by,
            referral=referral,
            reasons="Et midlertidigt ophold kan give ro og afklare næste skridt.",
            legal_basis="84_2",
            target_group=group if referral.track == "home" else "",
            goals=goals or "Finde en god rytme og afklare, hvilken støtte der hjælper.",
            now=self.at(on, 11, 30),
        )

    def book(self, referral: Referral, place: str, starts: date, ends: date, on: date) -> Stay:
        home = self.places[place]
        return book_for_referral(
            by=self.people["Sofie"],
            referral=referral,
            place=home,
            starts_on=starts,
            ends_on=ends,
            key_worker=self.staff_at(home).user,
            coordinator=self.people["Sofie"].user,
            now=self.at(on, 13),
        )

    def arrive(self, stay: Stay, place: str, on: date) -> Stay:
        by = self.staff_at(self.places[place])
        return move_in(by=by, stay=stay, on=on, now=self.at(on, 14))

    def stays(
        self,
        someone: Someone,
        place: str,
        starts: date,
        ends: date,
        *,
        track: str = "home",
        followed_until: date | None = None,
    ) -> Stay:
        """Referral, decision, booking and moving in, and its follow-ups made until a day."""
        asked_on = starts - timedelta(days=14 if track == "home" else 1)
        referral = self.refer(someone, asked_on, track=track)
        decided_on = asked_on + timedelta(days=3 if track == "home" else 0)
        self.accept(referral, decided_on)
        stay = self.arrive(self.book(referral, place, starts, ends, decided_on), place, starts)
        if followed_until is not None:
            self.follow(stay, place, followed_until)
            # The risk of suicide is left unasked: "none" and "not asked" must both be seen.
            record_risks(
                by=self.staff_at(self.places[place]),
                stay=stay,
                substances="known" if stay.pk % 2 else "none",
                violence="none",
                suicide="",
                now=self.at(starts, 15),
            )
        return stay

    def follow(self, stay: Stay, place: str, until: date, *, but: str = "") -> None:
        """Make every follow-up due until a day, on its due date, but one kind."""
        due = FollowUp.objects.filter(stay=stay, status="open", due_on__lte=until)
        due = due.exclude(kind=but)
        for n, follow_up in enumerate(due.order_by("due_on", "kind")):
            by = self.staff_at(self.places[place])
            if follow_up.office == "caseworker":
                by = self.people["Sofie"]
            if follow_up.kind == STAR_FOLLOW_UP:
                self.star(stay, by, follow_up.due_on, level=3)
                continue
            follow_up.refresh_from_db()
            complete_follow_up(
                by=by,
                follow_up=follow_up,
                outcome=_SAID.get(follow_up.kind, "Gennemgået og aftalt."),
                on=follow_up.due_on,
                now=self.at(follow_up.due_on, 10, n % 60),
            )

    def star(self, stay: Stay, by: Actor, on: date, *, level: int) -> Star:
        """A whole star around a level; some areas higher, some lower."""
        star = start_star(by=by, stay=stay, on=on)
        for n, area in enumerate(EDITIONS[CURRENT].areas):
            score = max(1, min(10, level + (n * 7 + stay.pk) % 5 - 2))
            words = "Jeg sover bedre, når jeg har talt med nogen." if n == 0 else ""
            score_area(by=by, star=star, area=area.key, score=score, citizens_words=words)
        return finish_star(
            by=by, star=star, took_part="Borgeren og kontaktpersonen", now=self.at(on, 13)
        )

    def leave(
        self,
        stay: Stay,
        place: str,
        on: date,
        *,
        ending: str = "as_planned",
        destination: str = "own_home_with_support",
    ) -> Stay:
        stay.refresh_from_db()
        return move_out(
            by=self.staff_at(self.places[place]),
            stay=stay,
            on=on,
            ending=ending,
            destination=destination,
            note="",
            now=self.at(on, 11),
        )

    def guest_night(self, citizen: Citizen, on: date, *, why: str) -> Stay:
        """Acute staff grant one night on the spot to a citizen already known."""
        return grant_guest_night(
            by=self.people["Anders"],
            place=self.places["Gæsteværelset"],
            citizen=citizen,
            nights=1,
            why=why,
            asked_backup="",
            on=on,
            now=self.at(on, 21, 40),
        )
