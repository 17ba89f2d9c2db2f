"""The dialogues of a stay and who they were handed on to, as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from low_arousal.models import Dialogue, HandingOn
from placements.models import Stay


@dataclass(frozen=True)
class Dialogues:
    """Everything in it is loaded, newest first."""

    versions: Sequence[Dialogue]

    @property
    def latest(self) -> Dialogue | None:
        """What counts: the newest that is done."""
        return next((each for each in self.versions if each.is_done), None)

    @property
    def draft(self) -> Dialogue | None:
        return next((each for each in self.versions if not each.is_done), None)

    @property
    def before(self) -> list[Dialogue]:
        latest = self.latest
        return [each for each in self.versions if each.is_done and each is not latest]


def dialogues_of(stay: Stay) -> Dialogues:
    """One statement."""
    rows = Dialogue.objects.filter(stay=stay).select_related("begun_by", "done_by", "based_on")
    versions = list(rows)
    for row in versions:
        row.stay = stay
    return Dialogues(versions)


def handings_on(stay: Stay) -> list[HandingOn]:
    """Of any version, the latest first. One statement."""
    rows = HandingOn.objects.filter(dialogue__stay=stay)
    return list(rows.select_related("dialogue", "by", "consent"))


def latest_dialogue(stay: Stay) -> Dialogue | None:
    """One statement."""
    return Dialogue.objects.done().filter(stay=stay).select_related("done_by").first()
