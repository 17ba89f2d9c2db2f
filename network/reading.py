"""Who is around a citizen on a day, as plain facts; the caller sees the citizen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from citizens.models import Citizen
from network.models import NetworkActor, Pause, Relative
from network.words import SIDES, ActorRole, Side


@dataclass(frozen=True, kw_only=True)
class ActorAround:
    """Somebody who works with the citizen, also while on pause or before they begin."""

    pk: int
    name: str
    #: In words.
    role: str
    side: Side
    organisation: str
    phone: str
    mail: str
    address: str
    is_key: bool
    starts_on: date | None
    ends_on: date | None
    ended_because: str = ""
    #: Of the pause that stands; None where there is none.
    paused_from: date | None = None
    restores_on: date | None = None
    pause_reason: str = ""
    is_reduced: bool = False
    #: Whether the pause has begun.
    is_paused: bool = False
    #: Whether it was to be restored by now.
    is_overdue: bool = False

    @property
    def called(self) -> str:
        return self.name or self.organisation

    @property
    def where(self) -> str:
        """ "Bostøtte, Herning Kommune"."""
        return ", ".join(filter(None, (self.role, self.organisation if self.name else "")))


@dataclass(frozen=True, kw_only=True)
class Around:
    """All that the pages show of actors and relatives. Everything in it is loaded."""

    actors: list[ActorAround]
    ended: list[ActorAround]
    relatives: list[Relative]
    relatives_before: list[Relative]


def actors_of(citizen: Citizen, on: date) -> list[ActorAround]:
    """Those who work with the citizen on the day, and those who are yet to begin: whom to ring
    first comes first. One statement."""
    rows = NetworkActor.objects.filter(citizen=citizen).not_ended(on).with_pause()
    return _in_order(_around(row, on) for row in rows)


def around(citizen: Citizen, on: date) -> Around:
    """Two statements."""
    actors = [_around(row, on) for row in NetworkActor.objects.filter(citizen=citizen).with_pause()]
    relatives = list(Relative.objects.filter(citizen=citizen))
    return Around(
        actors=_in_order(each for each in actors if each.ends_on is None or each.ends_on > on),
        ended=[each for each in actors if each.ends_on is not None and each.ends_on <= on],
        relatives=[each for each in relatives if each.stands_on(on)],
        relatives_before=[each for each in relatives if not each.stands_on(on)],
    )


def still_paused(citizen: Citizen, on: date) -> list[ActorAround]:
    """Whose work is on pause or less, and so to be restored."""
    return [each for each in actors_of(citizen, on) if each.paused_from is not None]


def actor_around(actor: NetworkActor, on: date) -> ActorAround:
    """Of a row that was read ``with_pause``."""
    return _around(actor, on)


def _around(row: NetworkActor, on: date) -> ActorAround:
    pause: dict[str, date | None] = {
        "paused_from": getattr(row, "paused_from", None),
        "restores_on": getattr(row, "restores_on", None),
    }
    begins, restores = pause["paused_from"], pause["restores_on"]
    return ActorAround(
        pk=row.pk,
        name=row.name,
        role=row.role_in_words,
        side=SIDES[ActorRole(row.role)],
        organisation=row.organisation,
        phone=row.phone,
        mail=row.mail,
        address=row.address,
        is_key=row.is_key,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        ended_because=row.ended_because,
        pause_reason=getattr(row, "pause_reason", "") or "",
        is_reduced=getattr(row, "pause_kind", "") == Pause.Kind.REDUCED,
        is_paused=begins is not None and begins <= on,
        is_overdue=restores is not None and restores <= on,
        **pause,
    )


def _in_order(actors: Iterable[ActorAround]) -> list[ActorAround]:
    sides = list(Side)
    return sorted(
        actors, key=lambda each: (not each.is_key, sides.index(each.side), each.called.casefold())
    )
