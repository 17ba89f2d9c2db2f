"""The hand-over dialogue (LA2) of one who soon leaves: made with the citizen, put right once."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from demo.case_work import CaseWork
from low_arousal.services.correcting import correct_dialogue
from low_arousal.services.making import begin_dialogue, finish_dialogue, write_dialogue
from placements.models import Stay

_WORDS: Final = {
    "strain_citizen": "Jeg sover ikke, og jeg lader være med at svare, når nogen banker på.",
    "strain_staff": "Oppe til kl. 4. Spiser på værelset. Siger, at han har det fint.",
    "warning_citizen": "Jeg skruer op for musikken og tænker, at I taler om mig.",
    "warning_staff": "Går frem og tilbage på gangen. Så er det nu, vi skal give plads.",
    "well_being_citizen": "Jeg laver morgenmad til de andre. Jeg griner ad Rikkes vittigheder.",
    "strategies_citizen": "Jeg går ned til åen med hunden. Jeg ringer til min søster om torsdagen.",
    "support_citizen": "Sæt dig ved siden af mig uden at sige noget. Bed mig ikke slappe af.",
    "support_staff": "Korte beskeder, én ting ad gangen. Samme person morgen og aften.",
}


def made_with_citizen(work: CaseWork, stay: Stay, place: str) -> None:
    by, day = work.staff_at(place), work.day(-12)
    dialogue = begin_dialogue(by=by, stay=stay, now=work.at(day, 10))
    write_dialogue(by=by, dialogue=dialogue, answers=_WORDS)
    done = finish_dialogue(
        by=by,
        dialogue=dialogue,
        talked_on=day,
        took_part=f"{stay.citizen.called} og {by.name}",
        with_citizen=True,
        without_because="",
        now=work.at(day, 11),
    )
    correct_dialogue(
        by=by,
        dialogue=done,
        answers={"strategies_citizen": "Jeg går ned til åen. Jeg ringer til min søster tirsdag."},
        reason="Søsteren arbejder om torsdagen. Det er tirsdag, de ringer sammen.",
        now=work.at(day + timedelta(days=1), 9),
    )
