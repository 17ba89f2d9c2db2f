"""Where a person can refer to: each way of being in each scheme, and who receives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

import schemes
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission, Role
from placements.models import Facility
from referrals.rules import referrer_kinds
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
    on_file = _everyones() if by.role is Role.REFERRER else _own(by)
    return [
        Offer(receiver, scheme, version, track)
        for receiver, scheme in on_file
        if (version := _in_force(scheme, on)) is not None
        for track in version.tracks
        if referrer_kinds(by, receiver, version, track.key)
    ]


def receivers_of(scheme: str) -> list[Organisation]:
    """Who runs the scheme, as the facilities on file say it; by name, seldom more than one."""
    ids = [organisation_id for organisation_id, key in _runs() if key == scheme]
    return list(Organisation.objects.filter(pk__in=ids).order_by("name"))


def _everyones() -> Iterator[tuple[Organisation, Scheme]]:
    keys: dict[int, set[str]] = defaultdict(set)
    for organisation_id, key in _runs():
        keys[organisation_id].add(key)
    for receiver in Organisation.objects.filter(pk__in=keys):
        for key, scheme in schemes.SCHEMES.items():
            if key in keys[receiver.pk]:
                yield receiver, scheme


def _runs() -> list[tuple[int, str]]:
    """(organisation, scheme). Facilities of others can't be read; the database tells only this."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation_id, scheme FROM referrals_receivers()")
        return [(row[0], row[1]) for row in cursor.fetchall()]


def _own(by: Actor) -> Iterator[tuple[Organisation, Scheme]]:
    keys = Facility.objects.visible_to(by).order_by().values_list("scheme", flat=True).distinct()
    for key in sorted(keys):
        yield by.organisation, schemes.get(key)


def _in_force(scheme: Scheme, on: date) -> Version | None:
    try:
        return scheme.on(on)
    except NoVersion:
        return None
