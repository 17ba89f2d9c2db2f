"""What an event is about that concerns an organisation, and none of its citizens or places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OfOrganisation:
    controller_id: int

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
