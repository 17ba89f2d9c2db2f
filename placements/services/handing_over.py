"""What a colleague carries of stays, given to another: the parts of a stay, and its follow-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from audit.services import record_many
from core.problems import NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Permission, Role
from placements.carrying import OFFICE_OF, Part, gives, houses_worked_at, may_carry, works_at
from placements.events import StayEvent
from placements.models import FollowUp, Stay
from placements.responsible import person_for

#: What was handed over of a stay, with its follow-ups or without, as the timeline translates it.
_WORDS: Final[dict[tuple[Part, ...], str]] = {
    (Part.KEY_WORKER,): gettext_noop("key worker"),
    (Part.COORDINATOR,): gettext_noop("coordinator"),
    tuple(Part): gettext_noop("key worker and coordinator"),
}
_WITH_FOLLOW_UPS: Final[dict[tuple[Part, ...], str]] = {
    (): gettext_noop("follow-ups"),
    (Part.KEY_WORKER,): gettext_noop("key worker, with follow-ups"),
    (Part.COORDINATOR,): gettext_noop("coordinator, with follow-ups"),
    tuple(Part): gettext_noop("key worker and coordinator, with follow-ups"),
}


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """What was ticked, by the stays' and the follow-ups' ids."""

    parts: dict[Part, set[int]] = field(default_factory=dict)
    follow_ups: set[int] = field(default_factory=set)

    @property
    def stays(self) -> set[int]:
        return set().union(*self.parts.values())


@dataclass(frozen=True)
class HandedOver:
    """How many things changed hands, and how many were another's by then, done, or out of sight."""

    taken: int = 0
    left: int = 0

    def __add__(self, other: HandedOver) -> HandedOver:
        return HandedOver(self.taken + other.taken, self.left + other.left)


@transaction.atomic
def hand_over_stays(
    *,
    by: Actor,
    ticked: Ticked,
    carrier: User | None,
    to: User,
    reason: str,
    now: datetime,
) -> HandedOver:
    """Give what ``carrier`` carries (None: what nobody does) of the ticked to ``to``.

    Only what stands on ``carrier`` still is taken: what a colleague gave to somebody else meanwhile
    stays there, what ``to`` has already is left without another event. Raises :class:`Problem` at
    ``to`` where the person has no role that can carry it at its house, and :class:`NotAllowed` for
    what is not the actor's to give.
    """
    by.must(Permission.HAND_OVER)
    stays, follow_ups = _locked(by, ticked)
    receiver = _Receiver.of(by, to, carrier, now)
    carrier_id = carrier.pk if carrier else None
    parts: dict[int, list[Part]] = defaultdict(list)
    given: dict[int, list[FollowUp]] = defaultdict(list)
    left = len(ticked.stays - stays.keys()) + len(ticked.follow_ups) - len(follow_ups)
    for part in Part:
        for pk in sorted(ticked.parts.get(part, set()) & stays.keys()):
            has_it = getattr(stays[pk], f"{part}_id")
            if has_it == to.pk:
                continue
            if has_it != carrier_id or not stays[pk].is_open:
                left += 1
                continue
            receiver.check(OFFICE_OF[part], stays[pk])
            parts[pk].append(part)
    for row in follow_ups:
        person = person_for(row)
        if person == to:
            continue
        if person != carrier:
            left += 1
            continue
        receiver.check(row.office, row.stay)
        given[row.stay_id].append(row)
    _write(parts, given, to)
    receiver.check_sight(given)
    _record(by, stays, parts, given, carrier=carrier, to=to, reason=reason, now=now)
    return HandedOver(sum(map(len, parts.values())) + sum(map(len, given.values())), left)


def _locked(by: Actor, ticked: Ticked) -> tuple[dict[int, Stay], list[FollowUp]]:
    """The stays first, as all others lock; and of each follow-up its stay, whose people it may
    stand on."""
    in_sight = Stay.objects.visible_to(by)
    of_follow_ups = FollowUp.objects.filter(pk__in=ticked.follow_ups).values_list("stay", flat=True)
    wanted = ticked.stays | set(of_follow_ups)
    locked = (
        in_sight.filter(pk__in=wanted)
        .select_related("key_worker", "coordinator")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    stays = {stay.pk: stay for stay in locked}
    follow_ups = (
        FollowUp.objects.open()
        .filter(pk__in=ticked.follow_ups, stay__in=stays)
        .select_related("responsible")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    rows = list(follow_ups)
    for row in rows:
        row.stay = stays[row.stay_id]
    return stays, rows


@dataclass(frozen=True)
class _Receiver:
    """Whoever is to carry it: their roles here, where they work, and the roles of who had it."""

    by: Actor
    user: User
    members: list[Membership]
    houses: dict[int, set[int]]
    roles_of_carrier: frozenset[str]

    @classmethod
    def of(cls, by: Actor, to: User, carrier: User | None, now: datetime) -> _Receiver:
        own = Membership.objects.filter(organisation=by.organisation)
        today = timezone.localdate(now)
        members = list(
            own.in_force_on(today).filter(user=to).select_related("user", "organisation", "unit")
        )
        if not members:
            words = _("%(name)s does not work here any more. Choose another colleague.")
            raise Problem("not_a_colleague", words % {"name": to.name}, field="to")
        roles = own.filter(user=carrier).values_list("role", flat=True) if carrier else []
        return cls(by, to, members, houses_worked_at(members), frozenset(roles))

    def check(self, office: str, stay: Stay) -> None:
        """Raise why this person can't carry it, or the actor not give it."""
        if not gives(self.by, office):
            words = _("What is the house's own is handed over by its leader.")
            raise NotAllowed("not_yours_to_give", words)
        for member in self.members:
            of_role = self.roles_of_carrier
            if may_carry(Role(member.role), office, of_role=of_role) and works_at(
                member, stay.facility_id, self.houses
            ):
                return
        words = _("%(name)s can't take all of it: it is another office's, or at another house.")
        raise Problem("not_for_them", words % {"name": self.user.name}, field="to")

    def check_sight(self, given: dict[int, list[FollowUp]]) -> None:
        """A caseworker sees of sold places only their own municipality's citizens."""
        ids = {row.pk for rows in given.values() for row in rows}
        if not ids:
            return
        seen: set[int] = set()
        for member in self.members:
            visible = FollowUp.objects.visible_to(Actor.of(member)).filter(pk__in=ids)
            seen |= set(visible.values_list("pk", flat=True))
        if ids - seen:
            words = _("%(name)s does not see all of these citizens. Hand their stays over, too.")
            raise Problem("out_of_their_sight", words % {"name": self.user.name}, field="to")


def _write(
    parts: dict[int, list[Part]],
    given: dict[int, list[FollowUp]],
    to: User,
) -> None:
    for part in Part:
        keys = [pk for pk, those in parts.items() if part in those]
        if keys:
            Stay.objects.filter(pk__in=keys).update(**{part: to})
    rows = [row.pk for those in given.values() for row in those]
    if rows:
        FollowUp.objects.filter(pk__in=rows).update(responsible=to)


def _record(
    by: Actor,
    stays: dict[int, Stay],
    parts: dict[int, list[Part]],
    given: dict[int, list[FollowUp]],
    *,
    carrier: User | None,
    to: User,
    reason: str,
    now: datetime,
) -> None:
    changed = sorted({*parts, *given})
    if not changed:
        return
    kind = StayEvent.HANDED_OVER if carrier else StayEvent.SHARED_OUT
    record_many(
        (
            (
                stays[pk],
                {
                    "to": to.name,
                    "to_id": to.pk,
                    "was": carrier.name if carrier else "",
                    "from_id": carrier.pk if carrier else None,
                    "words": _in_words(parts.get(pk, ()), given.get(pk, ())),
                    "reason": reason,
                },
            )
            for pk in changed
        ),
        kind,
        by=by,
        at=now,
    )


def _in_words(parts: Iterable[Part], follow_ups: Collection[FollowUp]) -> str:
    words = _WITH_FOLLOW_UPS if follow_ups else _WORDS
    return words[tuple(parts)]
