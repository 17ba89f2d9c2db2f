"""The caseworker's own weighing of a judgement, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Referral, Weighing
from referrals.rules import Verb
from referrals.services.locking import locked
from schemes.base import State, Weight


@transaction.atomic
def weigh_criterion(
    *,
    by: Actor,
    referral: Referral,
    key: str,
    words: str,
    now: datetime,
    shown: Shown | None = None,
) -> Weighing:
    """Write why a judgement is met or not. The words before stay to be read.

    Unchanged is a no-op. Raises :class:`Problems` at ``words``, :class:`Stale` where a colleague
    has written something else since ``shown``.
    """
    with locked(by, referral, Verb.WEIGH) as row:
        rules.apply(row, Verb.WEIGH)
        weighed = {
            criterion.key: criterion
            for criterion in row.version.criteria_for(row.track)
            if criterion.weight is Weight.JUDGEMENT
        }
        if key not in weighed:
            raise Problem("not_weighed", _("Only judgements are weighed."))
        checks = Checks()
        text = checks.text(
            "words", words, missing=_("Write why it is met or not met."), longest=LONG_TEXT
        )
        checks.raise_any()
        standing = row.weighings.filter(about=key).first()
        before = standing.words if standing else ""
        text = merge(shown, typed={"words": text}, standing={"words": before})["words"]
        if standing is not None and standing.words == text:
            return standing
        weighing = Weighing.objects.create(
            controller_id=row.controller_id,
            referral=row,
            about=key,
            words=text,
            by=by.user,
            at=now,
        )
        with translation.override(settings.LANGUAGE_CODE):
            question = _(weighed[key].question)
        record(row, ReferralEvent.WEIGHED, by=by, at=now, key=key, question=question)
        return weighing


def latest_weighings(referral: Referral) -> dict[str, list[Weighing]]:
    """By criterion, the latest first."""
    weighings: dict[str, list[Weighing]] = {}
    for weighing in referral.weighings.select_related("by"):
        weighings.setdefault(weighing.about, []).append(weighing)
    return weighings


def reasons_from(referral: Referral, weighings: Mapping[str, list[Weighing]], *, met: bool) -> str:
    """The words on what speaks for it, or against: a beginning for the reasons."""
    state = State.MET if met else State.NOT_MET
    return "\n\n".join(
        weighings[finding.criterion.key][0].words
        for finding in referral.verdict.findings
        if finding.state is state and finding.criterion.key in weighings
    )
