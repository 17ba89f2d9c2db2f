"""Who is around the citizen who is here, for the walls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from network.models import Appointment, NetworkActor, Relative, TreatmentOrder
from network.services.actors import ActorFacts, add_actor
from network.services.appointments import make_appointment
from network.services.orders import OrderFacts, write_order
from network.services.pauses import pause_actor
from network.services.relatives import RelativeFacts, add_relative
from organisations.actors import Actor
from placements.models import Stay


@dataclass(frozen=True, kw_only=True)
class Around:
    actor: NetworkActor
    #: On pause.
    paused: NetworkActor
    relative: Relative
    order: TreatmentOrder
    #: To come.
    appointment: Appointment


def make_around(by: Actor, stay: Stay, secret: str, *, now: datetime) -> Around:
    """``secret`` is in the name of each."""
    today = timezone.localdate(now)
    actor, paused = (
        add_actor(by=by, stay=stay, facts=ActorFacts(role=role, name=f"{secret} {role}"), now=now)
        for role in ("forensic_clinic", "home_support")
    )
    pause_actor(
        by=by,
        stay=stay,
        actor=paused,
        kind="paused",
        starts_on=today - timedelta(days=5),
        restores_on=today + timedelta(days=30),
        reason=f"{secret} er her",
        now=now,
    )
    order = write_order(
        by=by,
        stay=stay,
        facts=OrderFacts(
            kind="Dom til behandling",
            clinic_id=actor.pk,
            starts_on=today - timedelta(days=100),
            if_missed=f"Ring om {secret}",
        ),
        now=now,
    )
    return Around(
        actor=actor,
        paused=paused,
        relative=add_relative(
            by=by,
            stay=stay,
            facts=RelativeFacts(name=f"{secret} Mor", relation="parent", may_hear=secret),
            now=now,
        ),
        order=order,
        appointment=make_appointment(
            by=by,
            stay=stay,
            order=order,
            on=today + timedelta(days=3),
            at_time=time(10, 30),
            place=f"{secret} Klinik",
            companion="",
            now=now,
        ),
    )
