"""The contract every scheme keeps.

A scheme is one municipality's or house's way of running flexible places. Its rules change over
time, so a scheme is a row of dated **versions**; a referral and a stay are judged by the version
in force when they were made (DOMAIN.md §3). A version is data and pure functions: it knows no
database and no clock, so every rule can be read in one place and tested as a table.

Texts are English source texts marked with ``_`` and translated where they are shown.

What a version is made of stands in files of one subject each, and can all be imported from here:
``people`` (who), ``criteria`` (what is asked and what it comes to), ``decisions``, ``length``,
``schedule`` (follow-ups), ``self_payment``, ``house`` and ``words``; ``assess`` puts the criteria
to the facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schemes.consents import SharingRules
from schemes.criteria import (
    ANY,
    NO,
    UNKNOWN,
    YES,
    AnswerType,
    Choice,
    Criterion,
    Facts,
    Finding,
    Judge,
    OpenQuestion,
    Refusal,
    State,
    ToCitizen,
    Verdict,
    Weight,
)
from schemes.daily_risk import DailyRisk
from schemes.decisions import (
    ALLOWING,
    ANSWERS,
    AWARDS,
    ORDINARY,
    Condition,
    DecisionKind,
    DecisionRule,
)
from schemes.errors import NoVersion, SchemeLookupError, UnknownScheme, UnknownTrack
from schemes.extension import ExtensionQuestion, ExtensionTest
from schemes.house import AtNight, HouseRule, MoveInContract, Payment, Relapse
from schemes.house_schedule import ScheduleChange, plan
from schemes.length import Length
from schemes.letters import USUAL_LETTERS, LetterTexts
from schemes.low_arousal import HandOverDialogue
from schemes.meetings import MeetingRule
from schemes.people import PROFESSIONALS, Office, Referrer
from schemes.refund import Refund, RefundDays
from schemes.schedule import Course, FollowUpRule, PlannedFollowUp, Window
from schemes.self_payment import Cover, SelfPayment
from schemes.shifts import USUAL_SHIFTS, Shift
from schemes.stay_plan import StayPlan
from schemes.target_groups import problem_of_group
from schemes.texts import _
from schemes.vocabulary import PAGES, MunicipalityRole, Need, Part, Payer, Topic
from schemes.words import Words

__all__ = [
    "ALLOWING",
    "ANSWERS",
    "ANY",
    "AWARDS",
    "NO",
    "PAGES",
    "PROFESSIONALS",
    "UNKNOWN",
    "YES",
    "AnswerType",
    "AtNight",
    "Choice",
    "Condition",
    "Course",
    "Cover",
    "Criterion",
    "DecisionKind",
    "DecisionRule",
    "ExtensionQuestion",
    "ExtensionTest",
    "Facts",
    "Finding",
    "FollowUpRule",
    "HouseRule",
    "Judge",
    "Length",
    "MoveInContract",
    "MunicipalityRole",
    "Need",
    "NoVersion",
    "Office",
    "OpenQuestion",
    "Part",
    "Payer",
    "Payment",
    "PlannedFollowUp",
    "Referrer",
    "Refund",
    "RefundDays",
    "Refusal",
    "Relapse",
    "Scheme",
    "SchemeLookupError",
    "SelfPayment",
    "State",
    "StayPlan",
    "ToCitizen",
    "Topic",
    "Track",
    "UnknownScheme",
    "UnknownTrack",
    "Verdict",
    "Version",
    "Weight",
    "Window",
    "Words",
    "_",
]


@dataclass(frozen=True, kw_only=True)
class Track:
    """One way of being in the scheme: a flexible home, a guest room, outreach without a place."""

    key: str
    name: str
    length: Length
    referrers: frozenset[Referrer]
    deciders: frozenset[Office]
    #: Who may refer, in words: help text, and the reason given to one who may not.
    ways_in: str = ""
    ways_in_source: str = ""
    #: How the decision is made, in words: who is heard, who decides together.
    who_decides: str = ""
    who_decides_source: str = ""
    follow_ups: tuple[FollowUpRule, ...] = ()
    takes_place: bool = True
    #: Granted and occupied at once by one person on the spot (a guest room): who may, how long.
    granted_on_the_spot_by: frozenset[Office] = frozenset()
    on_the_spot_nights: int = 1
    #: The place is offered in the same breath as the answer (Pitstop's next 14 days).
    place_offered_at_once: bool = False
    #: The decision sets the hours of support, in per cent of the base (V § 2.3).
    support_in_per_cent: bool = False
    legal_bases: tuple[Choice, ...] = ()
    target_groups: tuple[Choice, ...] = ()
    #: Nights in hospital, and on leave, with the place kept count as slept in the occupancy figure.
    hospital_nights_count: bool = True
    leave_nights_count: bool = True
    #: How many nights at a time somebody may try the place before moving in; 0: no trial nights.
    trial_nights: int = 0
    #: Visits by day before moving in are planned and written down.
    visits_before: bool = False
    #: The track's own words where they differ from the scheme's (a guest "arrives").
    words: Words | None = None
    #: Who may ask a citizen to leave, where the scheme says so; else the leader.
    asks_to_leave: frozenset[Office] = frozenset()
    #: Days that the state refunds a share of, where they are counted.
    refund: Refund | None = None
    #: What the citizen pays for the stay, where it is taken from the citizen at all.
    self_payment: SelfPayment | None = None
    #: Working days, after the one on which the clock starts, within which whoever referred has an
    #: answer. Ours, a setting: the report names none, a municipality publishes its own (RSL § 3).
    answer_within: int = 2
    #: Working days until information that was asked for stands in both sides' day. Ours, a setting.
    information_within: int = 3
    #: False: it costs nobody anything, and nothing speaks of payment (outreach).
    is_paid_for: bool = True
    #: Where it differs from the version's.
    payment: Payment | None = None
    #: Leaving is a step home, counted among the outcomes; a guest of a night came from there.
    counts_outcomes: bool = True
    #: Nobody is turned away for lack of room (§ 110): what was offered, and where who waits sleeps.
    records_where_those_waiting_sleep: bool = False
    #: What its letters to citizens say besides the decision.
    letters: LetterTexts = USUAL_LETTERS
    #: What is decided in the course of a stay; an award and its refusal are of every track.
    decisions: tuple[DecisionRule, ...] = ORDINARY
    #: What it is, in words to the citizen; empty: its name says it.
    name_to_citizen: str = ""
    #: The citizen may ask alone, on a public page, as long as the version is in force: why.
    #: Empty: the citizen asks by another way (the telephone, at the desk), or not at all.
    public_page_source: str = ""
    #: What is signed when moving in, and the hand-over dialogue (LA2); None where there is none.
    contract: MoveInContract | None = None
    low_arousal: HandOverDialogue | None = None
    #: The citizen saves up by an agreement: where that is said. Empty: none is made.
    savings_source: str = ""
    #: What the stay plan is made of; None: none is made.
    plan: StayPlan | None = None

    @property
    def asked_on_public_page(self) -> bool:
        return bool(self.public_page_source) and Referrer.CITIZEN in self.referrers

    @property
    def lets_guest_ring(self) -> bool:
        """The citizen's own call is enough for a place on the spot (POLARIS' guest room)."""
        return bool(self.granted_on_the_spot_by) and Referrer.CITIZEN in self.referrers

    def target_group_problem(
        self, group: str, *, home_municipality: str, own_municipality: str
    ) -> str:
        """What is wrong with the group; "" where nothing is."""
        return problem_of_group(
            self.target_groups,
            group,
            home_municipality=home_municipality,
            own_municipality=own_municipality,
        )

    def decides(self, kind: str) -> bool:
        return any(rule.kind == kind for rule in self.decisions)

    def decision_rule(self, kind: str) -> DecisionRule:
        for rule in self.decisions:
            if rule.kind == kind:
                return rule
        raise SchemeLookupError(f"The track {self.key} makes no decision {kind!r}.")

    @property
    def locks(self) -> tuple[Condition, ...]:
        """What must hold before the municipality may decide the discharge; () where it decides
        none."""
        kind = DecisionKind.MUNICIPALITY_DISCHARGE
        return self.decision_rule(kind).conditions if self.decides(kind) else ()

    def follow_up_rule(self, kind: str) -> FollowUpRule:
        for rule in self.follow_ups:
            if rule.kind == kind:
                return rule
        raise SchemeLookupError(f"The track {self.key} plans no follow-up {kind!r}.")


@dataclass(frozen=True, kw_only=True)
class Version:
    """A scheme's rules from ``starts_on`` until (not including) ``ends_on``."""

    scheme: str
    name: str
    starts_on: date
    ends_on: date | None
    source: str
    words: Words
    tracks: tuple[Track, ...]
    criteria: tuple[Criterion, ...]
    house_rules: tuple[HouseRule, ...]
    payment: Payment
    #: None: the sources say nothing of the nights.
    at_night: AtNight | None = None
    #: The act that the legal bases are sections of, by its full name.
    act: str = ""
    #: The section of it that the criteria are decided by, where a criterion names no other.
    criteria_law: str = ""
    anonymous_allowed: bool = False
    #: Which of a citizen's municipalities are written down.
    municipalities: tuple[MunicipalityRole, ...] = (MunicipalityRole.HOME,)
    #: What is asked of the life around the citizen. Nothing of it refuses anybody.
    asks_about: frozenset[Topic] = frozenset()
    #: The intake is one short page, filled in while somebody rings.
    intake_on_one_page: bool = False
    #: The citizen gets the answer as a letter.
    answers_in_writing: bool = True
    #: Why an anonymous citizen can't be taken in; empty: the version's source.
    anonymous_source: str = ""
    #: None: the scheme writes down no relapses.
    relapse: Relapse | None = None
    #: With no page of its own among them the case is one short page.
    parts: frozenset[Part] = frozenset()
    meetings: tuple[MeetingRule, ...] = ()
    #: In the order in which they begin.
    shifts: tuple[Shift, ...] = USUAL_SHIFTS
    #: None: no green, yellow and red are registered.
    daily_risk: DailyRisk | None = None
    #: None: nothing is shared beyond what the law asks, and nobody is asked for a consent.
    sharing: SharingRules | None = None
    #: Keys of criteria whose answers matter from day to day: shown on the stay's page.
    during_stay: tuple[str, ...] = ()

    def in_force_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def track(self, track_key: str) -> Track:
        for track in self.tracks:
            if track.key == track_key:
                return track
        known = ", ".join(track.key for track in self.tracks)
        raise UnknownTrack(f"{self.scheme} has no track {track_key!r}, only: {known}.")

    def law_of(self, criterion: Criterion) -> str:
        """The section a criterion is decided by; "" where nothing is decided by statute. Beside it
        stand the organisation's local standard and the criterion's own source."""
        return criterion.law or self.criteria_law

    def words_for(self, track_key: str) -> Words:
        return self.track(track_key).words or self.words

    def payment_for(self, track_key: str) -> Payment | None:
        """None where nobody pays: then payment is not spoken of at all."""
        track = self.track(track_key)
        return (track.payment or self.payment) if track.is_paid_for else None

    def criteria_for(self, track_key: str) -> tuple[Criterion, ...]:
        key = self.track(track_key).key
        return tuple(criterion for criterion in self.criteria if criterion.applies_to(key))

    def asked(self, track_key: str) -> tuple[Criterion, ...]:
        """What is asked. ``settled_in_assessment`` tells the decider's from the referrer's."""
        return tuple(criterion for criterion in self.criteria_for(track_key) if criterion.asked)

    def told_citizen(self, track_key: str, kind: str) -> dict[str, ToCitizen]:
        """By the key of each fact that a decision of this kind can rest on: what its answers come
        to, in sentences to the citizen."""
        track = self.track(track_key)
        if kind in ANSWERS:
            return {asked.key: asked.to_citizen for asked in self.criteria_for(track_key)}
        if kind == DecisionKind.EXTENSION:
            test = track.length.extension
            return {asked.key: asked.to_citizen for asked in (test.questions if test else ())}
        conditions = track.decision_rule(kind).conditions if track.decides(kind) else ()
        return {each.key: {YES: each.to_citizen} for each in conditions}

    def may_refer(self, track_key: str, referrer: Referrer) -> bool:
        return referrer in self.track(track_key).referrers

    def may_decide(self, track_key: str, office: str) -> bool:
        """``office`` is a role's value; roles that are no office never decide."""
        return office in self.track(track_key).deciders

    def may_make(self, track_key: str, kind: str, office: str) -> bool:
        """Whether the office makes that kind of decision on the track."""
        track = self.track(track_key)
        return track.decides(kind) and office in (
            track.decision_rule(kind).deciders or track.deciders
        )

    def may_ask_to_leave(self, track_key: str, office: str) -> bool:
        return office in (self.track(track_key).asks_to_leave or {Office.FACILITY_LEADER})

    def may_grant_on_the_spot(self, track_key: str, office: str, *, nights: int = 1) -> bool:
        track = self.track(track_key)
        return office in track.granted_on_the_spot_by and 1 <= nights <= track.on_the_spot_nights

    def follow_ups(
        self, track_key: str, course: Course, changes: Iterable[ScheduleChange] = ()
    ) -> tuple[PlannedFollowUp, ...]:
        """What a stay gets, sorted by due date; identity is (kind, ordinal). ``changes``: how the
        house has it, from a day on.

        A window that begins after the planned end (where none is planned: after ``until``) is not
        planned.
        """
        return plan(self.track(track_key).follow_ups, course, changes)

    def length_problem(self, track_key: str, *, moved_in_on: date, ends_on: date) -> Refusal | None:
        return self.track(track_key).length.problem(moved_in_on=moved_in_on, ends_on=ends_on)

    def latest_end(self, track_key: str, moved_in_on: date) -> date | None:
        return self.track(track_key).length.latest_end(moved_in_on)

    def review_on(self, track_key: str, moved_in_on: date) -> date | None:
        return self.track(track_key).length.review_on(moved_in_on)


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A way of running flexible places, with its rules through time."""

    key: str
    name: str
    #: Four-digit code of the municipality the scheme belongs to.
    municipality: str
    #: Who runs it. Names of schemes and organisations stay Danish.
    organisation: str
    #: Oldest first, each beginning where the one before ended.
    versions: tuple[Version, ...]

    @property
    def sells_places(self) -> bool:
        """To other municipalities, whose citizens the own authority has no business with."""
        return any(version.payment.payer is Payer.ACTING_MUNICIPALITY for version in self.versions)

    def on(self, day: date) -> Version:
        for version in self.versions:
            if version.in_force_on(day):
                return version
        first = self.versions[0].starts_on
        raise NoVersion(f"{self.name} has no rules in force on {day}; its first are from {first}.")
