"""What a letter on a decision has to say, before it is put into words.

The Public Administration Act asks for reasons with their legal basis (§ 24) and for guidance on
how to complain (§ 25). What lacks any of it is shown and printed as a draft that says so, and can't
be sent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from letters.texts import Texts, texts_on
from placements.models import Booking, Decision, Facility, Stay
from placements.self_payments import Share, share_of
from placements.services.stay_lock import expected_on
from referrals.models import referral_of
from referrals.models.waiting import CAME_TO_NOTHING
from schemes.base import AWARDS, DecisionKind, Payment, Track, Words
from schemes.complaints import COMPLAIN_WITHIN

#: What a decision is loaded with to be put into a letter.
JOINED: Final = ("citizen", "controller", "decided_by", "stay__facility")


@dataclass(frozen=True, kw_only=True)
class Content:
    """A decision with all that its letter names. Its texts are in the language that is active."""

    decision: Decision
    #: The day of the letter.
    on: date
    texts: Texts
    #: None where nobody asked by a referral: a guest's night.
    reference: str = ""
    facility: Facility | None = None
    #: Where the citizen is to sleep; "" while no place is booked.
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    #: Where no end is set: when it is next looked at.
    review_on: date | None = None
    #: What the citizen pays, where something is taken from the citizen and payment is spoken of.
    share: Share | None = None

    @property
    def track(self) -> Track:
        return self.decision.scheme_track

    @property
    def words(self) -> Words:
        return self.decision.version.words_for(self.decision.track)

    @property
    def is_award(self) -> bool:
        return self.decision.kind in AWARDS

    @property
    def is_statutory(self) -> bool:
        """It is made under an act. Where none is named, a letter speaks of no decision by law."""
        return bool(self.decision.version.act)

    @property
    def title(self) -> str:
        return _(self.words.accepted) if self.is_award else _(self.decision.rule.title)

    @property
    def sentence(self) -> str:
        """What was decided, to the citizen, in the scheme's words."""
        if self.decision.rule.to_citizen:
            return _(self.decision.rule.to_citizen)
        return _(self.words.given) if self.is_award else _(self.words.not_given)

    @property
    def payment(self) -> Payment | None:
        """None where it is not spoken of: where nobody pays, or nothing is given."""
        if not self.is_award and self.decision.kind != DecisionKind.EXTENSION:
            return None
        return self.decision.version.payment_for(self.decision.track)

    @property
    def legal_basis(self) -> list[str]:
        """The act by its full name with the section, and the section that says who decides."""
        act = _(self.decision.version.act) if self.decision.version.act else ""
        act = f"{act[:1].upper()}{act[1:]}"
        bases = self.track.legal_bases
        label = next((each.label for each in bases if each.key == self.decision.legal_basis), "")
        law = self.decision.rule.law
        if label and law and not _(label).startswith(_(law)):
            decided = _("The decision is made under %(section)s.") % {"section": _(law)}
            return [f"{act} {_(label)}.".strip(), decided]
        return [f"{act} {_(label or law)}.".strip()] if label or law else []

    @property
    def standard(self) -> str:
        """The local standard as it was on the day of the decision; "" where none was named."""
        named = self.decision.standard
        parts = [named.get("title", ""), named.get("version", "")]
        title = ", ".join(part for part in parts if part)
        link = named.get("link", "")
        return f"{title}: {link}" if title and link else title

    @property
    def lacks(self) -> list[str]:
        """What it must have before it is a decision, in words; empty when it has all of it."""
        has = [
            (_("legal basis"), bool(self.legal_basis) or not self.track.legal_bases),
            (_("reasons"), bool(self.decision.reasons)),
            (_("dates and place"), self._has_dates or not self.is_award),
            (
                _("the sender's address and phone"),
                bool(self.facility and self.facility.address and self.facility.phone),
            ),
        ]
        return [name for name, is_there in has if not is_there]

    @property
    def _has_dates(self) -> bool:
        return self.starts_on is not None and (
            not self.track.takes_place or bool(self.place and (self.ends_on or self.review_on))
        )

    @property
    def fallen(self) -> str:
        """That the decision stands no more, since when and why; "" while it stands."""
        return fallen_in_words(self.decision)

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands in a frame on top."""
        if self.fallen:
            return (self.fallen,)
        if lacks := self.lacks:
            return (_("Draft – lacks %(what)s") % {"what": ", ".join(lacks)},)
        return ()

    @property
    def fields(self) -> dict[str, str]:
        """What the fields of the texts are filled in with."""
        citizen, facility = self.decision.citizen, self.facility
        by = self.decision.decided_by
        return {
            "navn": citizen.name or citizen.alias,
            "tilbud": facility.name if facility else self.decision.controller.name,
            "adresse": (facility.address if facility else "") or _("(the address is missing)"),
            "telefon": _unbroken(facility.phone if facility else "")
            or _("(the phone number is missing)"),
            "kommune": self.decision.controller.name,
            "svarfrist": complaint_weeks(),
            "afsender": by.name if by else self.decision.controller.name,
            "dato": date_format(self.on, "DATE_FORMAT"),
        }


def fallen_in_words(decision: Decision) -> str:
    """That it stands no more, since when and why; "" while it stands."""
    if decision.ended_on is None:
        return ""
    return _("This decision no longer stands. Since %(day)s: %(why)s.") % {
        "day": date_format(decision.ended_on, "DATE_FORMAT"),
        "why": decision.get_ended_because_display(),
    }


def _unbroken(phone: str) -> str:
    """A number that stands on one line."""
    return phone.replace(" ", "\u00a0")


def complaint_weeks() -> str:
    """How long there is to complain, in words."""
    return _("%(n)d weeks") % {"n": COMPLAIN_WITHIN.days // 7}


def content_of(decision: Decision, *, on: date) -> Content:
    """At most eight statements. ``decision`` comes with what :data:`JOINED` names."""
    referral = referral_of(decision)
    asked_at = referral.facility if referral is not None else None
    stay = decision.stay
    if stay is not None and decision.is_award and stay.status in CAME_TO_NOTHING:
        stay = None  # it is awarded still, and waits for another place
    content = Content(
        decision=decision,
        on=on,
        texts=texts_on(
            on,
            controller=decision.controller_id,
            scheme=decision.scheme,
            track=decision.scheme_track,
        ),
        reference=referral.reference if referral is not None else "",
    )
    if stay is None:
        return replace(content, facility=asked_at or _writing_house(decision))
    booking = _last_booking(stay)
    content = replace(
        content,
        facility=stay.facility,
        place=f"{stay.facility.name}, {booking.place.name}" if booking else "",
        starts_on=decision.starts_on,
        ends_on=decision.ends_on,
        review_on=booking.ends_on if booking and stay.is_open_ended else None,
        share=share_of(stay) if content.payment is not None else None,
    )
    if not decision.is_award or decision.starts_on is not None:
        return content
    starts_on = stay.moved_in_on or expected_on(stay)
    return replace(content, starts_on=starts_on, ends_on=stay.planned_end_on)


def _writing_house(decision: Decision) -> Facility | None:
    """Whose address and phone stand in the letter where no house was asked for: the scheme's first.

    Most who refer name none, and without an address to complain to no refusal could be sent.
    """
    rows = Facility.objects.filter(controller=decision.controller_id, scheme=decision.scheme)
    return rows.order_by("order", "pk").first()


def _last_booking(stay: Stay) -> Booking | None:
    standing = Booking.objects.standing().filter(stay=stay).select_related("place")
    return standing.order_by("starts_on").last()
