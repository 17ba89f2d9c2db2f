"""Whether the citizen lets home support have the dialogue, and what to do where not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.problems import Conflict, Problem
from placements.models import Stay
from sharing.models import Answer, Consent
from sharing.purposes import Purpose
from sharing.standing import standing_of
from sharing.topics import Topic


@dataclass(frozen=True)
class Consenting:
    #: By which it is handed on; None: it is not.
    consent: Consent | None
    #: Why it is not handed on, and what to do.
    obstacle: Problem | None

    @property
    def is_to_be_asked(self) -> bool:
        """There is something to ask the citizen; a no stays a no."""
        return self.obstacle is not None and self.obstacle.code != "consent_refused"


def consenting_of(stay: Stay, *, on: date) -> Consenting:
    """What the citizen has answered, as it holds on the day. One statement."""
    standing = standing_of(stay, on)
    holding = [each for each in standing.holding if each.purpose == Purpose.HOME_SUPPORT]
    if not holding:
        answers = (each for each in standing.latest if each.purpose == Purpose.HOME_SUPPORT)
        return Consenting(None, _without(next(answers, None)))
    about_signs = next((each for each in holding if Topic.SIGNS in each.topics), None)
    if about_signs is None:
        words = _(
            "The citizen has said yes to home support, and not to handing on signs and what "
            "helps. Ask about that too."
        )
        return Consenting(None, Conflict("consent_without_signs", words))
    return Consenting(about_signs, None)


def _without(latest: Consent | None) -> Problem:
    """Refused, unable and not asked are different answers, and so is what to do (V § 3.7)."""
    if latest is None:
        return Conflict(
            "consent_missing",
            _(
                "Nobody has asked the citizen whether home support may have it. Ask, and write "
                "the answer down as a consent."
            ),
        )
    if latest.answer == Answer.REFUSED:
        return Conflict(
            "consent_refused",
            _(
                "The citizen has said no. It is not handed on. The citizen can have it on paper, "
                "and choose whom to show it to."
            ),
        )
    if latest.answer == Answer.UNABLE:
        return Conflict(
            "consent_unable",
            _(
                "The citizen cannot decide on it now. Ask again later, or whoever may decide in "
                "the citizen's place."
            ),
        )
    if latest.answer == Answer.LATER:
        return Conflict(
            "consent_later", _("The citizen wants to be asked again. Ask before it is handed on.")
        )
    return Conflict(
        "consent_over", _("The citizen's consent does not hold on that day. Ask again.")
    )
