"""On what it rests that a partner outside the house is asked: the citizen's consent, or a ground of
law that whoever asks states. Whoever is asked learns that the citizen stays here.

Asked anew each time something is sent or opened, and stored nowhere (ADR-0043). The unit's own
staff need none.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from core.problems import Conflict, Problem, WayOn
from descriptions.models import DescriptionRequest, Partner
from descriptions.rules import RULES, Verb
from placements.models import Stay
from sharing.grounds import GROUNDS, Ground
from sharing.purposes import Purpose
from sharing.services.checking import what_is_missing
from sharing.standing import Standing
from sharing.topics import Topic

#: What a partner learns by being asked.
TOLD: Final = Topic.STAY
#: Those that allow as much.
USABLE: Final = tuple(ground for ground in GROUNDS if TOLD in ground.topics)


def missing_for(
    stay: Stay, partner: Partner, *, on: date, standing: Standing | None = None
) -> Problem | None:
    """Why the citizen's word does not allow that the partner is asked; None where it does. One
    statement, none with ``standing``."""
    if not partner.kind:
        rule = RULES[Verb.CORRECT_PARTNER]
        return Conflict(
            "partner_without_kind",
            _("It is not written down what kind of partner it is. Correct that first."),
            ways_on=[WayOn(rule.label, rule.address, (partner.pk,))],
        )
    purpose = Purpose(partner.kind)
    return what_is_missing(stay, purpose, on=on, topics=[TOLD], standing=standing)


def against_request(request: DescriptionRequest, stay: Stay, *, on: date) -> Problem | None:
    """Why nothing is sent for the question, and its links open nothing; None where they do."""
    if request.partner is None or request.legal_ground:
        return None
    return missing_for(stay, request.partner, on=on)


def fits(ground: Ground, partner: Partner) -> bool:
    return partner.kind in ground.purposes and ground in USABLE
