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
    ANY,
    NO,
    YES,
    AnswerType,
    Choice,
    Criterion,
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
    Weight,
    Window,
    Words,
    _,
)
from schemes.judges import anything_said, belongs_to, no_meets, one_of, yes_meets, yes_settles
from schemes.pitstop_decisions import ROOM_DECISIONS
from schemes.pitstop_letters import ROOM_LETTERS

AARHUS: Final = "0751"
ROOM: Final = "room"

#: Established in 2018 (V § 4.1); the day is not in the source.
STARTED_ON: Final = date(2018, 1, 1)

NIGHTS: Final = 14
#: Ours, a setting: "by mid-stay".
MID_STAY_DAY: Final = 7

_CITIZEN: Final = _("The citizen now")
_HOUSE: Final = _("Being in the house")
_KNOWN: Final = _("Who knows the citizen")

_CRITERIA = (
    Criterion(
        key="own_citizen",
        theme=_CITIZEN,
        question=_("Does the citizen belong in Aarhus?"),
        to_citizen={
            YES: _("You belong in Aarhus."),
            NO: _("You do not belong in Aarhus."),
        },
        source="V § 4.4",
        weight=Weight.JUDGEMENT,
        judge=belongs_to(AARHUS, "own_citizen"),
        refusal=_("Pitstop is for citizens of Aarhus Kommune."),
        open_question=_("Ask where the citizen belongs, unless the citizen would rather not say."),
    ),
    Criterion(
        key="exposed",
        theme=_CITIZEN,
        question=_("Is the citizen socially exposed, or without a usable home?"),
        to_citizen={
            YES: _("You live an exposed life, or without a home that you can use."),
            NO: _("You have a home that you can use."),
        },
        source="V § 4.2",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("exposed"),
        refusal=_(
            "Pitstop is for citizens who are socially exposed, homeless or without a usable home."
        ),
        open_question=_("Describe how the citizen lives."),
    ),
    Criterion(
        key="situation",
        theme=_CITIZEN,
        question=_("Why does the citizen need a room now?"),
        to_citizen={
            "after": _(
                "Your treatment in hospital is finished, and you are still ill or need care."
            ),
            "before": _("You are to go to hospital, and get ready for it with us."),
            "instead": _("You are ill, and need calm indoors so that you need not go to hospital."),
            "none": _("You are not ill in a way that Pitstop can help with."),
        },
        source="V § 4.2",
        weight=Weight.JUDGEMENT,
        judge=one_of("situation", met=["after", "before", "instead"], not_met=["none"]),
        refusal=_(
            "Pitstop is for citizens who are ill: after a stay in hospital, before one, or to "
            "avoid one."
        ),
        open_question=_("Say why the citizen needs a room now."),
        answer_type=AnswerType.CHOICE,
        choices=(
            Choice(
                key="after", label=_("Treatment in hospital is finished, still ill or needs care")
            ),
            Choice(key="before", label=_("To be made ready for a planned admission to hospital")),
            Choice(key="instead", label=_("Ill, and needs calm indoors to avoid an admission")),
            Choice(key="none", label=_("None of the reasons")),
        ),
    ),
    Criterion(
        key="illness",
        theme=_CITIZEN,
        question=_("How is the citizen's illness at present?"),
        to_citizen={
            ANY: _("How you are at present, as we have been told:"),
        },
        source="V § 4.4",
        weight=Weight.INFORMATION,
        judge=anything_said("illness"),
        open_question=_("Ask the referrer for a few words about the illness."),
        answer_type=AnswerType.TEXT,
    ),
    Criterion(
        key="medicine",
        theme=_CITIZEN,
        question=_("Who handles the citizen's medicine?"),
        to_citizen={
            "citizen": _("You handle your medicine yourself."),
            "pitstop": _("Our nurses help you with your medicine."),
            "home_care": _("Home care helps you with your medicine, also after the stay."),
            "none": _("You get no medicine."),
        },
        source="V § 4.6",
        weight=Weight.INFORMATION,
        judge=one_of("medicine", met=["citizen", "pitstop", "home_care", "none"], not_met=[]),
        open_question=_("Agree who handles the medicine during the stay."),
        agreement_item="medicine",
        answer_type=AnswerType.CHOICE,
        choices=(
            Choice(key="citizen", label=_("The citizen")),
            Choice(key="pitstop", label=_("Pitstop's nurses help")),
            Choice(key="home_care", label=_("Home care, also after the stay")),
            Choice(key="none", label=_("There is no medicine")),
        ),
    ),
    Criterion(
        key="self_reliant",
        theme=_HOUSE,
        question=_("Can the citizen manage alone, also at night?"),
        help=_("No staff are there at night, and few or none at weekends."),
        to_citizen={
            YES: _("You can manage alone, also at night."),
            NO: _("You need more help than there is with us, also at night."),
        },
        source="V §§ 4.1, 4.2",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("self_reliant"),
        refusal=_("There is nobody to help at night, and the citizen needs more help than that."),
        open_question=_("Judge whether the citizen can manage alone, also at night."),
    ),
    Criterion(
        key="fits_in",
        theme=_HOUSE,
        question=_("Can the citizen be in a calm house together with others?"),
        to_citizen={
            YES: _("You can be in a calm house together with others."),
            NO: _("It would be hard for you to be in the house together with others now."),
        },
        source="V §§ 4.2, 4.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("fits_in"),
        refusal=_("The citizen would find it hard to be in the house together with others now."),
        open_question=_("Judge whether the citizen can be in the house together with others."),
    ),
    Criterion(
        key="violent",
        theme=_HOUSE,
        question=_("Is the citizen violent or acting out at present?"),
        to_citizen={
            YES: _("We have been told that you are violent or acting out at present."),
            NO: "",
        },
        source="V § 4.2",
        weight=Weight.HARD,
        judge=no_meets("violent"),
        refusal=_("Pitstop cannot take in a citizen who is violent or acting out."),
        open_question=_("Find out whether the citizen is violent or acting out."),
        needed_to_accept=True,
    ),
    Criterion(
        key="suicidal",
        theme=_HOUSE,
        question=_("Is the citizen suicidal at present?"),
        to_citizen={
            YES: _(
                "We have been told that you think of taking your own life. Nobody is with us at "
                "night to look after you."
            ),
            NO: "",
        },
        source="V § 4.2",
        weight=Weight.HARD,
        judge=no_meets("suicidal"),
        refusal=_(
            "Pitstop cannot look after a citizen who is suicidal: nobody is there at night. The "
            "citizen needs other help now."
        ),
        open_question=_("Find out whether the citizen is suicidal."),
        needed_to_accept=True,
    ),
    Criterion(
        key="earlier_violence",
        theme=_HOUSE,
        question=_("Has there been much violence earlier?"),
        to_citizen={
            "no": "",
            "assessed_past": _(
                "A professional who knows you says that there has been no violence in recent years."
            ),
            "not_assessed": _(
                "There has been violence earlier, and nobody who knows you has told us how it is "
                "now."
            ),
            "recent": _("We have been told that there has been much violence in recent years."),
        },
        source="V § 4.4",
        # "Skal foreligge": without another professional's word it stays open, and open blocks.
        weight=Weight.HARD,
        judge=one_of("earlier_violence", met=["no", "assessed_past"], not_met=["recent"]),
        refusal=_("There has been much violence in recent years."),
        open_question=_(
            "Ask another professional who knows the citizen whether there has been violence in "
            "recent years."
        ),
        answer_type=AnswerType.CHOICE,
        choices=(
            Choice(key="no", label=_("No")),
            Choice(
                key="assessed_past",
                label=_("Yes, but another professional assesses: not in recent years"),
            ),
            Choice(key="not_assessed", label=_("Yes, and nobody else has assessed it yet")),
            Choice(key="recent", label=_("Yes, also in recent years")),
        ),
        needed_to_accept=True,
    ),
    Criterion(
        key="known",
        theme=_KNOWN,
        question=_("Do you, or does someone you can name, know the citizen and how they act?"),
        to_citizen={
            YES: _("Somebody who knows you has told us how you are."),
            NO: _("We have found nobody who knows you well enough to say how a stay would go."),
        },
        source="V § 4.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("known"),
        refusal=_("Nobody knows the citizen well enough to say how a stay would go."),
        open_question=_("Find someone who knows the citizen and how they act."),
        needed_to_accept=True,
    ),
    Criterion(
        key="second_professional",
        theme=_KNOWN,
        question=_("Has another professional who knows the citizen been reached?"),
        to_citizen={
            YES: _("We have talked with another professional who knows you."),
            NO: _("We have not reached another professional who knows you."),
        },
        source="V § 4.4",
        # The usual way, not a rule.
        weight=Weight.INFORMATION,
        judge=yes_settles("second_professional"),
        open_question=_("Try to reach another professional who knows the citizen."),
        settled_in_assessment=True,
        names_a_professional=True,
    ),
    Criterion(
        key="talked_with_citizen",
        theme=_KNOWN,
        question=_("Have you talked with the citizen about the stay and the calm of the house?"),
        to_citizen={
            YES: _("We have talked with you about the stay and the calm of the house."),
            NO: _("We have not talked with you about the stay yet."),
        },
        source="V § 4.4",
        weight=Weight.INFORMATION,
        judge=yes_settles("talked_with_citizen"),
        open_question=_("Talk with the citizen about the stay."),
        settled_in_assessment=True,
    ),
    Criterion(
        key="municipality_asked",
        theme=_KNOWN,
        question=_("Has the hospital first asked the municipality about longer-term help?"),
        to_citizen={
            YES: _("The hospital has asked your municipality about help for longer."),
            NO: _("The hospital has not asked your municipality about help for longer."),
        },
        source="V § 4.7",
        # "Som udgangspunkt", and only where the region refers.
        weight=Weight.INFORMATION,
        judge=yes_settles("municipality_asked"),
        settled_in_assessment=True,
    ),
)

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
            criteria=_CRITERIA,
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
            anonymous_allowed=True,
            # As little paperwork as possible (V § 4.6): a form for the telephone, where the
            # citizen belongs is asked in one word, and the answer is given by word of mouth.
            municipalities=(),
            intake_on_one_page=True,
            answers_in_writing=False,
            # Ours: where the citizen sleeps if the answer is no, and how to talk with them.
            asks_about=frozenset({Topic.SLEEPS_TONIGHT, Topic.LANGUAGE}),
            parts=frozenset({Part.ONWARD}),
            during_stay=("medicine",),
        ),
    ),
)
