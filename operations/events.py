"""What a person does to what runs by itself. No citizen is in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class EngineEvent(Kind):
    RETRIED = (
        "engine.retried",
        _("What could not be delivered is tried once more: %(many)s"),
    )


@dataclass(frozen=True)
class OfNoCitizen:
    """What these events are about: the organisation, and none of its citizens or places."""

    controller_id: int

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
