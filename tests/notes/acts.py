"""Writing of a stay, in a line each."""

from __future__ import annotations

from typing import Any

from audit.models import Event
from notes.models import CareAgreement, KnownFirst, Note
from notes.services.care import CareFacts, agree_care
from notes.services.notes import NoteFacts, correct_note, standing_note, write_note
from notes.services.pinning import pin
from organisations.actors import Actor
from placements.models import Stay
from tests.world import NOW, TODAY


def written(by: Actor, stay: Stay, text: str = "Spiste morgenmad", **changed: Any) -> Note:
    now = changed.pop("now", NOW)
    facts = {"kind": "observation", "happened_on": TODAY, "text": text} | changed
    return write_note(by=by, stay=stay, facts=NoteFacts(**facts), now=now)


def corrected(by: Actor, note: Note, reason: str = "Det var frokost", **changed: Any) -> Note:
    now, takes_back = changed.pop("now", NOW), changed.pop("takes_back", False)
    shown = changed.pop("shown", None)
    facts = NoteFacts(**(standing_note(note) | changed))
    return correct_note(
        by=by,
        note=note,
        facts=facts,
        reason=reason,
        takes_back=takes_back,
        now=now,
        shown=shown,
    )


def pinned(by: Actor, stay: Stay, text: str = "Bliver rolig af at gå en tur") -> KnownFirst:
    return pin(by=by, stay=stay, text=text, now=NOW)


def agreed(by: Actor, stay: Stay, **changed: Any) -> CareAgreement:
    facts = {
        "kind": "medicine",
        "handler": "home_care",
        "who": "Lis Holm, 11 22 33 44",
        "how": "Hjemmeplejen kommer morgen og aften. Medicinen ligger i skabet.",
        "starts_on": TODAY,
        "last_on": None,
        "afterwards": "same",
        "who_afterwards": "",
    } | changed
    return agree_care(by=by, stay=stay, facts=CareFacts(**facts), now=NOW)


def kinds(**about: Any) -> list[str]:
    """Of what happened with the citizen's notes, oldest first."""
    rows = Event.objects.filter(**about).order_by("pk")
    parts = ("note.", "known_first.", "care.", "hand_over.", "risk.")
    return [kind for kind in rows.values_list("kind", flat=True) if kind.startswith(parts)]
