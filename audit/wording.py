"""Events in words: one sentence per kind, filled with the event's facts.

The words are the interface's, so that an old event reads well after a better sentence is found.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Final

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.models import Event

#: Alphabetical. The %(names)s are the event's facts.
WORDINGS: Final[dict[str, Promise]] = {
    "citizen.completed": _("More was written down about the citizen"),
    "citizen.registered": _("The citizen was registered"),
    "client.registered": _("The system %(client)s was given access to: %(scopes)s"),
    "client.revoked": _("The system %(client)s no longer has access"),
    "follow_up.completed": _("%(follow_up)s: done"),
    "follow_up.moved": _("%(follow_up)s was moved from %(old)s to %(new)s: %(reason)s"),
    "guest.granted": _("%(place)s was granted for %(nights)s night(s): %(why)s"),
    "hold.lapsed": _("The reservation lapsed by itself"),
    "place.closed": _("%(place)s was closed from %(starts_on)s: %(reason)s"),
    "place.held": _("%(place)s was reserved from %(starts_on)s to %(ends_on)s"),
    "place.released": _("The reservation of %(place)s was let go"),
    "place.reopened": _("%(place)s opens again on %(on)s"),
    "referral.accepted": _("The referral was accepted"),
    "referral.municipalities_set": _(
        "Municipalities written down. Home: %(home)s. Acting: %(acting)s. Paying: %(paying)s."
    ),
    "referral.noted": _("A note was written"),
    "referral.outreach_started": _("The outreach from %(facility)s starts on %(starts_on)s"),
    "referral.place_booked": _("%(place)s was booked from %(starts_on)s"),
    "referral.place_held": _("%(place)s is kept free from %(starts_on)s to %(ends_on)s"),
    "referral.question_answered": _("%(question)s Answer: %(answer)s"),
    "referral.refused": _("The referral was refused"),
    "referral.statement_recorded": _("Talked with another professional: %(name)s"),
    "referral.submitted": _("Received from %(sender)s"),
    "referral.withdrawn": _("Withdrawn: %(reason)s"),
    "star.finished": _("A Recovery Star was finished with %(took_part)s"),
    "stay.cancelled": _("The stay was cancelled: %(reason)s"),
    "stay.carried_on": _("Still here: the place is kept until %(until)s"),
    "stay.extended": _("The planned end was moved from %(old)s to %(new)s: %(reason)s"),
    "stay.moved_in": _("%(said)s, %(place)s"),
    "stay.moved_out": _("%(said)s"),
    "stay.no_show": _("The citizen did not come: %(reason)s"),
    "stay.onward_recorded": _("It was asked where the citizen goes next"),
    "stay.outreach_planned": _("Outreach was planned from %(starts_on)s"),
    "stay.overrun_conflict": _("Still here, and someone else has booked the place from %(since)s"),
    "stay.planned": _("The stay was planned at %(place)s from %(starts_on)s"),
    "stay.relapse_ends": _("A relapse on %(on)s: it was judged that the stay ends"),
    "stay.relapse_goes_on": _("A relapse on %(on)s: it was judged that the stay goes on"),
    "stay.review_moved": _("The next review was moved from %(old)s to %(new)s: %(reason)s"),
    "stay.review_set": _("The next review is on %(on)s"),
    "stay.risks_recorded": _("It was asked about risks"),
    "stay.shortened": _("The planned end was moved from %(old)s to %(new)s: %(reason)s"),
}

#: Facts that are themselves source texts of a scheme, translated where they are read.
_TEXTS_OF_SCHEMES: Final = frozenset({"follow_up", "question", "said"})


def in_words(event: Event) -> str:
    """The event as a sentence; its kind where no wording is known (an old or foreign event)."""
    wording = WORDINGS.get(event.kind)
    if wording is None:
        return event.kind
    facts = {name: _readable(fact) for name, fact in event.facts.items()}
    for name in _TEXTS_OF_SCHEMES & facts.keys():
        facts[name] = gettext(facts[name])
    return (str(wording) % defaultdict(str, facts)).strip()


def _readable(fact: Any) -> Any:
    """A date that JSON holds as text, as people write it; what is not known is left out."""
    if fact is None:
        return ""
    if isinstance(fact, str) and len(fact) == len("2026-03-24"):
        try:
            return formats.date_format(date.fromisoformat(fact), "MONTH_DAY_FORMAT")
        except ValueError:
            return fact
    return fact
