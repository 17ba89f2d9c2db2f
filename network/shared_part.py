"""Who works with the citizen, as a partner may be given to read it (``sharing.parts``)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from network.reading import actors_of
from network.rules import has_network
from placements.models import Stay
from sharing.parts import SharedPart
from sharing.topics import Topic


def read_network(stay: Stay, today: date) -> dict[str, Any]:
    """Those who work with the citizen and how they are reached. Relatives are not among them."""
    return {
        "actors": [
            {
                "called": actor.called,
                "where": actor.where,
                "phone": actor.phone,
                "mail": actor.mail,
                "is_paused": actor.is_paused,
                "restores_on": actor.restores_on,
            }
            for actor in actors_of(stay.citizen, today)
        ]
    }


NETWORK_PART = SharedPart(
    key="network",
    label=_("Who works with the citizen"),
    topic=Topic.NETWORK,
    template="sharing/parts/_network.html",
    read=read_network,
    used_by=has_network,
)
