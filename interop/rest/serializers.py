"""A referral as a client sends it, and as it is told."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.checks import LONG_TEXT
from interop.codes import WARNINGS
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
from interop.rest.schemes import OrganisationOut
from placements.models import Decision
from referrals.models import ChangeReport, LaterFact, Referral
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
        "properties": {"relative_name": {"pattern": SHOWS_SOMETHING}},
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


class ChangeOut(serializers.Serializer[Any]):
    what = serializers.ChoiceField(choices=ChangeReport.What.choices)
    what_happened = serializers.CharField()
    at = serializers.DateTimeField()
    handled_at = serializers.DateTimeField(allow_null=True)
    handling = serializers.CharField(
        allow_blank=True, help_text=_("What the receiver has done about it.")
    )


class LaterFactOut(serializers.Serializer[Any]):
    """Told beside what was sent, by either side; nobody is asked to act on it."""

    id = serializers.IntegerField()
    subject = serializers.ChoiceField(choices=LaterFact.Subject.choices)
    text = serializers.CharField()
    at = serializers.DateTimeField()
    by_name = serializers.CharField()
    from_sender = serializers.BooleanField(
        help_text=_("True: written by the sender's side; false: by the receiver's.")
    )
    corrects = serializers.IntegerField(
        source="corrects_id",
        allow_null=True,
        help_text=_("The entry that was wrong; it stands beside this one."),
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


class DecisionOut(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    decided_at = serializers.DateTimeField()
    reasons = serializers.CharField(allow_blank=True)
    told_length = serializers.CharField(
        allow_blank=True, help_text=_("How long, as it was told to the citizen.")
    )


class RowOut(serializers.Serializer[Any]):
    question = serializers.CharField()
    answer = serializers.CharField()
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]


class SectionOut(serializers.Serializer[Any]):
    title = serializers.CharField()
    rows = RowOut(many=True)


class FrozenOut(serializers.Serializer[Any]):
    """What was asked and answered, in words, as it stood when it was sent."""

    edition = serializers.IntegerField()
    called = serializers.CharField()
    number = serializers.CharField(allow_blank=True)
    scheme = serializers.CharField()
    sections = SectionOut(many=True)


class PlaceOut(serializers.Serializer[Any]):
    """A facility, by the id it has in the list of facilities."""

    id = serializers.IntegerField(source="pk")
    name = serializers.CharField()


class ReferralRowOut(serializers.Serializer[Any]):
    """A referral in a list: nothing about the citizen."""

    id = serializers.IntegerField()
    reference = serializers.CharField(help_text=_("The receiver's number for it."))
    case_number = serializers.CharField(
        allow_blank=True, help_text=_("The sender's own, as it was sent.")
    )
    status = serializers.ChoiceField(choices=Referral.Status.choices)
    receiver = OrganisationOut()
    scheme = serializers.CharField()
    track = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(
        help_text=_("When anything of what is answered here changed last, names aside.")
    )
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    wished_facility = PlaceOut(
        allow_null=True, help_text=_("The “facility” that was sent: a wish, whatever became of it.")
    )
    facility = PlaceOut(
        allow_null=True,
        help_text=_("Where the citizen comes to; null until a stay is booked there."),
    )
    comes_on = serializers.DateField(
        allow_null=True, help_text=_("The day the citizen is expected there.")
    )
    moved_in_on = serializers.DateField(allow_null=True, help_text=_("The day the citizen came."))


class AskedOut(serializers.Serializer[Any]):
    """More information that the receiver asks the sender for, not answered yet."""

    asked_on = serializers.DateField()
    expected_by = serializers.DateField(
        help_text=_("When it is hoped for; the deadline of the answer stands still until it comes.")
    )
    questions = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("Keys of the scheme's criteria that are asked; may be empty."),
    )
    words = serializers.CharField(
        allow_blank=True, help_text=_("The question in words; may be empty.")
    )


class ReferralOut(ReferralRowOut):
    """One's own referral: what was sent, and what became of it."""

    answer_by = serializers.DateField(
        allow_null=True,
        help_text=_(
            "The day by which it is answered at the latest; null once it is, and while it stands "
            "still."
        ),
    )
    stands_still_since = serializers.DateField(
        allow_null=True,
        help_text=_("Since when more information is waited for; null while the deadline runs."),
    )
    asked_of_you = AskedOut(
        many=True,
        help_text=_("What the receiver asks the sender for. It is answered in the browser."),
    )
    decision = DecisionOut(allow_null=True)
    phone = serializers.CharField(
        allow_blank=True,
        help_text=_("Whom to ring about it: the facility it lies with, else the receiver."),
    )
    withdrawn_reason = serializers.CharField(allow_blank=True)
    answers = serializers.DictField(
        child=serializers.CharField(),
        help_text=_("{criterion's key: answer}, as they were stored when it was sent."),
    )
    frozen = FrozenOut()
    expected_ready_on = serializers.DateField(
        allow_null=True, help_text=_("A forecast: when hospital treatment is expected to end.")
    )
    ready_for_discharge_on = serializers.DateField(
        allow_null=True,
        help_text=_("The day the hospital declared the citizen ready, while that stands."),
    )
    closed_at = serializers.DateTimeField(allow_null=True)
    closed_because = serializers.ChoiceField(
        choices=Referral.ClosedBecause.choices,
        allow_blank=True,
        help_text=_("Why the receiver closed it: no refusal, since nobody is turned away."),
    )
    closed_note = serializers.CharField(allow_blank=True)
    changes = ChangeOut(many=True, help_text=_("What was reported after the asking."))
    later_facts = LaterFactOut(
        many=True, help_text=_("What both sides have added to the referral since it was sent.")
    )


class WarningOut(serializers.Serializer[Any]):
    """Stored all the same: look again."""

    pointer = serializers.CharField(help_text=_("JSON pointer to the field."))
    code = serializers.ChoiceField(choices=WARNINGS)
    detail = serializers.CharField()


class ReferralMadeOut(ReferralOut):
    """The referral just stored, with what may be wrong about it."""

    warnings = WarningOut(many=True)


class DryRunOut(serializers.Serializer[Any]):
    """What would have been stored: nothing was."""

    receiver = OrganisationOut()
    scheme = serializers.CharField()
    track = serializers.CharField()
    rules_from = serializers.DateField(help_text=_("Since when the scheme's rules are these."))
    wished_facility = PlaceOut(allow_null=True)
    answer_by = serializers.DateField(
        help_text=_("The day by which it would be answered at the latest.")
    )
    warnings = WarningOut(many=True)


class ReferralsOut(serializers.Serializer[Any]):
    next = serializers.CharField(
        allow_null=True,
        help_text=_("Address of the next page on this host; null on the last."),
    )
    next_cursor = serializers.CharField(
        allow_null=True, help_text=_("The same as a parameter: what to ask as cursor.")
    )
    complete_until = serializers.DateTimeField(
        help_text=_(
            "Everything stored before this moment is in. Send it back as changed_since with the "
            "next poll, and nothing is missed; something may come twice."
        )
    )
    results = ReferralRowOut(many=True)
