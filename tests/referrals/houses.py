"""The three houses, and a referral of each that somebody can decide."""

from __future__ import annotations

from typing import Any

from core.acting import acting
from organisations.actors import Actor
from placements.models import Decision
from referrals.models import Referral
from referrals.services.decisions import accept_referral
from tests.referrals.asked import refer
from tests.world import NOW, House, favourable_answers, make_house

TRACKS = {"mpo": {"place": 2}, "pitstop": {"room": 2}, "polaris": {"home": 3, "guest": 1}}
NAMES = {
    "mpo": ("holstebro", "Holstebro Kommune", "0661"),
    "pitstop": ("pitstop", "Røde Kors, Pitstop Aarhus", "0751"),
    "polaris": ("herning", "Herning Kommune", "0657"),
}


def make(scheme: str) -> House:
    key, name, code = NAMES[scheme]
    return make_house(key, name, municipality_code=code, scheme=scheme, tracks=dict(TRACKS[scheme]))


def asked(house: House, track: str, *, by: Actor | None = None, **changed: Any) -> Referral:
    """Everything answered in the citizen's favour, also what is settled in assessment."""
    by, when = by or house.leader, changed.get("now", NOW)
    theirs = by.organisation == house.organisation
    scheme = house.first.scheme
    told = {
        "citizen": {"name": "Ib Eksempel", "home_municipality": "0661"},
        "facility": house.first,
        "answers": favourable_answers(scheme, track, when.date(), at_intake_only=not theirs),
    }
    return refer(by, house, scheme=scheme, track=track, **(told | changed))


def accepted(house: House, track: str, **changed: Any) -> Referral:
    referral = asked(house, track, **changed)
    answers = favourable_answers(referral.scheme, track, referral.rules_on)
    with acting(house.organisation):
        Referral.objects.filter(pk=referral.pk).update(answers=answers)
    yes(house.leader, referral, now=changed.get("now", NOW))
    return referral


def yes(by: Actor, referral: Referral, **said: Any) -> Decision:
    bases = [one.key for one in referral.scheme_track.legal_bases]
    with acting(by.organisation):
        decision = accept_referral(
            by=by,
            referral=referral,
            now=said.pop("now", NOW),
            **({"legal_basis": bases[0] if bases else "", "goals": "Ro og rytme"} | said),
        )
        referral.refresh_from_db()
        return decision
