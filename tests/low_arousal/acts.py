"""What the tests of the hand-over dialogue do, in one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from audit.models import Event
from core.problems import Problem
from low_arousal.models import Dialogue, HandingOn
from low_arousal.services.correcting import correct_dialogue
from low_arousal.services.handing_on import hand_on
from low_arousal.services.making import begin_dialogue, finish_dialogue, write_dialogue
from organisations.actors import Actor
from placements.models import Stay
from sharing.models import Consent
from tests.world import NOW, TODAY, day

WORDS: Final = {
    "strain_citizen": "Jeg sover ikke",
    "strain_staff": "Går rundt om natten",
    "warning_citizen": "Jeg råber",
    "well_being_citizen": "Jeg laver mad",
    "strategies_citizen": "Jeg går en tur",
    "support_citizen": "Sæt dig ved siden af mig",
}


def begun(by: Actor, stay: Stay, **changed: Any) -> Dialogue:
    return begin_dialogue(by=by, stay=stay, **{"now": NOW} | changed)


def written(by: Actor, dialogue: Dialogue, **answers: str) -> Dialogue:
    return write_dialogue(by=by, dialogue=dialogue, answers=answers or WORDS)


def finished(by: Actor, dialogue: Dialogue, **changed: Any) -> Dialogue:
    facts: dict[str, Any] = {
        "talked_on": TODAY,
        "took_part": "Maja og Rikke",
        "with_citizen": True,
        "without_because": "",
        "now": NOW,
    }
    return finish_dialogue(by=by, dialogue=dialogue, **facts | changed)


def made(by: Actor, stay: Stay, **changed: Any) -> Dialogue:
    """Begun, written and finished."""
    return finished(by, written(by, begun(by, stay)), **changed)


def corrected(by: Actor, dialogue: Dialogue, reason: str = "Hørt forkert", **answers: str) -> Any:
    return correct_dialogue(by=by, dialogue=dialogue, answers=answers, reason=reason, now=NOW)


def given(by: Actor, dialogue: Dialogue, **changed: Any) -> HandingOn:
    facts: dict[str, Any] = {
        "to_name": "Lise Holm",
        "to_role": "bostøtten",
        "given_on": TODAY,
        "how": "together",
        "now": NOW,
    }
    return hand_on(by=by, dialogue=dialogue, **facts | changed)


def answered(stay: Stay, answer: str = "given", **changed: Any) -> Consent:
    """What the citizen says to sharing with home support."""
    says_yes = answer in ("given", "given_for")
    facts: dict[str, Any] = {
        "controller_id": stay.controller_id,
        "citizen_id": stay.citizen_id,
        "stay": stay,
        "purpose": "home_support",
        "recipient": "Bostøtten, Herning",
        "answer": answer,
        "topics": ["signs"] if says_yes else [],
        "reason": "Så bostøtten ikke starter forfra",
        "starts_on": day(-10),
        "ends_on": day(90) if says_yes else None,
        "way": "signed",
        "at": NOW,
    }
    if answer == "unable":
        facts |= {"decided_by": "Overlæge Ole", "ground": "Psykotisk"}
    if answer == "later":
        facts |= {"ask_again_on": day(7)}
    return Consent.objects.create(**facts | changed)


def codes(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as refused:
        act()
    return {problem.field: problem.code for problem in refused.value.each}


def kinds(stay: Stay) -> list[str]:
    """Of what this app wrote of the stay, in order."""
    events = Event.objects.filter(stay_id=stay.pk, kind__startswith="hand_over_dialogue.")
    return [event.kind.removeprefix("hand_over_dialogue.") for event in events.order_by("pk")]
