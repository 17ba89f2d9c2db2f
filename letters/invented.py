"""A letter to a citizen there is not, so that a text can be seen in it before it is saved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.models import Citizen
from letters.building.hearing import hearing_letter
from letters.building.letter import letter_of
from letters.content import Content
from letters.document import Document
from letters.hearing_content import HearingContent
from letters.texts import Texts
from organisations.actors import Actor
from placements.models import Decision, Facility
from referrals.models import Hearing, Referral
from schemes.base import DecisionRule, Referrer, Track, Version
from schemes.law import HEARING_DAYS
from schemes.letters import OF_HEARING, TextKey

_NIGHTS: Final = timedelta(days=14)
_ON_COMPLAINT: Final = {TextKey.COMPLAINT: True, TextKey.NO_COMPLAINT: False}


def letter_with(
    texts: Texts,
    *,
    key: str,
    language: str,
    edition: str,
    by: Actor,
    facility: Facility,
    version: Version,
    now: datetime,
) -> Document:
    """What a letter says with these texts, on a decision in which the text ``key`` stands, or of a
    hearing. Nothing of it is saved, and nobody of the organisation's citizens is in it."""
    today, track = timezone.localdate(now), texts.track
    if key in OF_HEARING:
        heard = _hearing(texts, language, by=by, facility=facility, version=version, now=now)
        return hearing_letter(heard, language=language, edition=edition)
    rule = rule_with(track.decisions, key, today)
    with override(language):
        reasons = _("Here stand the reasons for the decision.")
    decision = Decision(
        kind=rule.kind.value,
        scheme=version.scheme,
        track=track.key,
        rules_on=today,
        citizen=Citizen(name="Eva Eksempel", controller=by.organisation),
        controller=by.organisation,
        reasons=reasons,
        legal_basis=next((basis.key for basis in track.legal_bases), ""),
        starts_on=today,
        ends_on=today + _NIGHTS,
        decided_by=by.user,
        decided_at=now,
    )
    content = Content(
        decision=decision,
        on=today,
        texts=texts,
        reference="XXX-0000-0000",
        facility=facility,
        place=facility.name if track.takes_place else "",
        starts_on=today,
        ends_on=today + _NIGHTS if track.length.end_set_at_start else None,
        review_on=None if track.length.end_set_at_start else today + _NIGHTS,
    )
    return letter_of(content, language=language, edition=edition)


def _hearing(
    texts: Texts, language: str, *, by: Actor, facility: Facility, version: Version, now: datetime
) -> HearingContent:
    today = timezone.localdate(now)
    with override(language):
        facts = _("Here stands what you have been told, and by whom.")
    referral = Referral(
        citizen=Citizen(name="Eva Eksempel", controller=by.organisation),
        controller=by.organisation,
        sender=by.organisation,
        scheme=version.scheme,
        track=texts.track.key,
        referrer=Referrer.CITIZEN,
        rules_on=today,
        submitted_at=now - _NIGHTS,
    )
    hearing = Hearing(
        controller=by.organisation,
        referral=referral,
        facts=facts,
        sent_on=today,
        reply_by=today + timedelta(days=HEARING_DAYS),
        by=by.user,
        at=now,
    )
    return HearingContent(
        hearing=hearing, on=today, texts=texts, reference="XXX-0000-0000", facility=facility
    )


def rule_with(rules: tuple[DecisionRule, ...], key: str, on: date) -> DecisionRule:
    """A kind of decision in whose letter the text stands; the first where it stands in none."""
    wanted = _ON_COMPLAINT.get(TextKey(key))
    for rule in rules:
        if wanted is None or rule.can_be_complained_about(on) is wanted:
            return rule
    return rules[0]


def has_text(version: Version, track: Track, key: str, on: date) -> bool:
    """Whether a letter of the track has the text. Nobody is heard where no act is decided under."""
    if key in OF_HEARING:
        return bool(version.act)
    wanted = _ON_COMPLAINT.get(TextKey(key))
    return wanted is None or any(
        rule.can_be_complained_about(on) is wanted for rule in track.decisions
    )


def is_used(key: str, version: Version, on: date) -> bool:
    """Whether any letter of the scheme has the text."""
    return any(has_text(version, track, key, on) for track in version.tracks)
