"""What MPO asks, in the project and since. V = VIVE 2023, chapter 3; R = Rand's article."""

from __future__ import annotations

from typing import Final

from schemes.base import ANY, NO, YES, AnswerType, Choice, Criterion, Weight, _
from schemes.judges import lives_in, no_meets, one_of, yes_meets, yes_settles

HOLSTEBRO: Final = "0661"

PLACE: Final = "place"
OUTREACH: Final = "outreach"

_CITIZEN: Final = _("The citizen's situation")
_HELP: Final = _("Help so far")
_WISHES: Final = _("What the citizen wants")
_PURPOSE: Final = _("The purpose of the outreach")

_IN_THE_TARGET_GROUP: Final = Criterion(
    key="target_group",
    theme=_CITIZEN,
    question=_(
        "Is the citizen functionally homeless, with mental health problems and use of substances?"
    ),
    help=_(
        "Functionally homeless: cannot use their home, or has none. Not every trait need be there "
        "now."
    ),
    aloud=_(
        "Do you lack a home that you can use, and do you live with mental illness and alcohol or "
        "drugs?"
    ),
    aloud_theme=_("Your situation"),
    aloud_help=_("You may have a home that you can't stay in. Not all of it need fit you now."),
    to_citizen={
        YES: _(
            "You lack a home that you can use, and you live with mental illness and alcohol or "
            "drugs."
        ),
        NO: _(
            "MPO is for people who lack a home that they can use, and live with mental illness "
            "and alcohol or drugs. That does not fit your situation."
        ),
    },
    source="V § 3.2",
    weight=Weight.JUDGEMENT,
    judge=yes_meets("target_group"),
    refusal=_(
        "MPO is for citizens who are functionally homeless and live with mental illness and use of "
        "substances."
    ),
    open_question=_("Clarify whether the citizen belongs to MPO's target group."),
)

_FINISHED: Final = Choice(
    key="treatment_finished",
    label=_("In hospital, intensive treatment finished, poor prospects at home"),
)
_WORSE: Final = Choice(
    key="getting_worse", label=_("Getting worse, so that an admission to hospital threatens")
)
_NONE: Final = Choice(key="none", label=_("None of the situations"))


#: What each comes to, in a letter to the citizen.
_SITUATIONS: Final = {
    "treatment_finished": _(
        "You are in hospital, the intensive treatment is finished, and the prospects at "
        "home are poor."
    ),
    "getting_worse": _("You are getting worse, so that you may have to go to hospital."),
    "dual_diagnosis": _("You have both a mental illness and a misuse."),
    "not_assessed": _("You have never been assessed, because contact was missing or broke off."),
    "none": _(
        "You are neither ready to leave hospital with poor prospects at home, nor getting "
        "worse so that you may have to go to hospital."
    ),
}


def _situation(source: str, *grounds: Choice) -> Criterion:
    keys = {choice.key for choice in (*grounds, _NONE)}
    return Criterion(
        key="situation",
        theme=_CITIZEN,
        question=_("What describes the citizen's situation best?"),
        aloud=_("Which of these is most like your situation now?"),
        to_citizen={key: sentence for key, sentence in _SITUATIONS.items() if key in keys},
        source=source,
        weight=Weight.JUDGEMENT,
        judge=one_of("situation", met=[ground.key for ground in grounds], not_met=["none"]),
        refusal=_(
            "The citizen is neither ready to leave hospital with poor prospects at home, nor "
            "getting worse so that an admission threatens."
        ),
        open_question=_("Describe the citizen's situation."),
        answer_type=AnswerType.CHOICE,
        choices=(*grounds, _NONE),
    )


#: Both tracks (V § 3.2).
TARGET_GROUP: Final = (_IN_THE_TARGET_GROUP, _situation("V § 3.2", _FINISHED, _WORSE))
#: The project took two more as a ground by itself (R).
TARGET_GROUP_OF_THE_PROJECT: Final = (
    _IN_THE_TARGET_GROUP,
    _situation(
        "V § 3.2; R",
        _FINISHED,
        _WORSE,
        Choice(key="dual_diagnosis", label=_("Dual diagnosis")),
        Choice(key="not_assessed", label=_("Never assessed, because contact was missing or broke")),
    ),
)

#: A condition of the project (R). Since then the outreach is social-pedagogical as well (V § 3.6).
HEALTH_PURPOSE: Final = Criterion(
    key="health_purpose",
    theme=_PURPOSE,
    question=_("Does the outreach have a clear health purpose?"),
    aloud=_("Is there something about your health that you want our help with?"),
    to_citizen={
        YES: _("There is something about your health that we can help you with."),
        NO: _("We have found nothing about your health that we can help you with."),
    },
    source="R",
    weight=Weight.JUDGEMENT,
    judge=yes_meets("health_purpose"),
    refusal=_("Outreach is offered where it has a clear health purpose."),
    open_question=_("Say what the outreach is to do for the citizen's health."),
    tracks=(OUTREACH,),
)


def _other_plans(question: str, help_text: str, source: str) -> Criterion:
    return Criterion(
        key="other_plans",
        theme=_HELP,
        question=question,
        help=help_text,
        to_citizen={
            YES: _("You have other plans that we are to work together with."),
            NO: _("There are no other plans that we are to work together with."),
        },
        source=source,
        weight=Weight.INFORMATION,
        judge=yes_settles("other_plans"),
        settled_in_assessment=True,
        tracks=(PLACE,),
    )


#: Since 2023 (V §§ 3.2, 3.4).
OF_TODAY: Final = (
    Criterion(
        key="other_help_exhausted",
        theme=_HELP,
        question=_("Has other help been tried, or ruled out?"),
        aloud=_("Have you tried to get other help before you came to us?"),
        to_citizen={
            YES: _("You have tried other help, or it does not fit you."),
            NO: _("There is other help that you have not tried yet."),
        },
        source="V § 3.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("other_help_exhausted"),
        refusal=_("There is other help that has not been tried yet."),
        open_question=_("Find out whether other help has been tried."),
        tracks=(PLACE,),
    ),
    Criterion(
        key="takes_part",
        theme=_WISHES,
        question=_("Can and will the citizen work with staff and be part of the house?"),
        aloud_theme=_("What you want"),
        aloud=_("Do you want to work with us and be part of the house, and do you feel able to?"),
        to_citizen={
            YES: _("You want to work with us and be part of the house, and you feel able to."),
            NO: _("You cannot or do not want to work with us and be part of the house at present."),
        },
        source="V § 3.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("takes_part"),
        refusal=_(
            "The citizen cannot or does not want to work with staff and be part of the house at "
            "present."
        ),
        open_question=_("Ask the citizen about working with staff and being part of the house."),
        needed_to_accept=True,
        tracks=(PLACE,),
    ),
    Criterion(
        key="active_misuse",
        theme=_WISHES,
        question=_("Does the citizen have an active misuse of alcohol or drugs?"),
        help=_(
            "Medicine for dependence that a doctor has prescribed is no misuse, nor is a beer. A "
            "relapse is judged individually and need not end the stay."
        ),
        aloud=_("Do you have an active misuse of alcohol or drugs now?"),
        aloud_help=_(
            "Medicine for dependence that a doctor has prescribed is no misuse, nor is a beer. You "
            "can ask whatever you answer: the leader talks with you about it."
        ),
        to_citizen={
            YES: _("You have an active misuse of alcohol or drugs."),
            NO: _("You have no active misuse of alcohol or drugs."),
        },
        source="V §§ 3.2, 3.4",
        # A precondition of the house, not of the law: the leader may judge otherwise.
        weight=Weight.JUDGEMENT,
        judge=no_meets("active_misuse"),
        refusal=_("A stay takes that the citizen is without active misuse of alcohol or drugs."),
        open_question=_("Ask whether the citizen has an active misuse of alcohol or drugs."),
        needed_to_accept=True,
        tracks=(PLACE,),
    ),
    Criterion(
        key="acutely_clarified",
        theme=_HELP,
        question=_("Have the citizen's situation, status and need of support been clarified?"),
        to_citizen={
            YES: _("Your situation has been clarified, and what support you need."),
            NO: _("It has not been clarified yet how you are and what support you need."),
        },
        source="V § 3.4",
        # No refusal: what has not been clarified yet is to be clarified.
        weight=Weight.INFORMATION,
        judge=yes_settles("acutely_clarified"),
        open_question=_(
            "Make the acute clarification of the citizen's situation, status and need of support."
        ),
        needed_to_accept=True,
        settled_in_assessment=True,
        tracks=(PLACE,),
    ),
)

#: The municipality owes everyone in a § 110 house a plan since 1 October 2023 (§ 142).
OTHER_PLANS_141: Final = _other_plans(
    _("Is there a § 141 action plan or a job centre plan to coordinate with?"), "", "V § 3.8"
)
OTHER_PLANS_142: Final = _other_plans(
    _("Is there a plan under § 142 from the acting municipality, or a job centre plan?"),
    _(
        "The municipality must make a plan for everyone in a § 110 house: where there is none yet, "
        "it is owed from the first day."
    ),
    "§ 142; V § 3.8",
)

#: The project 2021-2022.
OF_THE_PROJECT: Final = (
    Criterion(
        key="own_citizen",
        theme=_CITIZEN,
        question=_("Does the citizen live in Holstebro?"),
        to_citizen={
            ANY: _("Your home municipality is {answer}."),
        },
        source="V § 3.4; R",
        weight=Weight.HARD,
        judge=lives_in(HOLSTEBRO),
        refusal=_("The project is for Holstebro Kommune's own citizens."),
        open_question=_("Find out which municipality the citizen lives in."),
        asked=False,
        fact="home_municipality",
        needed_to_accept=True,
    ),
    Criterion(
        key="can_take_part",
        theme=_WISHES,
        question=_("Can the citizen take part in the project?"),
        to_citizen={
            YES: _("You can take part in the project."),
            NO: _("The project does not fit your needs and possibilities at present."),
        },
        source="V § 3.4",
        weight=Weight.JUDGEMENT,
        judge=yes_meets("can_take_part"),
        refusal=_("The citizen's needs and possibilities do not fit the project at present."),
        open_question=_("Judge the citizen's needs and possibilities of taking part."),
        tracks=(PLACE,),
    ),
    Criterion(
        key="uses_substances",
        theme=_CITIZEN,
        question=_("Does the citizen use alcohol or drugs at present?"),
        help=_("Use is no bar, and a relapse does not end the stay."),
        to_citizen={
            YES: _("You use alcohol or drugs at present."),
            NO: _("You do not use alcohol or drugs at present."),
        },
        source="V § 3.2; R",
        weight=Weight.INFORMATION,
        # Either answer settles it: asked so that the stay can be prepared.
        judge=one_of("uses_substances", met=["yes", "no"], not_met=[]),
        tracks=(PLACE,),
    ),
)
