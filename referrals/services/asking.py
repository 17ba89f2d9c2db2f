"""What is told about the citizen and the one who asks: the list of a referral's facts.

The service's checks, the API's body and the frozen copy are made from it, and the form's questions
are held to it by a test. A new fact is a line here, a question in the form, and a column where the
referral keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from citizens.identifiers import Identifier, has_something, read_identifier
from citizens.written_to import language_named
from core.checks import LONG_TEXT
from referrals.models import (
    Applicant,
    Children,
    Consent,
    Known,
    PlaceNeed,
    Referral,
    Representative,
    Stance,
)
from referrals.services.facts import Kind, Part, fact, facts_in
from schemes.base import Topic

#: People who speak for the citizen, of one referral.
MOST_REPRESENTATIVES: Final = 6


@dataclass(frozen=True, kw_only=True)
class CitizenFacts:
    """The citizen as the referrer knows them, as typed."""

    name: str = field(
        default="",
        metadata=fact(
            part=Part.CITIZEN,
            label=_("Name"),
            longest=160,
            missing=_("Write the citizen's name."),
        ),
    )
    alias: str = field(default="", metadata=fact(part=Part.CITIZEN, label=_("Called"), longest=80))
    #: A CPR or X-eCPR number.
    number: str = field(
        default="",
        metadata=fact(part=Part.CITIZEN, label=_("CPR number"), kind=Kind.NUMBER, longest=20),
    )
    birth_date: date | None = field(
        default=None, metadata=fact(part=Part.CITIZEN, label=_("Date of birth"), kind=Kind.DAY)
    )
    #: Four-digit municipality code.
    home_municipality: str = field(
        default="",
        metadata=fact(part=Part.CITIZEN, label=_("Home municipality"), kind=Kind.MUNICIPALITY),
    )
    phone: str = field(default="", metadata=fact(part=Part.CITIZEN, label=_("Phone"), longest=40))
    anonymous: bool = field(
        default=False, metadata=fact(part=Part.CITIZEN, label=_("Anonymous"), kind=Kind.FLAG)
    )

    @cached_property
    def identifier(self) -> Identifier | None:
        """The number, read once. Raises :class:`Problem` at ``number``."""
        return read_identifier(self.number) if has_something(self.number) else None


@dataclass(frozen=True, kw_only=True)
class RepresentativeFacts:
    """Somebody who speaks for the citizen or sits beside them, as typed."""

    part: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("Part"),
            kind=Kind.CHOICE,
            choices=tuple(Representative.Part.choices),
            missing=_("Choose what part this person has."),
        ),
    )
    name: str = field(
        default="",
        metadata=fact(part=Part.BESIDE, label=_("Name"), missing=_("Write the name.")),
    )
    phone: str = field(default="", metadata=fact(part=Part.BESIDE, label=_("Phone"), longest=40))
    does: str = field(
        default="", metadata=fact(part=Part.BESIDE, label=_("What the person helps with"))
    )

    @property
    def is_empty(self) -> bool:
        return not (self.part or self.name or self.phone or self.does)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One referral as it was asked: everything but who sends it and to whom."""

    citizen: CitizenFacts
    acting_municipality: str = field(
        default="",
        metadata=fact(part=Part.CITIZEN, label=_("Acting municipality"), kind=Kind.MUNICIPALITY),
    )
    paying_municipality: str = field(
        default="",
        metadata=fact(part=Part.CITIZEN, label=_("Paying municipality"), kind=Kind.MUNICIPALITY),
    )
    language: str = field(
        default="",
        metadata=fact(part=Part.CITIZEN, label=_("Language"), longest=60, topic=Topic.LANGUAGE),
    )
    needs_interpreter: str = field(
        default="",
        metadata=fact(
            part=Part.CITIZEN,
            label=_("Needs an interpreter"),
            kind=Kind.CHOICE,
            choices=tuple(Known.choices),
            topic=Topic.LANGUAGE,
        ),
    )
    whereabouts: str = field(
        default="",
        metadata=fact(
            part=Part.NOW,
            label=_("Is now"),
            kind=Kind.CHOICE,
            choices=tuple(Referral.Whereabouts.choices),
            missing=_("Choose where the citizen is now."),
        ),
    )
    whereabouts_note: str = field(
        default="", metadata=fact(part=Part.NOW, label=_("Where exactly"))
    )
    sleeps_tonight: str = field(
        default="",
        metadata=fact(
            part=Part.NOW, label=_("Sleeps tonight"), longest=160, topic=Topic.SLEEPS_TONIGHT
        ),
    )
    expected_ready_on: date | None = field(
        default=None,
        metadata=fact(part=Part.NOW, label=_("Expected ready for discharge"), kind=Kind.DAY),
    )
    #: Declared: today or earlier. A day to come is a forecast, whatever it is called.
    ready_for_discharge_on: date | None = field(
        default=None,
        metadata=fact(part=Part.NOW, label=_("Declared ready for discharge"), kind=Kind.DAY),
    )
    wished_on: date | None = field(
        default=None, metadata=fact(part=Part.NOW, label=_("Wished from"), kind=Kind.DAY)
    )
    urgency: str = field(
        default=Referral.Urgency.ROUTINE.value,
        metadata=fact(
            part=Part.NOW,
            label=_("Urgency"),
            kind=Kind.CHOICE,
            choices=tuple(Referral.Urgency.choices),
            missing=_("Choose how urgent it is."),
        ),
    )
    situation: str = field(
        default="", metadata=fact(part=Part.NOW, label=_("The situation"), longest=LONG_TEXT)
    )
    children: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Children"),
            kind=Kind.CHOICE,
            choices=tuple(Children.choices),
            topic=Topic.CHILDREN,
        ),
    )
    children_note: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("About the children"),
            topic=Topic.CHILDREN,
        ),
    )
    pets: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Pets"),
            kind=Kind.CHOICE,
            choices=tuple(Known.choices),
            topic=Topic.PETS,
        ),
    )
    pets_note: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Which pets"),
            topic=Topic.PETS,
        ),
    )
    treatment_order: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Treatment order"),
            kind=Kind.CHOICE,
            choices=tuple(Known.choices),
            topic=Topic.TREATMENT_ORDER,
        ),
    )
    treatment_order_kind: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Kind of treatment order"),
            topic=Topic.TREATMENT_ORDER,
        ),
    )
    consent: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Consent to share information"),
            kind=Kind.CHOICE,
            choices=tuple(Consent.choices),
            topic=Topic.CONSENT,
        ),
    )
    consent_by: str = field(
        default="",
        metadata=fact(
            part=Part.AROUND,
            label=_("Consent given by"),
            topic=Topic.CONSENT,
        ),
    )
    consent_on: date | None = field(
        default=None,
        metadata=fact(
            part=Part.AROUND,
            label=_("Consent given on"),
            kind=Kind.DAY,
            topic=Topic.CONSENT,
        ),
    )
    #: Of ``PlaceNeed``.
    place_needs: Sequence[str] = field(
        default=(),
        metadata=fact(
            part=Part.AROUND,
            label=_("The place must have"),
            kind=Kind.SEVERAL,
            choices=tuple(PlaceNeed.choices),
            topic=Topic.PLACE_NEEDS,
        ),
    )
    applicant: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("Applicant"),
            kind=Kind.CHOICE,
            choices=tuple(Applicant.choices),
            topic=Topic.RELATIVE_APPLIES,
        ),
    )
    relative_name: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("The relative's name"),
            topic=Topic.RELATIVE_APPLIES,
        ),
    )
    relative_relation: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("Relation to the citizen"),
            longest=60,
            topic=Topic.RELATIVE_APPLIES,
        ),
    )
    relative_phone: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("The relative's phone"),
            longest=40,
            topic=Topic.RELATIVE_APPLIES,
        ),
    )
    citizens_stance: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("What the citizen says"),
            kind=Kind.CHOICE,
            choices=tuple(Stance.choices),
            topic=Topic.RELATIVE_APPLIES,
        ),
    )
    citizens_words: str = field(
        default="",
        metadata=fact(
            part=Part.BESIDE,
            label=_("The citizen's own words"),
            topic=Topic.RELATIVE_APPLIES,
        ),
    )
    representation: Sequence[RepresentativeFacts] = ()
    #: A value of ``schemes.base.Referrer``: which of them may ask is the scheme's.
    referrer: str
    contact_name: str = field(
        default="",
        metadata=fact(part=Part.SENDER, label=_("Ring"), missing=_("Write whom we can ring.")),
    )
    #: Function and place of work.
    contact_function: str = field(default="", metadata=fact(part=Part.SENDER, label=_("Function")))
    contact_phone: str = field(
        default="", metadata=fact(part=Part.SENDER, label=_("Phone"), longest=40)
    )
    #: When whoever asks can be rung back, in words.
    call_back: str = field(
        default="", metadata=fact(part=Part.SENDER, label=_("Can be rung back"), longest=80)
    )
    #: The sender's own number for the case.
    case_number: str = field(
        default="", metadata=fact(part=Part.SENDER, label=_("Own case number"), longest=64)
    )
    #: {criterion key: answer}
    answers: Mapping[str, str] = field(default_factory=dict)
    #: In which language letters are wanted, where whoever asks knows: a citizen who read and
    #: answered in English. "": it may still be said by ``language``.
    letters_in: str = ""

    @property
    def letter_language(self) -> str:
        """In which language letters are wanted; "" where nothing says it."""
        return self.letters_in or language_named(self.language)


#: The facts about the citizen, and those about the referral, which it keeps under the same names.
CITIZEN_FACTS: Final = facts_in(CitizenFacts)
REFERRAL_FACTS: Final = facts_in(Asking)
REPRESENTATIVE_FACTS: Final = facts_in(RepresentativeFacts)


def values_of(citizen: CitizenFacts) -> dict[str, Any]:
    """By name, as :func:`citizens.services.register_citizen` takes them."""
    return {fact.name: getattr(citizen, fact.name) for fact in CITIZEN_FACTS}
