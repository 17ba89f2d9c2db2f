"""Who carries what at the houses in sight: stays, open follow-ups, referrals to answer for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.actors import Actor
from organisations.models import Membership, TimeAway, User
from organisations.roles import Permission, Role
from placements.carrying import OFFICE_OF, Part, gives, houses_worked_at, lacks, may_carry, works_at
from placements.models import Facility, FollowUp, Stay
from placements.responsible import person_for
from referrals.models import Referral
from referrals.models.waiting import waits_for_place, waits_to_start
from schemes.base import Office

#: As what somebody follows a stay, in a word.
PARTS: Final = {
    Part.KEY_WORKER: gettext_lazy("Key worker"),
    Part.COORDINATOR: gettext_lazy("Coordinator"),
}
#: Follow-ups due within so many days are told apart: what somebody else must take at once.
SOON: Final = timedelta(days=7)
#: Roles that follow up or answer for referrals.
_CARRYING: Final = [
    role for role in Role if role.permissions & {Permission.FOLLOW_UP, Permission.ASSESS}
]


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Something that stands on a person, or on nobody."""

    #: "key_worker-12", "coordinator-12", "follow_up-7", "referral-9": as a tick sends it.
    key: str
    #: Whose it is to do; "" of a referral, which whoever assesses here answers for.
    office: str
    facility_id: int | None
    controller_id: int
    citizen_id: int
    who: str
    what: str
    where: str
    url: str
    due_on: date | None = None
    stay_id: int | None = None

    @property
    def is_referral(self) -> bool:
        return not self.office

    @property
    def is_follow_up(self) -> bool:
        return self.due_on is not None


@dataclass(kw_only=True)
class Load:
    """All that stands on one person; on nobody where ``person`` is None."""

    person: User | None
    today: date
    roles: list[str] = field(default_factory=list)
    #: Not at work today.
    away: TimeAway | None = None
    things: list[Thing] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        """Carries something, and has no role here any more."""
        return self.person is not None and not self.roles

    @property
    def parts(self) -> list[Thing]:
        return [each for each in self.things if each.office and not each.is_follow_up]

    @property
    def stays(self) -> int:
        return len({each.stay_id for each in self.parts})

    @property
    def follow_ups(self) -> list[Thing]:
        return sorted(
            (each for each in self.things if each.is_follow_up),
            key=lambda each: (each.due_on or date.max, each.who),
        )

    @property
    def referrals(self) -> list[Thing]:
        return [each for each in self.things if each.is_referral]

    @property
    def late(self) -> int:
        return sum(each.due_on is not None and each.due_on < self.today for each in self.things)

    @property
    def soon(self) -> int:
        until = self.today + SOON
        return sum(
            each.due_on is not None and self.today <= each.due_on <= until for each in self.things
        )


@dataclass(frozen=True, kw_only=True)
class Team:
    loads: list[Load]
    #: Work here, and carry nothing.
    free: list[Load]
    nobody: Load

    @property
    def citizens(self) -> set[tuple[int, int | None]]:
        every = [*self.loads, self.nobody]
        return {(each.controller_id, each.citizen_id) for load in every for each in load.things}


def team_at(actor: Actor, houses: Sequence[Facility], *, whole: bool, today: date) -> Team:
    """Everyone who carries something at the houses, the most late first. Six statements, however
    many people and things there are. ``whole``: also referrals that wait for no house."""
    loads: dict[int | None, Load] = {None: Load(person=None, today=today)}
    for member in members_at(actor, houses, today):
        load = loads.setdefault(member.user_id, Load(person=member.user, today=today))
        load.roles.append(str(Role(member.role).label))
    for person, thing in _things(actor, houses, whole=whole):
        key = person.pk if person else None
        loads.setdefault(key, Load(person=person, today=today)).things.append(thing)
    nobody = loads.pop(None)
    away = TimeAway.objects.on(today).filter(controller=actor.organisation, user__in=loads)
    for row in away.select_related("deputy"):
        loads[row.user_id].away = row
    people = sorted(loads.values(), key=_order)
    return Team(
        loads=[load for load in people if load.things],
        free=[load for load in people if not load.things],
        nobody=nobody,
    )


def _order(load: Load) -> tuple[bool, int, int, str]:
    assert load.person is not None
    return not load.is_gone, -load.late, -len(load.things), load.person.name


def members_at(actor: Actor, houses: Iterable[Facility], today: date) -> list[Membership]:
    """Who carries at the houses: those who work there, and those who work everywhere. Two
    statements."""
    members = list(
        Membership.objects.in_force_on(today)
        .filter(organisation=actor.organisation, role__in=_CARRYING)
        .exclude(role__in=[role for role in _CARRYING if role.only_sends])
        .select_related("user")
        .order_by("user__name", "pk")
    )
    worked_at = houses_worked_at(members)
    return [
        member
        for member in members
        if any(works_at(member, house.pk, worked_at) for house in houses)
    ]


def things_of(
    actor: Actor, houses: Sequence[Facility], person: User | None, *, whole: bool
) -> list[Thing]:
    """What stands on the person and the actor may give to somebody else, follow-ups by day."""
    mine = [
        thing
        for carrier, thing in _things(actor, houses, whole=whole)
        if carrier == person and (thing.is_referral or gives(actor, thing.office))
    ]
    return sorted(mine, key=lambda thing: (thing.due_on or date.min, thing.who))


def receivers(
    actor: Actor,
    houses: Sequence[Facility],
    things: Collection[Thing],
    carrier: User | None,
    today: date,
) -> list[tuple[User, list[str]]]:
    """Who can take some of it, with their roles: of the office or in the role of whoever has it,
    and working at its house. By name."""
    members = members_at(actor, houses, today)
    worked_at = houses_worked_at(members)
    of_role = {member.role for member in members if member.user == carrier}
    fitting: dict[User, list[str]] = defaultdict(list)
    for member in members:
        role = Role(member.role)
        if member.user == carrier:
            continue
        for thing in things:
            at_house = thing.facility_id is None or works_at(member, thing.facility_id, worked_at)
            takes = (
                Permission.ASSESS in role.permissions
                if thing.is_referral
                else may_carry(role, thing.office, of_role=of_role)
            )
            if at_house and takes:
                fitting[member.user].append(str(role.label))
                break
    return sorted(fitting.items(), key=lambda each: each[0].name)


def _things(
    actor: Actor, houses: Sequence[Facility], *, whole: bool
) -> Iterator[tuple[User | None, Thing]]:
    """Each with whoever carries it. Three statements."""
    keys = [house.pk for house in houses]
    in_sight = Stay.objects.visible_to(actor, facilities=keys)
    people = ("facility", "citizen", "key_worker", "coordinator")
    open_stays = in_sight.filter(status__in=(Stay.Status.PLANNED, Stay.Status.HERE))
    for stay in open_stays.select_related(*people):
        missing = lacks(stay)
        for part in Part:
            person = getattr(stay, part)
            if person is not None or part in missing:
                yield person, _part(stay, part)
    follow_ups = FollowUp.objects.visible_to(actor, keys).open()
    joined = ("responsible", *(f"stay__{name}" for name in people))
    for follow_up in follow_ups.select_related(*joined):
        person = person_for(follow_up)
        # The leader's is the office's, and nobody's by name.
        if person is not None or follow_up.office != Office.FACILITY_LEADER:
            yield person, _follow_up(follow_up)
    waits = Q(status=Referral.Status.SUBMITTED) | waits_for_place() | waits_to_start()
    at_houses = Q(facility__in=keys) | (Q(facility=None) if whole else Q(pk__in=[]))
    referrals = Referral.objects.visible_to(actor).filter(
        waits, at_houses, controller=actor.organisation
    )
    for referral in referrals.select_related("citizen", "facility", "assigned_to"):
        yield referral.assigned_to, _referral(referral)


def _part(stay: Stay, part: Part) -> Thing:
    return Thing(
        key=f"{part}-{stay.pk}",
        office=OFFICE_OF[part],
        facility_id=stay.facility_id,
        controller_id=stay.controller_id,
        citizen_id=stay.citizen_id,
        who=stay.citizen.called,
        what=str(PARTS[part]),
        where=stay.facility.name,
        url=reverse("stay", args=[stay.pk]),
        stay_id=stay.pk,
    )


def _follow_up(follow_up: FollowUp) -> Thing:
    stay = follow_up.stay
    return Thing(
        key=f"follow_up-{follow_up.pk}",
        office=follow_up.office,
        facility_id=stay.facility_id,
        controller_id=stay.controller_id,
        citizen_id=stay.citizen_id,
        who=stay.citizen.called,
        what=_(follow_up.rule.title),
        where=stay.facility.name,
        url=reverse("stay", args=[stay.pk]),
        due_on=follow_up.due_on,
        stay_id=stay.pk,
    )


def _referral(referral: Referral) -> Thing:
    return Thing(
        key=f"referral-{referral.pk}",
        office="",
        facility_id=referral.facility_id,
        controller_id=referral.controller_id,
        citizen_id=referral.citizen_id,
        who=referral.citizen.called,
        what=_("Referral %(reference)s") % {"reference": referral.reference},
        where=referral.facility.name if referral.facility else "",
        url=reverse("referral", args=[referral.pk]),
    )
