"""Det Dobbelte KRAM, talked through twice with a citizen at Skovvang."""

from __future__ import annotations

from typing import Final

from demo.case_work import CaseWork
from placements.models import Stay
from recovery.services.kram import correct_kram, start_kram, write_kram

_FIRST: Final = {
    "food": {
        "stands": "Springer morgenmaden over. Spiser helst alene.",
        "wants": "Et måltid om dagen sammen med andre.",
        "agreed": "Aftensmad i fællesrummet mandag og torsdag.",
    },
    "smoking": {"stands": "20 om dagen. Vil ikke tale om det nu.", "wants": "", "agreed": ""},
    "acceptance": {
        "stands": "Det er svært, at det tager så lang tid.",
        "wants": "At ingen skynder på mig.",
        "agreed": "",
    },
}
_SECOND: Final = {
    "food": {
        "stands": "Spiser med de andre to aftener. Morgenmaden går bedre.",
        "wants": "At lave mad en gang om ugen.",
        "agreed": "Onsdag sammen med Line.",
    },
    "exercise": {
        "stands": "Går en tur om åen de fleste dage.",
        "wants": "Blive ved med det.",
        "agreed": "Turen står i ugeskemaet.",
    },
    "coping": {
        "stands": "Ringer, før det bliver slemt.",
        "wants": "",
        "agreed": "Nummeret hænger på døren.",
    },
}


def talked_through(work: CaseWork, stay: Stay, place: str) -> None:
    by = work.staff_at(place)
    for days, written in ((-20, _FIRST), (-4, _SECOND)):
        at = work.at(work.day(days), 14)
        kram = start_kram(by=by, stay=stay, on=work.day(days))
        write_kram(by=by, kram=kram, written=written, is_done=True, now=at)
    correct_kram(
        by=by,
        kram=kram,
        area="food",
        words=_SECOND["food"] | {"agreed": "Onsdag sammen med Line, fra klokken 16."},
        reason="Tidspunktet manglede.",
        now=work.at(work.day(-3), 9),
    )
