"""A small world to test in: two organisations that must never meet, and a region that refers.

Made through the services wherever a service exists, so that a test's world is one the product
could have come to by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final, TypedDict, Unpack
from zlib import crc32
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from citizens.models import Citizen
from citizens.services import register_citizen
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, Organisation, User
from organisations.roles import Role
from placements.models import Assignment, DayRate, Facility, Place, Stay
from placements.services.agreement import Agreement
from placements.services.stays import move_in, plan_stay
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.decisions import accept_referral
from referrals.services.referrals import submit_referral
from schemes.base import NO, YES, AnswerType, Referrer, Weight

PASSWORD = "rolig-nat-i-skoven"
OPENED = date(2020, 1, 1)
#: A Tuesday morning, for tests that name their days.
NOW: Final = datetime(2026, 3, 17, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
TODAY: Final = NOW.date()


def day(n: int) -> date:
    """``n`` days after ``TODAY``; before it where ``n`` is negative."""
    return TODAY + timedelta(days=n)


@dataclass
class House:
    """An organisation with two facilities; staff of every role work at the first only."""

    organisation: Organisation
    first: Facility
    second: Facility
    actors: dict[Role, Actor] = field(default_factory=dict)

    @property
    def caseworker(self) -> Actor:
        return self.actors[Role.CASEWORKER]

    @property
    def leader(self) -> Actor:
        return self.actors[Role.FACILITY_LEADER]

    @property
    def staff(self) -> Actor:
        return self.actors[Role.FACILITY_STAFF]

    def place(self, facility: Facility | None = None, track: str = "home", n: int = 0) -> Place:
        facility = facility or self.first
        return list(Place.objects.filter(facility=facility, track=track).order_by("pk"))[n]


@cache
def _hashed() -> str:
    """Once for all: Argon2 is slow on purpose, and a house has nine people."""
    return make_password(PASSWORD)


def _user(name: str, email: str) -> User:
    return User(email=email, name=name, password=_hashed())


def make_user(name: str, email: str) -> User:
    user = _user(name, email)
    user.save()
    return user


@transaction.atomic  # racing tests have no transaction around them
def make_house(
    key: str,
    name: str,
    *,
    municipality_code: str,
    scheme: str = "polaris",
    tracks: Mapping[str, int] | None = None,
    facilities: tuple[str, str] | None = None,
) -> House:
    """Two facilities with ``tracks`` {track: number of places} each, and a person of every role."""
    tracks = tracks or {"home": 3, "guest": 1}
    organisation = Organisation.objects.create(
        key=key, name=name, kind="municipality", municipality_code=municipality_code
    )
    with acting(organisation):
        names = facilities or (f"{name} 1", f"{name} 2")
        both = Facility.objects.bulk_create(
            Facility(controller=organisation, name=facility_name, scheme=scheme, order=n)
            for n, facility_name in enumerate(names)
        )
        DayRate.objects.bulk_create(
            DayRate(
                controller=organisation,
                facility=facility,
                track=track,
                name=f"{facility.name}, {track}",
                kroner=1243,
                target_occupancy=80,
                starts_on=OPENED,
            )
            for facility in both
            for track in tracks
        )
        Place.objects.bulk_create(
            Place(
                controller=organisation,
                facility=facility,
                name=f"{track} {n}",
                track=track,
                opens_on=OPENED,
                order=n,
            )
            for facility in both
            for track, count in tracks.items()
            for n in range(1, count + 1)
        )
        members = _members_of_each_role(organisation)
        Assignment.objects.bulk_create(
            Assignment(controller=organisation, membership=member, facility=both[0])
            for role, member in members.items()
            if not role.sees_whole_organisation
        )
        actors = {role: Actor.of(member) for role, member in members.items()}
    return House(organisation, *both, actors)


def _members_of_each_role(organisation: Organisation) -> dict[Role, Membership]:
    users = User.objects.bulk_create(
        _user(f"{role.label} {organisation.name}", f"{role.value}@{organisation.key}.example")
        for role in Role
    )
    members = Membership.objects.bulk_create(
        Membership(user=user, organisation=organisation, role=role, starts_on=OPENED)
        for role, user in zip(Role, users, strict=True)
    )
    return dict(zip(Role, members, strict=True))


class HouseFacts(TypedDict, total=False):
    """What ``make_house`` is told of a house."""

    key: str
    name: str
    municipality_code: str
    scheme: str
    tracks: Mapping[str, int]
    facilities: tuple[str, str]


#: A house of each scheme, as its people know it.
HOUSES: Final[dict[str, HouseFacts]] = {
    "polaris": {
        "key": "herning",
        "name": "Herning Kommune",
        "municipality_code": "0657",
        "tracks": {"home": 3, "guest": 1},
    },
    "mpo": {
        "key": "holstebro",
        "name": "Holstebro Kommune",
        "municipality_code": "0661",
        "tracks": {"place": 2},
    },
    "pitstop": {
        "key": "pitstop",
        "name": "Røde Kors, Pitstop Aarhus",
        "municipality_code": "0751",
        "tracks": {"room": 2},
    },
}


def house_of(scheme: str, **changes: Unpack[HouseFacts]) -> House:
    """The house of a scheme; what is given besides replaces what ``HOUSES`` says."""
    facts: HouseFacts = {**HOUSES[scheme], "scheme": scheme, **changes}
    return make_house(
        facts["key"],
        facts["name"],
        municipality_code=facts["municipality_code"],
        scheme=facts["scheme"],
        tracks=facts["tracks"],
        facilities=facts.get("facilities"),
    )


def make_region() -> Actor:
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    membership = Membership.objects.create(
        user=make_user("Nanna Nat", "nanna@region.example"),
        organisation=region,
        role=Role.REFERRER,
        starts_on=OPENED,
    )
    return Actor.of(membership)


def favourable_answers(
    facility_scheme: str, track: str, on: date, *, at_intake_only: bool = False
) -> dict[str, str]:
    """Answers that meet every asked criterion of a scheme's track."""
    import schemes

    version = schemes.get(facility_scheme).on(on)
    answers: dict[str, str] = {}
    for criterion in version.criteria_for(track):
        if not criterion.asked or (at_intake_only and criterion.settled_in_assessment):
            continue
        if criterion.answer_type is AnswerType.YES_NO:
            answers[criterion.key] = _favourable(criterion, track, on)
        elif criterion.answer_type is AnswerType.CHOICE:
            answers[criterion.key] = criterion.choices[0].key
        elif criterion.weight is not Weight.INFORMATION:
            answers[criterion.key] = "x"
    return answers


def _favourable(criterion: Any, track: str, on: date) -> str:
    from schemes.base import Facts, State

    for answer in (YES, NO):
        facts = Facts(
            track=track,
            on=on,
            age=40,
            home_municipality="0657",
            answers={criterion.key: answer},
        )
        if criterion.judge(facts) is State.MET:
            return answer
    return YES


def make_citizen(house: House, name: str = "Maja Eksempel", **facts: Any) -> Citizen:
    with acting(house.organisation):
        return register_citizen(
            now=timezone.now(),
            by=house.caseworker,
            controller=house.organisation,
            name=name,
            birth_date=facts.pop("birth_date", date(1990, 1, 1)),
            home_municipality=facts.pop("home_municipality", "0657"),
            **facts,
        )


def make_referral(
    house: House,
    *,
    by: Actor | None = None,
    name: str = "Jonas Vind",
    track: str = "home",
    now: datetime | None = None,
    facility: Facility | None = None,
    answers: Mapping[str, str] | None = None,
) -> Referral:
    by = by or house.caseworker
    now = now or timezone.now()
    scheme = house.first.scheme
    is_own = by.organisation == house.organisation
    if answers is None:
        today = timezone.localdate(now)
        answers = favourable_answers(scheme, track, today, at_intake_only=not is_own)
    asking = Asking(
        citizen=CitizenFacts(name=name, birth_date=date(1985, 5, 5), home_municipality="0657"),
        referrer=Referrer.AUTHORITY if is_own else Referrer.PSYCHIATRY,
        contact_name="Sanne Friis",
        contact_phone="12 34 56 78",
        urgency="routine",
        whereabouts="hospital",
        whereabouts_note="E3",
        ready_for_discharge_on=None,
        wished_on=None,
        situation="Færdigbehandlet, kan ikke komme hjem.",
        answers=answers,
    )
    return send(house, asking, by=by, scheme=scheme, track=track, facility=facility, now=now)


def send(house: House, asking: Asking, *, by: Actor, **address: Any) -> Referral:
    """``by`` sends the house what is asked; ``address`` says to which track, when, and so on."""
    with acting(by.organisation):
        return submit_referral(
            **({"by": by, "receiver": house.organisation, "asking": asking} | address)
        )


def make_accepted_referral(house: House, **kwargs: Any) -> Referral:
    referral = make_referral(house, **kwargs)
    with acting(house.organisation):
        accept_referral(
            by=house.caseworker,
            referral=referral,
            reasons="Målet er at komme hjem igen.",
            overrides={},
            legal_basis=next((basis.key for basis in referral.scheme_track.legal_bases), ""),
            target_group=next((group.key for group in referral.scheme_track.target_groups), ""),
            told_length="3-6 måneder",
            goals="Lave aftensmad selv",
            intensity=100,
            now=kwargs.get("now") or timezone.now(),
        )
        referral.refresh_from_db()
    return referral


def make_stay(
    house: House,
    *,
    facility: Facility | None = None,
    track: str = "home",
    n: int = 0,
    name: str = "Maja Eksempel",
    days_ago: int = 10,
    nights: int = 100,
    arrived: bool = True,
) -> Stay:
    """A stay that began ``days_ago`` and is planned for ``nights``."""
    now = timezone.now()
    start = timezone.localdate(now) - timedelta(days=days_ago)
    citizen = make_citizen(house, name)
    with acting(house.organisation):
        stay = plan_stay(
            by=house.caseworker,
            citizen=citizen,
            place=house.place(facility, track, n),
            starts_on=start,
            ends_on=start + timedelta(days=nights),
            scheme_rules_on=start,
            # Kept only where the length takes a reason.
            agreed=Agreement(length_reason="Aftalt med borgeren"),
            now=now,
        )
        if arrived:
            # Staff of the first facility can't move anyone in at the second: the system can.
            move_in(by=Actor.system(house.organisation), stay=stay, on=start, now=now)
            stay.refresh_from_db()
    return stay


def copies_of[Row: Model](row: Row, count: int, **of_each: Callable[[int], Any]) -> list[Row]:
    """``count`` rows like one that a service made, in one statement; ``of_each`` is what differs,
    by number. For pages with a hundred rows, where it does not matter how they came to be."""
    rows = []
    for n in range(count):
        twin = copy(row)
        twin._state = copy(row._state)
        twin.pk = None
        twin._state.adding = True
        for name, differs in of_each.items():
            setattr(twin, name, differs(n))
        rows.append(twin)
    return list(type(row)._default_manager.bulk_create(rows))


def stays_like(house: House, stay: Stay, places: Sequence[Place], name: str) -> list[Stay]:
    """A stay like ``stay`` in each of the places, with its booking and follow-ups."""
    with acting(house.organisation):
        many = len(places)
        citizens = copies_of(stay.citizen, many, name=lambda n: f"{name} {n}")
        stays = copies_of(stay, many, citizen=lambda n: citizens[n])
        copies_of(
            stay.bookings.get(),
            many,
            citizen=lambda n: citizens[n],
            stay=lambda n: stays[n],
            place=lambda n: places[n],
        )
        for follow_up in stay.follow_ups.all():
            copies_of(follow_up, many, stay=lambda n: stays[n])
    return stays


def referrals_like(house: House, referral: Referral, count: int, name: str) -> list[Referral]:
    """Referrals like ``referral`` of ``count`` other citizens."""
    with acting(house.organisation):
        citizens = copies_of(referral.citizen, count, name=lambda n: f"{name} {n}")
        decisions: list[Any] = [None] * count
        if referral.decision is not None:
            decisions = copies_of(referral.decision, count, citizen=lambda n: citizens[n])
        return copies_of(
            referral,
            count,
            citizen=lambda n: citizens[n],
            decision=lambda n: decisions[n],
            reference=lambda n: f"K{crc32(name.encode()) % 10**8}-{n}",
        )
