"""The hand-over dialogue as a partner may be given to read it (``sharing.parts``)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from low_arousal.reading import latest_dialogue
from low_arousal.rules import uses_dialogue
from placements.models import Stay
from sharing.parts import SharedPart
from sharing.topics import Topic


def read_dialogue(stay: Stay, today: date) -> dict[str, Any]:  # noqa: ARG001
    """The version that counts: what the citizen said, and what the staff wrote beside it."""
    dialogue = latest_dialogue(stay)
    return {
        "done_on": dialogue.done_at if dialogue is not None else None,
        "lines": [
            {
                "asked": line.asked.name,
                "citizen": line.citizens_words,
                "staff": line.staff_words,
            }
            for line in (dialogue.lines if dialogue is not None else [])
        ],
    }


DIALOGUE_PART = SharedPart(
    key="low_arousal",
    label=_("Signs, and what helps (LA2)"),
    topic=Topic.SIGNS,
    template="sharing/parts/_low_arousal.html",
    read=read_dialogue,
    used_by=uses_dialogue,
)
