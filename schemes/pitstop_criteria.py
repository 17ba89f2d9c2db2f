"""What Pitstop asks before a room is offered (V § 4.2; DOMAIN.md § 3.3)."""

from __future__ import annotations

from typing import Final

from schemes.base import (
    ANY,
    NO,
    YES,
    AnswerType,
    Choice,
    Criterion,
    Weight,
    _,
)
from schemes.judges import anything_said, belongs_to, no_meets, one_of, yes_meets, yes_settles

AARHUS: Final = "0751"

_CITIZEN: Final = _("The citizen now")
_HOUSE: Final = _("Being in the house")
_KNOWN: Final = _("Who knows the citizen")

CRITERIA = (
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
