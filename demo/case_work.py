"""What people do in the demonstration, each verb through its service and on its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

import schemes
from citizens.models import Citizen
from citizens.services import register_citizen
from core.acting import acting
from demo.answers import DECIDERS_ANSWERS, OUTCOMES, REFERRERS_ANSWERS
from demo.citizens import DemoCitizen
from organisations.actors import Actor
from placements.models import FollowUp, Place, Stay
from placements.services.agreement import Agreement
from placements.services.follow_ups import complete_follow_up
from placements.services.guests import grant_guest_night
from placements.services.planned_end import extend_stay
from placements.services.risks import record_risks
from placements.services.stays import move_in, move_out, plan_stay
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Star
from recovery.rules import STAR_FOLLOW_UP
from recovery.services.stars import finish_star, score_area, start_star
from referrals.models import Referral
from referrals.services.answering import answer_question
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.decisions import accept_referral
from referrals.services.placing import book_for_referral
from referrals.services.readiness import declare_ready
from referrals.services.referrals import submit_referral
from schemes.base import Referrer


@dataclass(frozen=True, kw_only=True)
class Team:
    """Who does what where one scheme is run."""

    scheme: str
    #: The track that is meant where none is named.
    track: str
    #: Takes calls, decides, books and extends.
    decides: Actor
    #: Staff by facility.
    staff: Mapping[str, Actor]
    #: Follow-ups that are another office's.
    offices: Mapping[str, Actor]


@dataclass
class CaseWork:
    """People at work, each act through its service. ``now`` is the real one: nothing is later."""

    now: datetime
    people: dict[str, Actor]
    nurse: Actor
    team: Team
    places: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today = timezone.localdate(self.now)
        self.organisation = self.team.decides.organisation
        self.places = {place.name: place for place in Place.objects.select_related("facility")}

    def day(self, n: int) -> date:
        """``n`` days from today; negative is before."""
        return self.today + timedelta(days=n)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return min(timezone.make_aware(datetime.combine(day, time(hour, minute))), self.now)

    def staff_at(self, place: str) -> Actor:
        return self.team.staff[self.places[place].facility.name]

    def refer(
        self,
        person: DemoCitizen,
        on: date,
        *,
        by: Actor | None = None,
        track: str = "",
        situation: str = "",
        hour: int = 10,
        ready_on: date | None = None,
        answers: dict[str, str] | None = None,
        urgency: str = "soon",
        whereabouts: str = "own_home",
        note: str = "",
        referrer: str = "",
        municipality: str = "",
        around: dict[str, Any] | None = None,
    ) -> Referral:
        """A call that was written down in the house, or the nurse's own from the ward."""
        by = by or self.team.decides
        track = track or self.team.track
        from_ward = by is self.nurse
        home = municipality or self.organisation.municipality_code
        own_call = referrer == Referrer.CITIZEN
        contact = f"{by.name}{', sygeplejerske, E2' if from_ward else ''}"
        asked = schemes.get(self.team.scheme).on(on).municipalities
        with acting(by.organisation):
            referral = submit_referral(
                by=by,
                receiver=self.organisation,
                scheme=self.team.scheme,
                track=track,
                asking=Asking(
                    citizen=facts_of(person, home),
                    referrer=referrer or ("psychiatry" if from_ward else "authority"),
                    contact_name="" if own_call else contact,
                    contact_phone="00 00 00 01",
                    urgency=urgency,
                    whereabouts="hospital" if from_ward else whereabouts,
                    whereabouts_note=note,
                    ready_for_discharge_on=ready_on,
                    situation=situation
                    or "Har brug for ro og for at finde ud af, hvad der skal ske.",
                    answers={**REFERRERS_ANSWERS[self.team.scheme, track], **(answers or {})},
                    acting_municipality=home if "acting" in asked else "",
                    paying_municipality=home if "paying" in asked and not own_call else "",
                    **(around or {}),
                ),
                now=self.at(on, hour),
            )
            if ready_on is not None and on < ready_on <= self.today:
                # Told as a forecast when the referral was written, and declared on its day.
                declare_ready(by=by, referral=referral, on=ready_on, now=self.at(ready_on, 9))
                referral = Referral.objects.get(pk=referral.pk)
            return referral

    def accept(self, referral: Referral, on: date, *, goals: str = "", group: str = "1") -> None:
        by = self.team.decides
        asked = {criterion.key for criterion in referral.version.asked(referral.track)}
        settled = {
            key: answer
            for key, answer in DECIDERS_ANSWERS[referral.scheme, referral.track].items()
            if key in asked
        }
        for minute, (key, answer) in enumerate(settled.items()):
            answer_question(
                by=by, referral=referral, key=key, answer=answer, now=self.at(on, 11, minute)
            )
        track = referral.scheme_track
        bases = [basis.key for basis in track.legal_bases]
        accept_referral(
            by=by,
            referral=referral,
            reasons="Et midlertidigt ophold kan give ro og afklare næste skridt.",
            legal_basis=bases[-1] if bases else "",
            target_group=group if track.target_groups else "",
            goals=goals or "Finde en god rytme og afklare, hvilken støtte der hjælper.",
            now=self.at(on, 11, 30),
        )

    def book(
        self, referral: Referral, place: str, starts: date, ends: date | None, on: date
    ) -> Stay:
        return book_for_referral(
            by=self.team.decides,
            referral=referral,
            place=self.places[place],
            starts_on=starts,
            ends_on=ends,
            key_worker=self.staff_at(place).user,
            coordinator=self.team.decides.user,
            now=self.at(on, 13),
        )

    def arrive(self, stay: Stay, place: str, on: date) -> Stay:
        return move_in(by=self.staff_at(place), stay=stay, on=on, now=self.at(on, 14))

    def refer_and_move_in(
        self,
        person: DemoCitizen,
        place: str,
        starts: date,
        ends: date | None,
        *,
        track: str = "",
        followed_until: date | None = None,
        asked_before: int = 14,
        referrer: str = "",
        municipality: str = "",
    ) -> Stay:
        """Referral, decision, booking and moving in, and its follow-ups made until a day."""
        asked_on = starts - timedelta(days=asked_before)
        referral = self.refer(
            person, asked_on, track=track, referrer=referrer, municipality=municipality
        )
        decided_on = min(asked_on + timedelta(days=3), starts)
        self.accept(referral, decided_on)
        stay = self.arrive(self.book(referral, place, starts, ends, decided_on), place, starts)
        if followed_until is not None:
            self.complete_follow_ups(stay, place, followed_until)
        if followed_until is not None and "risks" in stay.version.parts:
            # The risk of suicide is left unasked: "none" and "not asked" must both be seen.
            record_risks(
                by=self.staff_at(place),
                stay=stay,
                substances="known" if stay.pk % 2 else "none",
                violence="none",
                suicide="",
                now=self.at(starts, 15),
            )
        return stay

    def past_stay(
        self,
        citizen: Citizen,
        place: str,
        came: date,
        left: date,
        *,
        planned: date | None,
        ending: str = "as_planned",
        destination: str = "own_home_with_support",
    ) -> Stay:
        """A stay of years ago, of which the asking was never written down here: planned, moved
        in, followed up, extended where it outlasted the plan, and moved out."""
        stay = plan_stay(
            by=self.team.decides,
            citizen=citizen,
            place=self.places[place],
            starts_on=came,
            ends_on=planned,
            scheme_rules_on=came,
            agreed=Agreement(
                key_worker=self.staff_at(place).user, coordinator=self.team.decides.user
            ),
            now=self.at(came - timedelta(days=1), 13),
        )
        stay = self.arrive(stay, place, came)
        if planned is not None and left > planned:
            on = planned - timedelta(days=1)
            self.extend(
                stay,
                left,
                reason="Målet er inden for rækkevidde, og det næste sted er først klar da.",
                now=self.at(on, 9),
            )
        self.complete_follow_ups(stay, place, left)
        stay = self.leave(stay, place, left, ending=ending, destination=destination)
        self.complete_follow_ups(stay, place, left + timedelta(days=14))
        return stay

    def extend(self, stay: Stay, ends_on: date, *, reason: str, now: datetime) -> Stay:
        """Move the planned end, the scheme's test answered so that the stay goes on."""
        test = stay.scheme_track.length.extension
        return extend_stay(
            by=self.team.decides,
            stay=stay,
            ends_on=ends_on,
            reason=reason,
            answers={asked.key: asked.goes_on_with for asked in (test.questions if test else ())},
            now=now,
        )

    def register(
        self, person: DemoCitizen, *, municipality: str = "", on: date | None = None
    ) -> Citizen:
        """The citizen as the house has registered them; a number is the same citizen again."""
        home = municipality or self.organisation.municipality_code
        facts = facts_of(person, home)
        return register_citizen(
            by=self.team.decides,
            controller=self.organisation,
            now=self.at(on, 9) if on else self.now,
            name=facts.name,
            alias=facts.alias,
            anonymous=facts.anonymous,
            number=facts.number,
            birth_date=facts.birth_date,
            home_municipality=facts.home_municipality,
        )

    def complete_follow_ups(
        self, stay: Stay, place: str, until: date, *, except_kind: str = ""
    ) -> None:
        """Make every follow-up due until a day, on its due date, but one kind."""
        due = FollowUp.objects.filter(stay=stay, status="open", due_on__lte=until)
        due = due.exclude(kind=except_kind).select_related("stay")
        for n, follow_up in enumerate(due.order_by("due_on", "kind")):
            by = self.team.offices.get(follow_up.office) or self.staff_at(place)
            if follow_up.kind == STAR_FOLLOW_UP:
                self.star(stay, by, follow_up.due_on, level=3)
                continue
            complete_follow_up(
                by=by,
                follow_up=follow_up,
                outcome=OUTCOMES.get(follow_up.kind, "Gennemgået og aftalt."),
                onward="wanted" if follow_up.rule.asks_onward else "",
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
        note: str = "",
    ) -> Stay:
        stay.refresh_from_db()
        asked_to = ending == Stay.Ending.ASKED_TO_LEAVE
        return move_out(
            by=self.team.decides if asked_to else self.staff_at(place),
            stay=stay,
            on=on,
            ending=ending,
            destination=destination,
            note=note,
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
            backup="not_needed",
            on=on,
            now=self.at(on, 21, 40),
        )


def facts_of(person: DemoCitizen, municipality: str) -> CitizenFacts:
    if person.is_anonymous:
        return CitizenFacts(anonymous=True, alias=person.name)
    return CitizenFacts(
        number=person.number,
        name=person.name,
        birth_date=person.born,
        home_municipality=municipality,
        phone="00 00 00 00",
    )
