"""A referral as a nurse would write it, ready to be changed in one place by a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.acting import acting
from organisations.actors import Actor
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from schemes.base import Referrer
from tests.world import NOW, House, favourable_answers, send

JONAS = {
    "number": "050585-1234",
    "name": "Jonas Vind",
    "home_municipality": "0657",
    "phone": "22 33 44 55",
}


#: Where it goes and when, not what is asked.
ADDRESS = ("now", "receiver", "facility", "submission_key")


def refer(
    by: Actor, house: House, citizen: dict[str, Any] | None = None, **changed: Any
) -> Referral:
    """``by`` refers Jonas to the house; keyword arguments change what is told."""
    scheme, track = changed.pop("scheme", house.first.scheme), changed.pop("track", "home")
    facts: dict[str, Any] = {
        "referrer": Referrer.PSYCHIATRY,
        "contact_name": "Nanna Nat, E3",
        "contact_phone": "97 00 00 00",
        "urgency": "routine",
        "whereabouts": "hospital",
        "whereabouts_note": "Gødstrup, E3",
        "ready_for_discharge_on": date(2026, 3, 13),
        "wished_on": date(2026, 3, 23),
        "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
    }
    answers = changed.pop("answers", {})
    address = {name: changed.pop(name) for name in ADDRESS if name in changed}
    if scheme == house.first.scheme and track in ("home", "guest"):
        answers = favourable_answers(scheme, track, NOW.date(), at_intake_only=True) | answers
    asking = Asking(
        citizen=CitizenFacts(**(JONAS if citizen is None else citizen)),
        answers=answers,
        **(facts | changed),
    )
    return send(house, asking, by=by, **({"scheme": scheme, "track": track, "now": NOW} | address))


def settle(by: Actor, referral: Referral, **answers: str) -> None:
    """Answer what is settled in assessment, favourably unless told otherwise."""
    from referrals.services.answering import answer_question

    settled = {"met_and_seen": "yes", "motive_to_save": "no"} | answers
    with acting(by.organisation):
        for key, answer in settled.items():
            answer_question(by=by, referral=referral, key=key, answer=answer, now=NOW)
