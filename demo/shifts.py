"""What the shifts write: notes, what to know first, who handles the medicine; and green, yellow or
red where it is registered."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

from django.utils import timezone

from daily_risk.rules import present_in, uses_daily_risk
from daily_risk.services.registering import RiskFacts, register_risks
from demo.case_work import CaseWork
from notes.services.care import CareFacts, agree_care
from notes.services.notes import NoteFacts, correct_note, write_note
from notes.services.pinning import pin
from placements.models import Facility, Stay
from schemes.shifts import lately

#: Days from today, hour, kind, with whom, what; and whether the next shift must know it.
_NOTES: Final = (
    (
        -9,
        10,
        "conversation",
        "",
        "Vil gerne tilbage på værkstedet. Vi ringer sammen mandag.",
        False,
    ),
    (-6, 13, "call", "Søsteren, 12 34 56 78", "Kommer på besøg på lørdag kl. 14.", False),
    (-4, 19, "observation", "", "Spiste med de andre og blev siddende bagefter.", False),
    (-2, 9, "health", "Lægehuset", "Tid hos lægen på torsdag kl. 10.15. Vil gerne følges.", False),
    (-1, 21, "shift", "", "Sov dårligt i nat. Ro om formiddagen, og bank på før kl. 10.", True),
)
_SHIFTS: Final = 15
_RESTLESS: Final = RiskFacts(
    level="yellow",
    seen="Gik frem og tilbage på gangen og sov ikke.",
    helped="En kop te og en tur rundt om huset.",
    methods=["calming", "kind_words"],
)


def written_down(work: CaseWork, stay: Stay, place: str) -> None:
    """A fortnight of notes, of which a colleague has put the first right."""
    by = work.staff_at(place)
    notes = []
    for days, hour, kind, source, text, for_next in _NOTES:
        on = work.day(days)
        facts = NoteFacts(
            kind=kind,
            happened_on=on,
            at_time=time(hour),
            source=source,
            text=text,
            for_next_shift=for_next,
        )
        notes.append(write_note(by=by, stay=stay, facts=facts, now=work.at(on, hour, 30)))
    correct_note(
        by=work.team.decides,
        note=notes[0],
        facts=NoteFacts(
            kind="conversation",
            happened_on=work.day(-9),
            at_time=time(10),
            text="Vil gerne tilbage på værkstedet. Vi ringer sammen tirsdag: mandag er der lukket.",
        ),
        reason="Værkstedet har lukket om mandagen.",
        takes_back=False,
        now=work.at(work.day(-8), 9),
    )
    now = work.at(work.day(-9), 11)
    pin(by=by, stay=stay, text="Bank på, og vent på svar. Gå aldrig ind uden.", now=now)
    pin(by=by, stay=stay, text="Ved uro: foreslå en gåtur, tal ikke om økonomi.", now=now)
    care = CareFacts(
        kind="medicine",
        handler="home_care",
        who="Hjemmeplejen, 96 11 22 33",
        how="Kommer morgen og aften. Medicinen ligger i det låste skab på kontoret.",
        starts_on=work.day(-9),
        last_on=None,
        afterwards="same",
        who_afterwards="",
    )
    agree_care(by=by, stay=stay, facts=care, now=now)


def shifts_registered(work: CaseWork, house: Facility, restless: Stay) -> None:
    """The last days of a house: all is calm but with one citizen, who has had three hard shifts."""
    by = work.team.staff[house.name]
    shifts = house.shifts_on(work.today)
    local = timezone.localtime(work.now).replace(tzinfo=None)
    ended = lately(shifts, local, _SHIFTS + 1)[1:]
    for back, shift in reversed(list(enumerate(ended))):
        stays = [each for each in present_in(by, house, shift) if uses_daily_risk(each)]
        answers = {each.pk: RiskFacts(level="green") for each in stays}
        if restless.pk in answers and back in (1, 2, 3):
            answers[restless.pk] = _RESTLESS
        now = timezone.make_aware(shift.ends - timedelta(minutes=20))
        register_risks(by=by, facility=house, shift=shift, answers=answers, now=now)
