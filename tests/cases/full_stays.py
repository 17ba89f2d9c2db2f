"""A stay with two years behind it, of which there is everything that a page of a stay can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from complaints.models import Complaint
from core.acting import acting
from daily_risk.models import RiskEntry
from descriptions.models import Description, DescriptionLink, DescriptionRequest, Partner
from low_arousal.services.making import begin_dialogue, finish_dialogue, write_dialogue
from meetings.models import Meeting
from moving_in.models import (
    CheckedLine,
    Contract,
    DailyHelper,
    Damage,
    InventoryCheck,
    InventoryLine,
    Preference,
    SavingsAgreement,
)
from network.models import (
    Appointment,
    NetworkActor,
    Pause,
    Relative,
    TreatmentOrder,
)
from notes.models import CareAgreement, KnownFirst, Note
from placements.models import (
    Absence,
    Booking,
    DateChange,
    Decision,
    FollowUp,
    HomeKept,
    Relapse,
    SelfPayment,
    Stay,
    StayElsewhere,
)
from placements.services.stays import move_in
from recovery.editions import CURRENT, EDITIONS
from recovery.kram_areas import AREAS as KRAM_AREAS
from recovery.models import Kram, KramArea, Star, StarScore
from referrals.services.decisions import accept_referral
from referrals.services.placing import book_for_referral
from stay_plan.models import Action, Goal, Progress
from tests.low_arousal.acts import WORDS
from tests.world import House, copies_of, make_referral
from way_out.models import Lock, LockAnswer, LockLink

DAYS = 730
#: A stay of tracks where a few nights are agreed on.
FEW_NIGHTS = 10
FEW = ("guest", "room")


def full_stay(house: House, track: str, *, many: int = 100) -> Stay:
    """``many`` of each where a stay can have many."""
    now = timezone.now()
    today = timezone.localdate(now)
    referral = make_referral(house, track=track, name="Maja Eksempel", facility=house.first)
    decides = house.caseworker if house.first.scheme == "polaris" else house.leader
    with acting(house.organisation):
        accept_referral(
            by=decides,
            referral=referral,
            reasons="Målet er at komme hjem igen.",
            overrides={},
            legal_basis=next((basis.key for basis in referral.scheme_track.legal_bases), ""),
            target_group=next((group.key for group in referral.scheme_track.target_groups), ""),
            told_length="3-6 måneder",
            goals="Lave aftensmad selv",
            intensity=100,
            now=now,
        )
        referral.refresh_from_db()
        stay = book_for_referral(
            by=decides,
            referral=referral,
            place=house.place(track=track),
            starts_on=today,
            ends_on=today + timedelta(days=FEW_NIGHTS if track in FEW else 60),
            length_reason="Aftalt",
            now=now,
        )
        move_in(by=house.staff, stay=stay, on=today, now=now)
        began_on = today - timedelta(days=DAYS)
        Stay.objects.filter(pk=stay.pk).update(
            moved_in_on=began_on,
            key_worker=house.staff.user,
            coordinator=house.caseworker.user,
            goals="En lejlighed",
            outcome_note="Ring til søsteren først",
        )
        Booking.objects.filter(stay=stay).update(starts_on=began_on)
        stay.refresh_from_db()
        _Filling(house, stay, many, now).all()
    return stay


@dataclass(frozen=True)
class _Filling:
    house: House
    stay: Stay
    many: int
    now: datetime

    def all(self) -> None:
        self._days_and_decisions()
        self._moving_in()
        self._work()
        self._around()
        if self.stay.scheme_track.locks:
            self._locks()

    def _make[Row: Model](
        self, model: type[Row], *, many: int = 1, each: Any = None, **facts: Any
    ) -> list[Row]:
        """Rows of the house, ``each`` saying what differs by number."""
        named = {field.name for field in model._meta.get_fields()}
        given: dict[str, Any] = {"controller": self.house.organisation, **facts}
        if "stay" in named and "stay" not in facts:
            given["stay"] = self.stay
        for stamp in ("by", "decided_by"):
            if stamp in named and stamp not in facts:
                given[stamp] = self.house.staff.user
        if "at" in named and "at" not in facts:
            given["at"] = self.now
        differs: Callable[[int], dict[str, Any]] = each or (lambda _n: {})
        return list(
            model._default_manager.bulk_create(model(**given | differs(n)) for n in range(many))
        )

    def _ago(self, n: int) -> Any:
        return timezone.localdate(self.now) - timedelta(days=n)

    def _days_and_decisions(self) -> None:
        stay, many, ago = self.stay, self.many, self._ago
        self._make(
            FollowUp,
            many=many,
            kind=stay.follow_ups.first().kind,  # type: ignore[union-attr]
            office="facility_staff",
            each=lambda n: {
                "ordinal": 1000 + n,
                "opens_on": ago(n),
                "due_on": ago(n - 5),
                "responsible": self.house.staff.user,
            },
        ) if stay.scheme_track.follow_ups else None
        for follow_up in stay.follow_ups.all()[:many]:
            self._make(
                DateChange,
                follow_up=follow_up,
                what=DateChange.What.FOLLOW_UP,
                old=ago(3),
                new=ago(1),
                reason="Syg",
            )
        self._make(
            Absence,
            many=many,
            kind="hospital",
            counts_as_slept=True,
            reason="Indlagt",
            each=lambda n: {"starts_on": ago(3 * n + 9), "ends_on": ago(3 * n + 8)},
        )
        booking = stay.bookings.get()
        Booking.objects.filter(pk=booking.pk).update(ends_on=ago(200))
        copies_of(booking, 1, starts_on=lambda _n: ago(200), ends_on=lambda _n: None)
        decisions = self._make(
            Decision,
            many=many,
            citizen=stay.citizen,
            kind="award",
            scheme=stay.scheme,
            track=stay.track,
            rules_on=stay.rules_on,
            reasons="Fordi",
            decided_at=self.now,
            each=lambda n: {"starts_on": ago(n + 1)},
        )
        self._make(
            Complaint,
            many=many,
            citizen=stay.citizen,
            received_on=ago(60),
            text="Forkert",
            written_at=self.now,
            each=lambda n: {"decision": decisions[n], "by": "citizen"},
        )
        self._make(
            Relapse,
            many=many,
            on=ago(2),
            what_happened="Drak",
            judgement="goes_on",
            reasons="Ringede selv",
        )
        self._make(
            StayElsewhere,
            many=many,
            citizen=stay.citizen,
            each=lambda n: {
                "house": f"Hus {n}",
                "admitted_on": ago(5 * n + 900),
                "left_on": ago(5 * n + 898),
            },
        )
        self._make(
            SelfPayment,
            many=many,
            cover="lodging",
            amount="80.50",
            decided_by="Herning",
            reason="Som aftalt",
            each=lambda n: {"starts_on": ago(3 * n + 3), "ends_on": ago(3 * n)},
        )
        self._make(
            HomeKept,
            many=many,
            answer="kept",
            reason="Lejlighed",
            each=lambda n: {"starts_on": ago(3 * n + 3), "ends_on": ago(3 * n)},
        )

    def _moving_in(self) -> None:
        many, ago = self.many, self._ago
        (contract,) = self._make(Contract, number=1, bills_damage=True, written_at=self.now)
        lines = self._make(
            InventoryLine,
            many=many,
            contract=contract,
            what="Stol",
            each=lambda n: {"position": n, "many": 1},
        )
        checks = self._make(
            InventoryCheck, many=3, contract=contract, on=ago(3), together_with="Maja"
        )
        checked = self._make(
            CheckedLine,
            many=many,
            inventory_check=checks[0],
            state="damaged",
            each=lambda n: {"line": lines[n]},
        )
        self._make(
            Damage,
            many=many,
            words="Stol",
            amount="400.00",
            each=lambda n: {"checked_line": checked[n]},
        )
        self._make(
            SavingsAgreement,
            amount="500.00",
            starts_on=ago(30),
            purpose="Depositum",
            kept_where="Konto",
            agreed_with="Maja",
        )
        self._make(
            DailyHelper,
            many=many,
            helper=self.house.staff.user,
            each=lambda n: {"starts_on": ago(n), "ends_on": ago(n - 1)},
        )
        self._make(Preference, many=many, topic="food", each=lambda n: {"text": f"Kaffe {n}"})

    def _work(self) -> None:
        stay, many, ago = self.stay, self.many, self._ago
        stars = self._make(
            Star,
            many=many,
            citizen=stay.citizen,
            status="done",
            citizen_done_at=self.now,
            staff_done_at=self.now,
            finished_at=self.now,
            each=lambda n: {"made_on": ago(n)},
        )
        areas = EDITIONS[CURRENT].areas
        self._make(
            StarScore,
            many=many * len(areas),
            each=lambda n: {
                "star": stars[n // len(areas)],
                "area": areas[n % len(areas)].key,
                "score": n % 10 + 1,
            },
        )
        krams = self._make(
            Kram,
            many=many,
            citizen=stay.citizen,
            status="done",
            finished_at=self.now,
            each=lambda n: {"made_on": ago(n)},
        )
        self._make(KramArea, kram=krams[0], area=next(iter(KRAM_AREAS)).key, stands="Går ture")
        self._make(
            Note,
            many=many,
            kind="general",
            text="Vi gik en tur",
            each=lambda n: {"happened_on": ago(n)},
        )
        self._make(KnownFirst, many=5, each=lambda n: {"text": f"Bank på {n}"})
        self._make(
            CareAgreement,
            many=many,
            kind="medicine",
            handler="citizen",
            how="Selv",
            afterwards="same",
            starts_on=ago(60),
        )
        self._make(
            RiskEntry,
            many=many,
            shift="day",
            level="yellow",
            seen="Gik rundt",
            each=lambda n: {"on": ago(n), "begins_at": self.now - timedelta(days=n)},
        )
        goals = self._make(Goal, many=many, citizens_words="En lejlighed", touched_at=self.now)
        self._make(
            Action,
            many=many,
            what="Skriver op",
            owner=self.house.staff.user,
            due_on=ago(0),
            each=lambda n: {"goal": goals[n]},
        )
        self._make(
            Progress,
            many=many,
            nearness="under_way",
            words="Godt",
            on=ago(1),
            each=lambda n: {"goal": goals[n]},
        )
        begins = datetime.combine(ago(1), time(10), tzinfo=self.now.tzinfo)
        self._make(
            Meeting,
            many=many,
            kind="network",
            starts_at=begins,
            minutes=60,
            changed_at=self.now,
            place="Fællesstuen",
        )
        if stay.scheme_track.low_arousal:
            for _ in range(2):
                dialogue = begin_dialogue(by=self.house.staff, stay=stay, now=self.now)
                write_dialogue(by=self.house.staff, dialogue=dialogue, answers=WORDS)
                finish_dialogue(
                    by=self.house.staff,
                    dialogue=dialogue,
                    talked_on=ago(0),
                    took_part="Maja",
                    with_citizen=True,
                    without_because="",
                    now=self.now,
                )
        partners = self._make(
            Partner,
            many=many,
            name="Lise Holm",
            role="Bostøtte",
            added_at=self.now,
            each=lambda n: {"mail": f"nr{n}@stoette.example"},
        )
        asking = next((each for each in stay.follow_ups.all() if each.rule.asks_descriptions), None)
        if asking is not None:
            requests = self._make(
                DescriptionRequest,
                many=many,
                follow_up=asking,
                wanted_on=ago(0),
                asked_at=self.now,
                ends_at=self.now + timedelta(days=9),
                each=lambda n: {"partner": partners[n]},
            )
            self._make(
                DescriptionLink,
                many=many,
                why="asked",
                fingerprint=None,
                asked_at=self.now,
                each=lambda n: {"request": requests[n]},
            )
            self._make(
                Description,
                many=many,
                follow_up=asking,
                state="written",
                text="Det går godt",
                each=lambda n: {"partner": partners[n]},
            )

    def _around(self) -> None:
        citizen, many, ago = self.stay.citizen, self.many, self._ago
        actors = self._make(
            NetworkActor,
            many=many,
            citizen=citizen,
            role="home_support",
            added_at=self.now,
            each=lambda n: {"name": f"Lise {n}"},
        )
        self._make(
            Pause,
            many=many,
            kind="paused",
            starts_on=ago(9),
            restores_on=ago(-9),
            reason="Ophold",
            each=lambda n: {"actor": actors[n]},
        )
        self._make(
            Relative,
            relation="sibling",
            many=many,
            citizen=citizen,
            added_at=self.now,
            each=lambda n: {"name": f"Søster {n}"},
        )
        orders = self._make(
            TreatmentOrder,
            kind="Ambulant behandling",
            many=2,
            citizen=citizen,
            clinic=actors[0],
            prison_service=actors[1],
            starts_on=ago(90),
            if_missed="Kriminalforsorgen får besked",
            added_at=self.now,
        )
        self._make(
            Appointment,
            many=many,
            order=orders[0],
            place="Klinikken",
            added_at=self.now,
            each=lambda n: {"starts_at": self.now + timedelta(days=n)},
        )

    def _locks(self) -> None:
        for condition in self.stay.scheme_track.locks:
            (lock,) = self._make(Lock, key=condition.key, owner_name="Lise")
            self._make(
                LockAnswer,
                many=self.many,
                lock=lock,
                state="not_yet",
                who="L",
                heard_on=self._ago(0),
            )
            self._make(
                LockLink,
                lock=lock,
                name="Lise",
                mail="lise@stoette.example",
                asked_at=self.now,
                asked_by=self.house.staff.user,
            )
