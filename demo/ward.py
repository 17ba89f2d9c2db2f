"""What a ward and a municipality do together for a patient who is ready."""

from __future__ import annotations

from core.acting import acting
from demo import citizens
from demo.case_work import CaseWork
from discharge.services.agreement import write_agreement, write_item
from discharge.services.promises import give_promise
from discharge.services.threads import write_message
from discharge.services.waiting import set_cause, set_day_price
from referrals.models import Referral


def between_ward_and_municipality(work: CaseWork) -> None:
    """Jonas is ready for discharge and waits on the ward: each side writes its own."""
    nurse, sofie, day = work.nurse, work.people["Sofie"], work.day
    referral = Referral.objects.filter(citizen__name=citizens.JONAS.name).latest("pk")
    set_day_price(
        by=sofie,
        starts_on=day(-60),
        kroner=2000,
        source="Eksempel til demonstrationen",
        now=work.at(day(-60), 9),
    )
    set_cause(
        by=sofie,
        referral=referral,
        cause="no_decision",
        starts_on=day(-5),
        last_on=day(-4),
        note="Afgørelsen blev truffet dagen efter.",
        now=work.at(day(-3), 13),
    )
    set_cause(
        by=sofie,
        referral=referral,
        cause="no_place",
        starts_on=day(-3),
        last_on=day(-2),
        note="Nørregade 2 bliver ledig om få dage.",
        now=work.at(day(-2), 13),
    )
    with acting(nurse.organisation):
        set_cause(
            by=nurse,
            referral=referral,
            cause="agreement_missing",
            starts_on=day(-1),
            last_on=None,
            note="Vi mangler at aftale medicinen.",
            now=work.at(day(-1), 14),
        )
        write_agreement(
            by=nurse,
            referral=referral,
            kind="13a",
            consent="given",
            consent_note="Jonas har selv sagt ja og vil gerne have et eksemplar.",
            now=work.at(day(-2), 10),
        )
        write_item(
            by=nurse,
            referral=referral,
            key="medicine",
            state="there",
            text="Jonas tager selv sin medicin. Afdelingen giver ham med til de første syv dage, "
            "og apoteket i Nørregade pakker derefter hver uge.",
            now=work.at(day(-2), 10, 20),
        )
    write_item(
        by=sofie,
        referral=referral,
        key="support",
        state="there",
        text="Bostøtten kommer tre gange om ugen fra den dag, Jonas flytter ind.",
        now=work.at(day(-1), 9),
    )
    give_promise(
        by=sofie,
        referral=referral,
        text="Hente Jonas på afdelingen og følge ham til Nørregade",
        due_on=day(4),
        owner_side="receiver",
        owner_name=work.people["Jens"].name,
        at_hand_over=True,
        now=work.at(day(-1), 9, 30),
    )
    with acting(nurse.organisation):
        write_message(
            by=nurse,
            referral=referral,
            text="Jonas vil gerne se lejligheden, før han flytter ind. Kan han komme på besøg en "
            "eftermiddag i denne uge?",
            now=work.at(work.today, 8),
        )
