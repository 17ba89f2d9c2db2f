"""What a citizen has said of sharing, and the ward that reads by it, in the demonstration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from demo.case_work import CaseWork
from organisations.actors import Actor
from placements.models import Stay
from sharing.services.answers import Reply, write_answer
from sharing.services.grants import Access, give_access


def asked(work: CaseWork, stay: Stay, leader: Actor, place: str) -> None:
    """On the day before yesterday; the ward reads since yesterday."""
    by, now = work.staff_at(place), work.at(work.day(-2), 11)
    _answered(
        work,
        by,
        stay,
        now,
        purpose="region",
        recipient="Regionspsykiatrien Gødstrup, E3",
        answer="given",
        topics=["stay", "follow_up"],
        reason="Så lægen ved, hvordan natten går, og ikke spørger om det samme igen.",
        last_on=work.day(120),
        way="signed",
    )
    _answered(work, by, stay, now, purpose="relatives", recipient="Far", answer="refused")
    _answered(
        work,
        by,
        stay,
        now,
        purpose="home_support",
        recipient="Bostøtten, Lise Holm",
        answer="later",
        ask_again_on=work.day(12),
    )
    ward = work.nurse
    assert ward.unit is not None, "the nurse works in a ward"
    access = Access(
        partner=ward.organisation.pk,
        unit=ward.unit.pk,
        purpose="region",
        reason="Samtale om medicin og søvn",
        rests_on="consent",
        parts=["overview", "follow_ups"],
        last_on=work.day(60),
    )
    give_access(by=leader, stay=stay, access=access, now=work.at(work.day(-1), 9))


def _answered(work: CaseWork, by: Actor, stay: Stay, now: datetime, **reply: Any) -> None:
    write_answer(by=by, stay=stay, reply=Reply(starts_on=work.day(-2), **reply), now=now)
