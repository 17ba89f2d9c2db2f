"""Notices in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.models import Notice
from audit.notices import unseen_by
from organisations.actors import Actor
from organisations.problems import Text
from reporting import links

#: What happened, as its reader is told. %(about)s is a reference or a facility.
NEWS: dict[str, Text] = {
    "referral.accepted": gettext_lazy("%(about)s is accepted."),
    "referral.place_booked": gettext_lazy("%(about)s has a place."),
    "referral.refused": gettext_lazy("%(about)s is refused. The reasons are in the answer."),
    "referral.submitted": gettext_lazy("%(about)s has come in."),
    "referral.withdrawn": gettext_lazy("%(about)s is withdrawn."),
    "stay.extended": gettext_lazy("The end of a stay at %(about)s has been moved."),
    "stay.overrun_conflict": gettext_lazy(
        "At %(about)s a citizen is still here though the place is promised to another."
    ),
}


@dataclass(frozen=True)
class News:
    id: int
    at: datetime
    text: str
    url: str


def news_for(actor: Actor) -> list[News]:
    return [_news(notice) for notice in unseen_by(actor)]


def _news(notice: Notice) -> News:
    sentence = NEWS.get(notice.kind)
    text = str(sentence) % {"about": notice.about} if sentence else _("Something happened.")
    if notice.referral_id is not None:
        url = links.referral(notice.referral_id)
    else:
        url = links.stay(notice.stay_id) if notice.stay_id is not None else ""
    return News(notice.pk, notice.at, text, url)
