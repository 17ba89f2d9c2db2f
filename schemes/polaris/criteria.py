"""What POLARIS asks. V = VIVE 2023, "Fleksible pladser", chapter 2."""

from __future__ import annotations

from typing import Final

from schemes.base import ANY, NO, YES, AnswerType, Choice, Criterion, Weight, _
from schemes.judges import (
    at_least,
    belongs_to,
    no_meets,
    one_of,
    yes_meets,
    yes_settles,
    younger_or,
)

HERNING: Final = "0657"

HOME: Final = "home"
GUEST: Final = "guest"

#: The target group that is entitled to a permanent place (V § 2.2).
ENTITLED_TO_A_PLACE: Final = "3"

#: "Voksne over 25 år" at first, then "18 år og opefter" (V § 2.2).
AGE_AT_FIRST: Final = 25
AGE_WIDENED: Final = 18

_CITIZEN: Final = _("The citizen and Herning")
_STAY: Final = _("What the stay is for")
_TOGETHER: Final = _("Working together")
_NIGHT: Final = _("The night in the guest room")

OWN_CITIZEN = Criterion(
    key="own_citizen",
    theme=_CITIZEN,
    question=_("Does the citizen live in Herning, or is the citizen moving there?"),
    help=_("Moving in from another municipality counts."),
    aloud=_("Do you live in Herning, or are you moving there?"),
    to_citizen={
        YES: _("You live in Herning, or you are moving there."),
        NO: _("You do not live in Herning, and you are not moving there."),
    },
    source="V § 2.3",
    weight=Weight.HARD,
    judge=belongs_to(HERNING, "own_citizen"),
    refusal=_(
        "The places are for Herning Kommune's own citizens, and for citizens who are moving to "
        "Herning."
    ),
    open_question=_("Find out whether the citizen lives in Herning or is moving there."),
    needed_to_accept=True,
)


def _adult(years: int, question: str, refusal: str) -> Criterion:
    return Criterion(
        key="adult",
        theme=_CITIZEN,
        question=question,
        to_citizen={
            ANY: _("You are {answer} years old."),
        },
        source="V § 2.2",
        weight=Weight.HARD,
        judge=at_least(years),
        refusal=refusal,
        open_question=_("The citizen's date of birth is missing."),
        asked=False,
        fact="age",
        needed_to_accept=True,
    )


ADULT_AT_FIRST = _adult(
    AGE_AT_FIRST,
    _("Is the citizen 25 or older?"),
    _("The places are for citizens aged 25 or over."),
)
ADULT_WIDENED = _adult(
    AGE_WIDENED,
    _("Is the citizen 18 or older?"),
    _("The places are for citizens aged 18 or over."),
)

#: From this age the state pension, and ældreloven with it, begins for most (*verify* per year of
#: birth); somebody younger is covered only where it is said.
PENSION_AGE: Final = 67

ELDERCARE_ACT = Criterion(
    key="eldercare_act",
    theme=_CITIZEN,
    question=_("Is the citizen covered by the Eldercare Act's §§ 10, 13, 14, 16 or 17?"),
    help=_("Who is covered by them cannot get a stay under the Act on Social Services § 84."),
    to_citizen={
        YES: _("You are covered by the Eldercare Act."),
        NO: _("You are not covered by the Eldercare Act."),
    },
    source="§ 2(5)",
    law="§ 2(5)",
    weight=Weight.HARD,
    judge=younger_or(PENSION_AGE, no_meets("eldercare_act")),
    refusal=_(
        "The citizen is covered by the Eldercare Act, and § 84 of the Act on Social Services does "
        "not apply then."
    ),
    open_question=_("Find out whether the citizen is covered by the Eldercare Act."),
    needed_to_accept=True,
    settled_in_assessment=True,
)

TARGET_GROUPS: Final = (
    Choice(
        key="1",
        label=_("1: matches the residential units' target group, heading into a bad period"),
    ),
    Choice(key="2", label=_("2: unknown to the authority, needs to be got to know")),
    Choice(
        key=ENTITLED_TO_A_PLACE,
        label=_(
            "3: from another municipality, entitled to a permanent place, may learn to live alone"
        ),
        from_elsewhere=True,
    ),
    Choice(
        key="4",
        label=_("4: lives at home, and the family needs respite"),
        relative_applies=True,
    ),
)

HOME_CRITERIA = (
    Criterion(
        key="target_group",
        theme=_STAY,
        question=_("Which of the target groups does the citizen belong to?"),
        help=_("Asked first: what is asked afterwards depends on it."),
        to_citizen={
            "1": _(
                "You may be heading into a bad period, and belong to those whom our residential "
                "units are for."
            ),
            "2": _("We do not know you yet, and need to get to know you."),
            "3": _(
                "You come from another municipality and are entitled to a permanent place. You "
                "may be able to learn to live alone."
            ),
            "4": _("You live at home, and your family needs respite."),
        },
        source="V § 2.2",
        weight=Weight.INFORMATION,
        judge=one_of("target_group", met=[group.key for group in TARGET_GROUPS], not_met=[]),
        open_question=_("Say which target group the citizen belongs to."),
        answer_type=AnswerType.CHOICE,
        choices=TARGET_GROUPS,
        settled_in_assessment=True,
        tracks=(HOME,),
    ),
    Criterion(
        key="need",
        theme=_STAY,
        question=_("What does the citizen need the stay for?"),
        help=_("Source of income is of no importance."),
        to_citizen={
            "acute": _("You need help at once."),
            "clarification": _("You need to find out what help you need and want."),
            "training": _("You need to practise living in a home of your own."),
            "respite": _("Your family needs respite."),
            "none": _("We have seen no need for acute help, clarification, training or respite."),
        },
        source="V § 2.2",
        weight=Weight.JUDGEMENT,
        judge=one_of(
            "need", met=["acute", "clarification", "training", "respite"], not_met=["none"]
        ),
        refusal=_("There is no need for acute help, clarification, training or respite."),
        open_question=_("Say what the citizen needs the stay for."),
        answer_type=AnswerType.CHOICE,
        choices=(
            Choice(key="acute", label=_("Acute help")),
            Choice(key="clarification", label=_("Clarification of needs and wishes")),
            Choice(key="training", label=_("Training for life in an own home")),
            Choice(key="respite", label=_("Respite for the family")),
            Choice(key="none", label=_("None of these")),
        ),
        needed_to_accept=True,
        tracks=(HOME,),
    ),
    Criterion(
        key="long_term_need",
        theme=_STAY,
        question=_("Is it plain already now that the citizen needs a long-term place?"),
        to_citizen={
            YES: _("It is plain already now that you need a place for a long time."),
            NO: _("It is not plain that you need a place for a long time."),
        },
        source="V § 2.2",
        weight=Weight.JUDGEMENT,
        judge=no_meets("long_term_need"),
        refusal=_(
            "The citizen plainly needs a long-term place, and a flexible place is a temporary one."
        ),
        open_question=_("Judge whether the citizen plainly needs a long-term place."),
        # Group 3 is entitled to one, and comes to find out whether something else will do.
        off_when=("target_group", frozenset({ENTITLED_TO_A_PLACE})),
        tracks=(HOME,),
    ),
    Criterion(
        key="cooperates",
        theme=_TOGETHER,
        question=_("Will the citizen work with the municipality and on their own skills?"),
        to_citizen={
            YES: _("You want to work with us and on your own skills."),
            NO: _("You do not want to work with us and on your own skills at present."),
        },
        source="V § 2.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("cooperates"),
        refusal=_(
            "The stay builds on working together on the citizen's skills, and the citizen does not "
            "want that at present."
        ),
        open_question=_("Ask the citizen about working together during the stay."),
        needed_to_accept=True,
        tracks=(HOME,),
    ),
    Criterion(
        key="motive_to_save",
        theme=_TOGETHER,
        question=_(
            "Is there a clear motive to save the rent in order to spend it on alcohol or drugs?"
        ),
        help=_(
            "Use of alcohol or drugs is in itself no bar, and the motive alone need not lead to a "
            "refusal."
        ),
        to_citizen={
            YES: _(
                "We judge that you want to save the rent in order to spend it on alcohol or drugs."
            ),
            NO: "",
        },
        source="V § 2.4",
        weight=Weight.JUDGEMENT,
        judge=no_meets("motive_to_save"),
        refusal=_(
            "There is a clear motive to save the rent during the stay and spend it on alcohol or "
            "drugs."
        ),
        open_question=_("Judge what the citizen will use the saved rent for."),
        settled_in_assessment=True,
        tracks=(HOME,),
    ),
    Criterion(
        key="met_and_seen",
        theme=_TOGETHER,
        question=_(
            "Has the citizen met you and the key worker, seen the facility, and talked about "
            "length and goals?"
        ),
        help=_("The facility leader usually takes part."),
        to_citizen={
            YES: _("You have met us, seen the house, and talked with us about length and goals."),
            NO: _("You have not met us and seen the house yet."),
        },
        source="V § 2.4",
        # No refusal: a meeting that has not been held is a reason to hold it.
        weight=Weight.INFORMATION,
        judge=yes_settles("met_and_seen"),
        open_question=_(
            "Hold the meeting: the citizen sees the facility and talks about length and goals."
        ),
        needed_to_accept=True,
        settled_in_assessment=True,
        tracks=(HOME,),
    ),
)

GUEST_CRITERIA = (
    Criterion(
        key="night_away",
        theme=_NIGHT,
        question=_("Will a night or two away from home help the citizen?"),
        help=_("In doubt? Ask the back-up on call at Skovlyset."),
        aloud=_("Will a night or two away from home help you?"),
        to_citizen={
            YES: _("A night or two away from home will help you."),
            NO: _("A night or two away from home is not the help you need now."),
        },
        source="V § 2.2",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("night_away"),
        refusal=_("A few nights in the guest room are not the help that is needed now."),
        open_question=_("Judge whether a night or two away from home will help."),
        tracks=(GUEST,),
    ),
    Criterion(
        key="talk_on_arrival",
        theme=_NIGHT,
        question=_("Will the citizen make an agreement for the stay with staff on arrival?"),
        aloud=_("Will you make an agreement with us for the stay when you arrive?"),
        to_citizen={
            YES: _("You will make an agreement with us for the stay when you arrive."),
            NO: _("You do not want to make an agreement with us for the stay."),
        },
        source="V § 2.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("talk_on_arrival"),
        refusal=_(
            "A guest makes an agreement with staff on arrival, and the citizen does not want that "
            "at present."
        ),
        open_question=_("Ask the citizen about the talk on arrival."),
        tracks=(GUEST,),
    ),
    Criterion(
        key="occasion",
        theme=_NIGHT,
        question=_("How did the wish for the guest room come about?"),
        aloud=_("How did you come to think of the guest room?"),
        to_citizen={
            "planned": _("The nights were planned, so that you can rest."),
            "acute": _("You needed it at short notice."),
            "own_call": _("You rang us yourself."),
            "part_of_plan": _("It is part of your action plan."),
        },
        source="V §§ 2.2, 2.4",
        weight=Weight.INFORMATION,
        judge=one_of("occasion", met=["planned", "acute", "own_call", "part_of_plan"], not_met=[]),
        answer_type=AnswerType.CHOICE,
        choices=(
            Choice(key="planned", label=_("Planned respite")),
            Choice(key="acute", label=_("Acute need")),
            Choice(key="own_call", label=_("The citizen rang")),
            Choice(key="part_of_plan", label=_("Part of the citizen's action plan")),
        ),
        tracks=(GUEST,),
    ),
)
