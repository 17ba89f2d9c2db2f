"""The answer as a letter: what it says, and what it lacks to leave as a decision.

The Public Administration Act asks for reasons with their legal basis (§ 24) and for guidance on
how to complain (§ 25). A letter that lacks any of it is shown and printed as a draft that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from placements.models import Booking, Decision, Facility, Stay
from placements.services.stay_lock import expected_on
from referrals.models import Referral
from schemes.base import Payment, Track, Version, Words


@dataclass(frozen=True)
class Letter:
    referral: Referral
    decision: Decision
    words: Words
    track: Track
    #: The act by its full name, and the section.
    legal_basis: str
    payment: Payment | None
    facility: Facility | None
    #: Where the citizen is to sleep, and from when to when; known once a place is booked.
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    #: Where no end is set: when it is next looked at.
    review_on: date | None = None
    complaint_guidance: str = ""

    @property
    def is_favourable(self) -> bool:
        return self.decision.is_award

    @property
    def has_lapsed(self) -> bool:
        """The decision stands no more: the citizen dropped it, or another has taken its place."""
        return not self.decision.stands

    @property
    def lacks(self) -> list[str]:
        """What it must have before it is a decision, in words; empty when it has all of it."""
        dates_are_there = self.starts_on is not None and (
            not self.track.takes_place or bool(self.place and (self.ends_on or self.review_on))
        )
        has = [
            (_("legal basis"), bool(self.legal_basis)),
            (_("reasons"), bool(self.decision.reasons)),
            (_("dates and place"), dates_are_there or not self.is_favourable),
            (
                _("the sender's address and phone"),
                bool(self.facility and self.facility.address and self.facility.phone),
            ),
            (_("complaint guidance"), bool(self.complaint_guidance)),
        ]
        return [name for name, is_there in has if not is_there]


def letter_of(referral: Referral, decision: Decision) -> Letter:
    """Two statements where the decision led to a stay."""
    version, track = referral.version, referral.scheme_track
    letter = Letter(
        referral=referral,
        decision=decision,
        words=version.words_for(track.key),
        track=track,
        legal_basis=legal_basis_in_full(version, track, decision.legal_basis),
        payment=version.payment_for(track.key),
        facility=referral.facility,
        complaint_guidance=_(track.complaint_guidance) if track.complaint_guidance else "",
    )
    return _with_dates(letter, referral.stay if referral.has_place else None)


def legal_basis_in_full(version: Version, track: Track, key: str) -> str:
    """ "Lov om social service § 84, stk. 2: …"; "" where none was chosen."""
    label = next((basis.label for basis in track.legal_bases if basis.key == key), "")
    if not label:
        return ""
    act = _(version.act)
    return f"{act[:1].upper()}{act[1:]} {_(label)}" if act else _(label)


def _with_dates(letter: Letter, stay: Stay | None) -> Letter:
    """Where and from when to when, once there is a stay that stands."""
    if stay is None:
        return letter
    standing = Booking.objects.standing().filter(stay=stay).select_related("place")
    last = standing.order_by("starts_on").last()
    return replace(
        letter,
        place=f"{stay.facility.name}, {last.place.name}" if last else "",
        starts_on=stay.moved_in_on or expected_on(stay),
        ends_on=stay.planned_end_on,
        review_on=last.ends_on if last and stay.is_open_ended else None,
    )
