"""What the tests do around a citizen, in one line each."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from core.problems import Problem
from network.models import Appointment, NetworkActor, Pause, Relative, TreatmentOrder
from network.services.actors import ActorFacts, add_actor
from network.services.appointments import make_appointment
from network.services.orders import OrderFacts, write_order
from network.services.pauses import pause_actor
from network.services.relatives import RelativeFacts, add_relative
from organisations.actors import Actor
from placements.models import Stay
from tests.world import NOW, TODAY, day

LISE = ActorFacts(
    role="home_support",
    name="Lise Holm",
    organisation="Herning Kommune",
    phone="96 11 22 33",
    mail="lise@stoette.example",
)
CLINIC = ActorFacts(role="forensic_clinic", organisation="Retsklinikken", phone="96 44 44 44")
PRISON = ActorFacts(role="prison_service", name="Per Bo", phone="96 55 55 55")
MOTHER = RelativeFacts(name="Karen", relation="parent", relation_words="Mor", phone="20 20 20 20")
ORDER = OrderFacts(
    kind="Dom til behandling",
    starts_on=day(-100),
    if_missed="Klinikken skal have besked samme dag.",
)
IN_THREE_DAYS = day(3)


def actor(
    by: Actor,
    stay: Stay,
    facts: ActorFacts = LISE,
    *,
    now: datetime = NOW,
    is_another: bool = False,
) -> NetworkActor:
    return add_actor(by=by, stay=stay, facts=facts, now=now, is_another=is_another)


def pause(by: Actor, stay: Stay, who: NetworkActor, **changed: Any) -> Pause:
    facts: dict[str, Any] = {
        "kind": "paused",
        "starts_on": TODAY,
        "restores_on": day(30),
        "reason": "Huset giver støtten imens",
        "now": NOW,
    }
    return pause_actor(by=by, stay=stay, actor=who, **facts | changed)


def relative(
    by: Actor, stay: Stay, facts: RelativeFacts = MOTHER, *, now: datetime = NOW
) -> Relative:
    return add_relative(by=by, stay=stay, facts=facts, now=now)


def order(
    by: Actor, stay: Stay, facts: OrderFacts = ORDER, *, now: datetime = NOW
) -> TreatmentOrder:
    return write_order(by=by, stay=stay, facts=facts, now=now)


def appointment(
    by: Actor, stay: Stay, of: TreatmentOrder, on: date = IN_THREE_DAYS, **changed: Any
) -> Appointment:
    facts: dict[str, Any] = {
        "at_time": time(10, 30),
        "place": "Klinikken, stue 4",
        "companion": "Rikke",
        "now": NOW,
    }
    return make_appointment(by=by, stay=stay, order=of, on=on, **facts | changed)


def codes(problem: Problem) -> dict[str | None, str]:
    return {each.field: each.code for each in problem.each}
