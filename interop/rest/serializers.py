"""A referral as a client sends it, and as it is told."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.checks import LONG_TEXT
from interop.rest.fields import (
    KEY,
    SHOWS_SOMETHING,
    Choice,
    CitizenNumber,
    Day,
    Flag,
    Several,
    Strict,
    Text,
    Texts,
    Whole,
)
from referrals.models import Attachment, ChangeReport, LaterFact
from referrals.services.asking import (
    CITIZEN_FACTS,
    MOST_REPRESENTATIVES,
    REFERRAL_FACTS,
    REPRESENTATIVE_FACTS,
    Asking,
    CitizenFacts,
    RepresentativeFacts,
)
from referrals.services.facts import Fact, Kind
from schemes.base import Referrer

#: A code of Danmarks Statistik (``citizens.municipality_names``), or none.
MUNICIPALITY: Final = "^([0-9]{4})?$"
#: A referral without them is no referral; the others may be left out of the body.
MUST_BE_THERE: Final = ("contact_name", "whereabouts")
#: Of each who speaks for the citizen.
MUST_BE_OF_A_PERSON: Final = ("part", "name")


def field_for(
    fact: Fact, must_be_there: Collection[str] = MUST_BE_THERE
) -> serializers.Field[Any, Any, Any, Any]:
    """How the body takes a fact of the referral. What may be empty is judged by the service."""
    extra: dict[str, Any] = {"required": False, "help_text": HELP.get(fact.name)}
    match fact.kind:
        case Kind.DAY:
            return Day(allow_null=True, **extra)
        case Kind.FLAG:
            return Flag(**extra)
        case Kind.CHOICE:
            required = fact.name in must_be_there
            return Choice(choices=fact.choices, **(extra | {"required": required}))
        case Kind.SEVERAL:
            return Several(child=Choice(choices=fact.choices), **extra)
        case Kind.MUNICIPALITY:
            return Text(max_length=4, allow_blank=True, pattern=MUNICIPALITY, **extra)
        case Kind.NUMBER:
            return CitizenNumber(max_length=fact.longest, allow_blank=True, **extra)
        case Kind.TEXT:
            if fact.name in must_be_there:
                return Text(max_length=fact.longest, help_text=extra["help_text"])
            return Text(max_length=fact.longest, allow_blank=True, **extra)


HELP: Final[dict[str, Any]] = {
    "number": _("CPR or X-eCPR number."),
    "alias": _("What the citizen is called."),
    "anonymous": _("Only where the scheme takes anonymous citizens: then an alias and no more."),
    "home_municipality": _("Four-digit code."),
    "contact_name": _("The person to ring."),
    "contact_function": _("Function and workplace"),
    "call_back": _("When can we ring back?"),
    "case_number": _(
        "The sender's own number for the case. It comes back in every answer, and the list is "
        "filtered by it. No CPR number."
    ),
    "whereabouts": _("Where the citizen is now."),
    "language": _("What the citizen speaks best, if it is not Danish."),
    "sleeps_tonight": _("Where the citizen sleeps tonight, in words."),
    "treatment_order": _("A judgment to treatment or to placement."),
    "consent": _(
        "To share information: no, not being able to decide, and not being asked are different "
        "answers. If it is given, consent_by and consent_on say by whom and when."
    ),
    "consent_by": _("The citizen, or who decides for the citizen."),
    "place_needs": _("What the place must have."),
    "applicant": _(
        "Where a relative asks for respite, relative_name and citizens_stance must be there too."
    ),
    "expected_ready_on": _("A forecast: when hospital treatment is expected to end."),
    "ready_for_discharge_on": _(
        "The day the hospital declared the citizen ready. A day to come is read as expected."
    ),
}


class CitizenIn(Strict):
    conditions = {
        "if": {"properties": {"anonymous": {"const": True}}, "required": ["anonymous"]},
        "then": {
            "required": ["alias"],
            "properties": {
                "alias": {"pattern": SHOWS_SOMETHING},
                "name": {"const": ""},
                "number": {"const": ""},
                "birth_date": {"type": "null"},
            },
        },
        "else": {"required": ["name"], "properties": {"name": {"pattern": SHOWS_SOMETHING}}},
    }

    def get_fields(self) -> dict[str, Any]:
        return {fact.name: field_for(fact) for fact in CITIZEN_FACTS}


class RepresentativeIn(Strict):
    """Somebody who speaks for the citizen or sits beside them."""

    def get_fields(self) -> dict[str, Any]:
        return {
            fact.name: field_for(fact, must_be_there=MUST_BE_OF_A_PERSON)
            for fact in REPRESENTATIVE_FACTS
        }


_RELATIVE: Final[dict[str, Any]] = {
    "if": {"properties": {"applicant": {"const": "relative"}}, "required": ["applicant"]},
    "then": {
        "required": ["relative_name", "citizens_stance"],
        "properties": {
            "citizens_stance": {"type": "string"},
            "relative_name": {"pattern": SHOWS_SOMETHING},
        },
    },
}


class ReferralIn(Strict):
    # One within the other, since generators of clients read an allOf as a kind of inheritance.
    conditions = {
        "if": {"properties": {"consent": {"const": "given"}}, "required": ["consent"]},
        "then": _RELATIVE
        | {
            "required": ["consent_by", "consent_on"],
            "properties": {
                "consent_by": {"pattern": SHOWS_SOMETHING},
                "consent_on": {"type": "string"},
            },
        },
        "else": _RELATIVE,
    }

    receiver = Text(
        max_length=50, pattern=KEY, help_text=_("Key of the organisation that receives it.")
    )
    scheme = Text(max_length=40, pattern=KEY)
    track = Text(max_length=40, pattern=KEY)
    facility = Whole(
        required=False,
        allow_null=True,
        min_value=1,
        help_text=_("One of the receiver's facilities, where the sender has a wish."),
    )
    referrer = Choice(
        choices=[referrer.value for referrer in Referrer], help_text=_("As whom the client asks.")
    )
    citizen = CitizenIn()
    representation = Several(
        child=RepresentativeIn(),
        required=False,
        max_length=MOST_REPRESENTATIVES,
        help_text=_("Those who speak for the citizen, where the scheme asks about them."),
    )
    answers = Texts(
        child=Text(max_length=LONG_TEXT, allow_blank=True),
        required=False,
        help_text=_("{criterion's key: answer}, as the scheme asks on the day."),
    )

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {fact.name: field_for(fact) for fact in REFERRAL_FACTS}


#: Where it goes, not what is asked.
ADDRESS = ("receiver", "scheme", "track", "facility")


def asking_of(body: dict[str, Any]) -> Asking:
    """What the services take, of what could be read as a ``ReferralIn``."""
    asked = {name: value for name, value in body.items() if name not in ADDRESS}
    people = [RepresentativeFacts(**person) for person in asked.pop("representation", ())]
    citizen = CitizenFacts(**body.get("citizen", {}))
    return Asking(**{"referrer": ""} | asked | {"citizen": citizen, "representation": people})


class WithdrawIn(Strict):
    reason = Text(max_length=LONG_TEXT)


class ChangeIn(Strict):
    what = Choice(choices=ChangeReport.What.choices, help_text=_("What has changed?"))
    what_happened = Text(max_length=LONG_TEXT)


class InformationIn(Strict):
    conditions = {
        "anyOf": [
            {"required": ["answers"], "properties": {"answers": {"minProperties": 1}}},
            {"required": ["answer"], "properties": {"answer": {"pattern": SHOWS_SOMETHING}}},
        ]
    }

    answers = Texts(
        child=Text(max_length=LONG_TEXT),
        required=False,
        help_text=_("{criterion's key: answer}, of the criteria that the question asks."),
    )
    answer = Text(
        max_length=LONG_TEXT,
        allow_blank=True,
        required=False,
        help_text=_("In words; needed where no criterion is answered."),
    )


class LaterFactIn(Strict):
    subject = Choice(choices=LaterFact.Subject.choices, help_text=_("What is it about?"))
    text = Text(max_length=LONG_TEXT)
    corrects = Whole(
        required=False,
        allow_null=True,
        min_value=1,
        help_text=_("The id of an earlier entry of the sender's that was wrong."),
    )


class AttachIn(Strict):
    file = serializers.FileField(help_text=_("The file, with its name."))


class RemoveIn(Strict):
    because = Choice(
        choices=Attachment.RemovedBecause.choices, help_text=_("Why it should not be there.")
    )


class ReadinessIn(Strict):
    conditions = {
        "if": {"properties": {"act": {"const": "withdrawn"}}},
        "then": {
            "required": ["reason"],
            "properties": {"reason": {"pattern": SHOWS_SOMETHING}},
        },
        "else": {"required": ["on"], "properties": {"on": {"type": "string"}}},
    }

    act = Choice(choices=["expected", "declared", "withdrawn"])
    on = Day(allow_null=True, required=False)
    reason = Text(max_length=LONG_TEXT, allow_blank=True, required=False)
