"""Descriptions gathered for a follow-up: one partner has said it by telephone, one is silent."""

from __future__ import annotations

from typing import Final

from demo.case_work import CaseWork
from descriptions.services.asking import ask_descriptions
from descriptions.services.describing import write_description
from descriptions.services.partners import add_partner
from placements.models import Stay
from sharing.purposes import Purpose
from sharing.services.answers import Reply, write_answer

_PARTNERS: Final = (
    ("Lise Holm", "Bostøtten", Purpose.HOME_SUPPORT, "lise.holm@bostoette.example"),
    ("Per Bo", "Jobcentret", Purpose.JOB_CENTRE, "per.bo@jobcenter.example"),
)


def gathered(work: CaseWork, stay: Stay, place: str) -> None:
    """For the follow-up in the 2nd week, since yesterday."""
    now, by = work.at(work.day(-1), 10), work.staff_at(place)
    lise, per = (
        add_partner(by=by, stay=stay, name=name, role=role, kind=kind, mail=mail, now=now)
        for name, role, kind, mail in _PARTNERS
    )
    for name, role, kind, _mail in _PARTNERS:
        reply = Reply(
            purpose=kind,
            recipient=f"{role}, {name}",
            answer="given",
            topics=["stay", "follow_up"],
            reason="Så I ved, hvordan det går derhjemme og på arbejdet.",
            starts_on=work.day(-1),
            last_on=work.day(150),
            way="signed",
        )
        write_answer(by=by, stay=stay, reply=reply, now=now)
    follow_up = stay.follow_ups.get(kind="second_week")
    ask_descriptions(
        by=by,
        follow_up=follow_up,
        unit=False,
        partners=[lise.pk, per.pk],
        wanted_on=work.today,
        now=now,
    )
    write_description(
        by=by,
        follow_up=follow_up,
        partner=lise,
        text="Han åbner døren, når jeg ringer på. Det er nyt. Nætterne bekymrer mig: han er oppe "
        "til kl. 4 og sover fra os om formiddagen.",
        now=work.at(work.day(-1), 15),
    )
