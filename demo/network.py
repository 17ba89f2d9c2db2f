"""Who is around a citizen: sixteen are many, four are usual; one is on pause."""

from __future__ import annotations

from datetime import time

from demo.case_work import CaseWork
from network.services.actors import ActorFacts, add_actor
from network.services.appointments import make_appointment
from network.services.orders import OrderFacts, write_order
from network.services.pauses import pause_actor
from network.services.relatives import RelativeFacts, add_relative
from organisations.actors import Actor
from placements.models import Stay


def around(work: CaseWork, stay: Stay, by: Actor) -> None:
    now = work.at(work.day(-9), 10)
    support, clinic, prison, *_others = (
        add_actor(by=by, stay=stay, facts=facts, now=now)
        for facts in (
            ActorFacts(
                role="home_support",
                name="Birthe Lund",
                organisation="Herning Kommune",
                phone="96 28 10 11",
                mail="birthe@bostoetten.example",
                is_key=True,
            ),
            ActorFacts(
                role="forensic_clinic",
                name="Jens Ravn",
                organisation="Retsklinikken",
                phone="78 43 10 12",
            ),
            ActorFacts(role="prison_service", name="Ulla Dam", phone="72 55 10 13"),
            ActorFacts(
                role="job_centre",
                name="Lise Holm",
                organisation="Jobcenter Herning",
                phone="96 28 10 14",
                mail="lise@jobcenter.example",
            ),
            ActorFacts(role="gp", organisation="Lægehuset ved Åen", phone="97 12 10 15"),
        )
    )
    pause_actor(
        by=by,
        stay=stay,
        actor=support,
        kind="reduced",
        starts_on=work.day(-9),
        restores_on=work.day(40),
        reason="Tilbuddet giver det meste af støtten under opholdet",
        now=now,
    )
    for relative in (
        RelativeFacts(
            name="Karen",
            relation="parent",
            relation_words="Mor",
            phone="20 10 10 16",
            may_hear="At jeg har det godt, og hvor jeg bor",
            rings="Mor ringer om søndagen",
        ),
        RelativeFacts(
            name="Kim",
            relation="other",
            relation_words="Tidligere kæreste",
            is_not_contacted=True,
            not_contacted_because="Borgeren ønsker ingen kontakt",
        ),
    ):
        add_relative(by=by, stay=stay, facts=relative, now=now)
    order = write_order(
        by=by,
        stay=stay,
        facts=OrderFacts(
            kind="Dom til ambulant behandling",
            clinic_id=clinic.pk,
            prison_service_id=prison.pk,
            starts_on=work.day(-200),
            reviewed_on=work.day(-20),
            if_missed="Retsklinikken skal have besked samme dag, og kriminalforsorgen ringes op.",
        ),
        now=now,
    )
    make_appointment(
        by=by,
        stay=stay,
        order=order,
        on=work.day(3),
        at_time=time(10, 30),
        place="Retsklinikken, 2. sal",
        companion="Rikke",
        now=now,
    )
