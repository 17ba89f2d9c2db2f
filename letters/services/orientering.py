"""The orientering is sent: its follow-up is done, and what was sent is kept."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.purposes import Purpose
from citizens.services import reveal_number
from core.checks import Checks
from core.problems import Problem
from letters.building.orientering import orientering_on
from letters.models import SentLetter
from letters.services.sending import keep_orientering
from organisations.actors import Actor
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up


@transaction.atomic
def send_orientering(
    *,
    by: Actor,
    follow_up: FollowUp,
    way: str,
    on: date,
    now: datetime,
    acting_municipality: str = "",
    with_number: bool = False,
) -> SentLetter:
    """It was sent on ``on``, in this way; with the whole CPR number in it where ``with_number``,
    which is logged. Late is recorded as late. The same again is one.

    Raises what :func:`complete_follow_up` raises, :class:`Problem` where no municipality is known.
    """
    checks = Checks()
    checks.choice("way", way, SentLetter.Way.values, missing=_("Choose one of the answers."))
    checks.raise_any()
    if not (acting_municipality or follow_up.stay.acting_municipality):
        raise Problem(
            "missing", _("Choose which municipality is informed."), field="acting_municipality"
        )
    done = complete_follow_up(
        by=by,
        follow_up=follow_up,
        outcome=_("Sent: %(way)s") % {"way": SentLetter.Way(way).label},
        on=on,
        now=now,
        acting_municipality=acting_municipality,
    )
    # Anew: it may have learned its municipality just now.
    stay = Stay.objects.select_related("citizen", "facility", "controller").get(pk=done.stay_id)
    number = ""
    if with_number:
        number = reveal_number(by=by, citizen=stay.citizen, purpose=Purpose.STAY.value)
    document = orientering_on(stay, done.rule, on=on, signed_by=by.name, number=number)
    return keep_orientering(by=by, stay=stay, follow_up=done, document=document, way=way, now=now)
