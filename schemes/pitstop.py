"""Pitstop, Aarhus: eight rooms for two weeks' calm, run by Røde Kors.

Sources: V = VIVE 2023, "Fleksible pladser", chapter 4. DOMAIN.md § 3.3. A cooperation agreement,
no statutory decision, and as little paperwork as possible: so few questions, no plan, no star, and
follow-ups only about where to go next. There is nobody in the house at night; that is why violence
now and suicidal thoughts are hard rules here ("ikke tilladt", "må ikke", V § 4.2).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from schemes.base import (
    NO,
    YES,
    AtNight,
    ExtensionQuestion,
    ExtensionTest,
    FollowUpRule,
    HouseRule,
    Length,
    Office,
    Part,
    Payer,
    Payment,
    Referrer,
    Scheme,
    Topic,
    Track,
    Version,
    Window,
    Words,
    _,
)
from schemes.pace import SHORT_PACE
from schemes.pitstop_criteria import AARHUS, CRITERIA
from schemes.pitstop_decisions import ROOM_DECISIONS
from schemes.pitstop_letters import ROOM_LETTERS

ROOM: Final = "room"

#: Established in 2018 (V § 4.1); the day is not in the source.
STARTED_ON: Final = date(2018, 1, 1)

NIGHTS: Final = 14
#: Ours, a setting: "by mid-stay".
MID_STAY_DAY: Final = 7

_FOLLOW_UPS = (
    FollowUpRule(
        kind="where_next",
        title=_("Where to go next?"),
        task=_("Ask whether the citizen wants help to find the next place, and start looking."),
        source="V §§ 4.5, 4.6",
        window=Window.DAY,
        n=MID_STAY_DAY,
        moves_earlier=True,
        asks_onward=True,
    ),
    FollowUpRule(
        kind="last_day",
        title=_("The day before the end: leave or stay on?"),
        task=_("Decide with the citizen: where to, or a longer stay, and why."),
        source="V §§ 4.1, 4.6",
        # Day 14 of 14 nights; and again before the end of a longer stay.
        window=Window.BEFORE_END,
        n=1,
        responsible=Office.FACILITY_LEADER,
        # Few or no hours at weekends (V § 4.1): Monday would be too late.
        moves_earlier=True,
    ),
)

_ROOM = Track(
    key=ROOM,
    name=_("Room at Pitstop"),
    # V § 4.4 names these as the typical ones (the street nurse is OUTREACH, the mestringsvejleder
    # HOME_SUPPORT); the one thing it rules out is the citizen's own asking.
    referrers=frozenset(
        {
            Referrer.AUTHORITY,
            Referrer.PSYCHIATRY,
            Referrer.HOSPITAL,
            Referrer.SOCIAL_PSYCHIATRY,
            Referrer.HOME_SUPPORT,
            Referrer.OUTREACH,
            Referrer.DROP_IN_CENTRE,
        }
    ),
    ways_in=_(
        "Hospitals, authorities, social psychiatry, outreach workers and drop-in centres can "
        "refer. A citizen cannot ask for a room alone, but one of them can help."
    ),
    ways_in_source="V § 4.4",
    deciders=frozenset({Office.FACILITY_LEADER}),
    # "Der tilbydes et værelse i de næste 14 dage" (V § 4.4).
    place_offered_at_once=True,
    answer_within=0,
    who_decides=_("The forstander decides, and can ask a citizen to leave."),
    who_decides_source="V § 4.4",
    length=Length(
        in_words=_("up to 14 days"),
        source="V § 4.1",
        max_nights=NIGHTS,
        usual_nights=NIGHTS,
        pace=SHORT_PACE,
        extension_test=_("Why does the citizen need more than 14 days?"),
        extension=ExtensionTest(
            # "Kan forlænges" (V § 4.1) for who is ill still, or has nowhere to go yet (V § 4.6);
            # that one of the two is asked for is our reading.
            source="V §§ 4.1, 4.6",
            from_the_first=False,
            questions=(
                ExtensionQuestion(
                    key="needs_longer",
                    question=_(
                        "Is the citizen still too ill to go on, or is the next place not ready?"
                    ),
                    to_citizen={
                        YES: _("You are still too ill to go on, or the next place is not ready."),
                        NO: _("You are well enough to go on, and the next place is ready."),
                    },
                    goes_on_with=YES,
                    instead=_(
                        "Then the citizen goes on as planned. Agree where to, and who helps on "
                        "the way."
                    ),
                ),
            ),
        ),
        too_long=_("A stay is up to 14 nights. A longer one takes a reason."),
    ),
    decisions=ROOM_DECISIONS,
    follow_ups=_FOLLOW_UPS,
    letters=ROOM_LETTERS,
    # No contract is signed and no savings are agreed: the only demands are those of the common
    # rooms, and as little as possible is written (V § 4.6).
    # V § 4.4.
    asks_to_leave=frozenset({Office.FACILITY_LEADER}),
)

PITSTOP: Final = Scheme(
    key="pitstop",
    name="Pitstop",
    municipality=AARHUS,
    organisation="Røde Kors",
    versions=(
        Version(
            scheme="pitstop",
            name=_("Pitstop, from 2018"),
            starts_on=STARTED_ON,
            ends_on=None,
            source="V § 4",
            words=Words(
                accept=_("Enrol at Pitstop"),
                accepted=_("Enrolled at Pitstop"),
                refuse=_("Cannot be enrolled"),
                refused=_("Cannot be enrolled"),
                decision=_("Enrolment"),
                move_in=_("The citizen arrives"),
                moved_in=_("Citizen has arrived"),
                move_out=_("The citizen leaves"),
                moved_out=_("Citizen has left"),
                plan="",
                leader=_("forstander"),
            ),
            tracks=(_ROOM,),
            criteria=CRITERIA,
            house_rules=(
                HouseRule(text=_("We do not smoke indoors."), source="V § 4.6"),
                HouseRule(text=_("Guests are welcome by agreement with staff."), source="V § 4.6"),
                HouseRule(
                    text=_(
                        "Alcohol and drugs are used in your own room only, and you are not visibly "
                        "affected in the shared rooms."
                    ),
                    source="V § 4.2",
                ),
            ),
            payment=Payment(
                text=_("Free for the citizen: a fixed yearly grant pays."),
                to_citizen=_("It costs you nothing."),
                source="V §§ 4.1, 4.3",
                payer=Payer.GRANT,
            ),
            at_night=AtNight(
                staff=False,
                substances=_(
                    "Alcohol and drugs in one's own room only, not visibly affected in the shared "
                    "rooms."
                ),
                source="V §§ 4.1, 4.2",
            ),
            anonymous_allowed=True,
            # As little paperwork as possible (V § 4.6): a form for the telephone, where the
            # citizen belongs is asked in one word, and the answer is given by word of mouth.
            municipalities=(),
            intake_on_one_page=True,
            answers_in_writing=False,
            # Ours: where the citizen sleeps if the answer is no, and how to talk with them.
            asks_about=frozenset({Topic.SLEEPS_TONIGHT, Topic.LANGUAGE}),
            parts=frozenset({Part.ONWARD, Part.REMEMBERED}),
            during_stay=("medicine",),
        ),
    ),
)
