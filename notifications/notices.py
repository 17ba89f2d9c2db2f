"""Telling people what happened: the notices that Min dag shows until they are seen.

Who is concerned by an event is decided in ``audience``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from audit.models import Event
from core.context import acting
from notifications.models import Notice
from organisations.actors import Actor


@dataclass(frozen=True)
class Reader:
    """One person, in the organisation where the notice is read."""

    user_id: int
    organisation_id: int


def tell(event: Event, readers: Iterable[Reader], *, about: str = "") -> None:
    """Give each reader one notice of the event; telling twice changes nothing.

    ``about`` is a referral's reference or a place's name, never a citizen's.
    """
    by_organisation: dict[int, set[int]] = {}
    for reader in readers:
        by_organisation.setdefault(reader.organisation_id, set()).add(reader.user_id)
    for organisation_id, users in by_organisation.items():
        with acting(organisation_id):  # the notice belongs where it is read
            Notice.objects.bulk_create(
                [
                    Notice(
                        controller_id=organisation_id,
                        user_id=user_id,
                        event_id=event.pk,
                        kind=event.kind,
                        at=event.at,
                        referral_id=event.referral_id,
                        stay_id=event.stay_id,
                        about=about,
                    )
                    for user_id in sorted(users)
                ],
                ignore_conflicts=True,
            )


def put_away(kind: str, *, controller_id: int, referral_id: int | None, now: datetime) -> None:
    """Take back a notice that others' work has answered; the caller acts for the controller."""
    Notice.objects.filter(
        controller=controller_id, kind=kind, referral_id=referral_id, seen_at=None
    ).update(seen_at=now)


def unseen_by(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(user=actor.user, controller=actor.organisation, seen_at=None)


def mark_seen(*, by: Actor, notice_id: int, now: datetime) -> None:
    """One's own notice only; a foreign or seen one is left as it is."""
    unseen_by(by).filter(pk=notice_id).update(seen_at=now)
