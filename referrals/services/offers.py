"""Where a person can refer to: each way of being in each scheme, and who receives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import schemes
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import Facility
from referrals.rules import referrer_kinds
from referrals.services.receivers import receivers
from schemes.base import NoVersion, Scheme, Track, Version


@dataclass(frozen=True)
class Offer:
    receiver: Organisation
    scheme: Scheme
    version: Version
    track: Track

    @property
    def key(self) -> str:
        """What a form sends: "herning:polaris:home"."""
        return f"{self.receiver.key}:{self.scheme.key}:{self.track.key}"


def offers_for(by: Actor, on: date) -> list[Offer]:
    """Referrers ask any scheme on file; others those their own organisation runs."""
    if not by.may(Permission.REFER):
        return []
    on_file = receivers() if by.only_sends else _own(by, on)
    return [
        Offer(receiver, scheme, version, track)
        for receiver, scheme in on_file
        if (version := _in_force(scheme, on)) is not None
        for track in version.tracks
        if referrer_kinds(by, receiver, version, track.key)
    ]


def _own(by: Actor, on: date) -> Iterator[tuple[Organisation, Scheme]]:
    houses = Facility.objects.visible_to(by).open_on(on)
    for key in sorted(houses.order_by().values_list("scheme", flat=True).distinct()):
        yield by.organisation, schemes.get(key)


def _in_force(scheme: Scheme, on: date) -> Version | None:
    try:
        return scheme.on(on)
    except NoVersion:
        return None
