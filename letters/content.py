"""What a letter on a decision has to say, before it is put into words.

The Public Administration Act asks for reasons with their legal basis (§ 24) and for guidance on
how to complain (§ 25). What lacks any of it is shown and printed as a draft that says so, and can't
be sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.models import Citizen
from core.problems import Text
from letters.document import LANGUAGES
from letters.frame import Frame
from letters.models import translations_of
from letters.texts import texts_on
from organisations.models import Organisation
from placements.models import Booking, Decision, Stay
from placements.self_payments import Share, share_of
from placements.services.stay_lock import expected_on
from referrals.models import referral_of
from referrals.models.waiting import CAME_TO_NOTHING
from schemes.base import ANY, AWARDS, UNKNOWN, DecisionKind, Payment, Words

#: What a decision is loaded with to be put into a letter.
JOINED: Final = ("citizen", "controller", "decided_by", "stay__facility")


@dataclass(frozen=True, kw_only=True)
class Content(Frame):
    """A decision with all that its letter names."""

    decision: Decision
    #: Where the citizen is to sleep; "" while no place is booked.
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    #: Where no end is set: when it is next looked at.
    review_on: date | None = None
    #: What the citizen pays, where something is taken from the citizen and payment is spoken of.
    share: Share | None = None

    @property
    def citizen(self) -> Citizen:
        return self.decision.citizen

    @property
    def controller(self) -> Organisation:
        return self.decision.controller

    @property
    def signed_by(self) -> str:
        return self.decision.decided_by.name if self.decision.decided_by else ""

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
    def own_words(self) -> dict[str, tuple[Text, str]]:
        decision = self.decision
        words: dict[str, tuple[Text, str]] = {
            "reasons": (_("Why"), decision.reasons),
            "sent_to": (_("What you can do instead"), decision.sent_to),
        }
        if self.is_award:
            words["told_length"] = (_("Length"), "" if self.usual_length else decision.told_length)
            words["goals"] = (_("What we have agreed to work towards"), decision.goals)
        return {name: field for name, field in words.items() if field[1]}

    @property
    def usual_length(self) -> str:
        """How long it is, where the decision says it in the scheme's own words; else ""."""
        usual = self.track.length.in_words
        for language in LANGUAGES:
            with override(language):
                if self.decision.told_length == _(usual):
                    break
        else:
            return ""
        return _(usual)

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """What it rests on, in sentences to the citizen, each with what was written of it, if that
        is words of staff's. What is not known is left out, and what the scheme says nothing of."""
        sentences = self.decision.version.told_citizen(self.decision.track, self.decision.kind)
        for fact in self.decision.facts:
            answers = sentences.get(fact.get("key", ""))
            if not answers:
                # Of a scheme without such sentences.
                yield f"{capfirst(fact['label'])} {fact['value']}", ""
                continue
            if fact["answer"] == UNKNOWN:
                continue
            if sentence := answers.get(ANY):
                has_room = "{answer}" in sentence
                filled = _(sentence).replace("{answer}", fact["value"])
                yield filled, "" if has_room else fact["value"]
            elif sentence := answers.get(fact["answer"]):
                yield _(sentence), ""

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
            (_("the sender's address and phone"), self.has_sender),
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


def fallen_in_words(decision: Decision) -> str:
    """That it stands no more, since when and why; "" while it stands."""
    if decision.ended_on is None:
        return ""
    return _("This decision no longer stands. Since %(day)s: %(why)s.") % {
        "day": date_format(decision.ended_on, "DATE_FORMAT"),
        "why": decision.get_ended_because_display(),
    }


def content_of(decision: Decision, *, on: date) -> Content:
    """At most nine statements. ``decision`` comes with what :data:`JOINED` names."""
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
        translations=translations_of(decision=decision),
    )
    if stay is None:
        # Where no house was asked for, the organisation writes.
        return replace(content, facility=asked_at)
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


def _last_booking(stay: Stay) -> Booking | None:
    standing = Booking.objects.standing().filter(stay=stay).select_related("place")
    return standing.order_by("starts_on").last()
