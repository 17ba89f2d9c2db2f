"""What is new: news of what happened, and reminders of what is to be made, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.day_words import date_format
from core.problems import Text
from discharge.events import DischargeEvent
from house_life.events import IncidentEvent
from notifications.audience import sentence_of
from notifications.models import News, Reminder
from notifications.news import unseen_news
from notifications.stages import Stage
from organisations.actors import Actor
from organisations.roles import Role
from placements.events import StayEvent
from placements.models import FollowUp, Stay
from placements.responsible import person_for
from referrals.models import Referral
from reporting.my_day.follow_ups import for_colleague
from reporting.my_day.groups import Group
from volunteering.events import BridgeEvent, ShiftEvent

#: Whoever is given a stay begins with the page by which it is taken over.
_HANDED_OVER: Final = (StayEvent.HANDED_OVER, StayEvent.SHARED_OUT)

#: What a reminder says, by its stage.
REMINDERS: dict[int, Text] = {
    Stage.OPENS: gettext_lazy("Reminder: can be made now, by %(day)s at the latest"),
    Stage.SOON: gettext_lazy("Reminder: to be made by %(day)s"),
    Stage.DUE: gettext_lazy("Reminder: %(day)s is the last day"),
    Stage.OVERDUE: gettext_lazy("Reminder: was due on %(day)s"),
}


#: Where news of a house is read, that are no stay's.
_LISTS: Final = {
    **dict.fromkeys(ShiftEvent.values, "shifts"),
    **dict.fromkeys(BridgeEvent.values, "shifts"),
    **dict.fromkeys(IncidentEvent.values, "incidents"),
}


@dataclass(frozen=True)
class NewsLine:
    at: datetime
    text: str
    url: str
    #: Where "Seen" is sent.
    seen_url: str
    #: A quiet second line.
    more: str = ""
    #: What "Seen" puts away: one of them.
    news_id: int | None = None
    reminder_id: int | None = None
    #: A citizen is named, so the page logs that it was read.
    citizen_id: int | None = None
    controller_id: int | None = None


@dataclass(frozen=True)
class _Citizen:
    """Whom the news is about, as the reader knows the citizen."""

    pk: int
    called: str
    #: Where the referral was sent, if not to the reader's own organisation.
    receiver: str = ""


def news_for(
    actor: Actor, reminders: Collection[Reminder], most: int, *, has_news: bool
) -> Group[NewsLine]:
    """The newest ``most``. ``reminders`` are those that no line of the day says already;
    ``has_news``: whether anything else is new."""
    every = unseen_news(actor) if has_news else News.objects.none()
    unseen = list(every.order_by("-at", "-pk")[: most + 1])
    many = len(unseen) if len(unseen) <= most else every.count()
    latest = sorted(reminders, key=lambda reminder: reminder.at)[-most:]
    who = _citizens_of(actor, unseen[:most])
    news = [*(_news(each, who.get(each.pk)) for each in unseen[:most]), *map(_reminder, latest)]
    newest = sorted(news, key=lambda line: line.at, reverse=True)[:most]
    return Group(newest, many + len(reminders))


def _reminder(reminder: Reminder) -> NewsLine:
    follow_up = reminder.follow_up
    day = date_format(reminder.due_on, "MONTH_DAY_FORMAT")
    more = str(REMINDERS[reminder.stage]) % {"day": day}
    if reminder.as_leader:
        more = f"{more} · {_('Responsible: %(name)s') % {'name': _responsible(follow_up)}}"
    if reminder.instead_of is not None:
        more = f"{more} · {for_colleague(reminder.instead_of.name)}"
    return NewsLine(
        at=reminder.at,
        text=f"{follow_up.stay.citizen.called} · {_(follow_up.rule.title)}",
        more=more,
        url=reverse("complete_follow_up", args=[follow_up.pk]),
        seen_url=reverse("dismiss_reminder", args=[reminder.pk]),
        reminder_id=reminder.pk,
        citizen_id=follow_up.stay.citizen_id,
    )


def _responsible(follow_up: FollowUp) -> str:
    """By name where somebody is known, else the office at the facility."""
    person = person_for(follow_up)
    office = Role(follow_up.office).label
    return person.name if person else f"{office}, {follow_up.stay.facility.name}"


def _citizens_of(actor: Actor, unseen: list[News]) -> dict[int, _Citizen]:
    """By the news' id, whom it is about, where the reader sees the referral or the stay: its own
    sentence names nobody, since the mail says it too."""
    referral_ids = {news.referral_id for news in unseen if news.referral_id is not None}
    stay_ids = {news.stay_id for news in unseen if news.referral_id is None and news.stay_id}
    asked, staying = {}, {}
    if referral_ids:
        rows = Referral.objects.visible_to(actor).filter(pk__in=referral_ids)
        for row in rows.select_related("controller"):
            where = "" if row.controller_id == actor.organisation.pk else row.controller.name
            asked[row.pk] = _Citizen(row.citizen_id, row.frozen["called"], where)
    if stay_ids:
        stays = Stay.objects.visible_to(actor).filter(pk__in=stay_ids).select_related("citizen")
        staying = {row.pk: _Citizen(row.citizen_id, row.citizen.called) for row in stays}
    about = {
        news.pk: asked.get(news.referral_id)
        if news.referral_id is not None
        else staying.get(news.stay_id or 0)
        for news in unseen
    }
    return {pk: citizen for pk, citizen in about.items() if citizen is not None}


def _news(news: News, citizen: _Citizen | None) -> NewsLine:
    if news.referral_id is not None:
        page = "discharge" if news.kind in DischargeEvent.values else "referral"
        url = reverse(page, args=[news.referral_id])
    elif news.stay_id is not None:
        page = "take_over" if news.kind in _HANDED_OVER else "stay"
        url = reverse(page, args=[news.stay_id])
    else:
        url = reverse(_LISTS[news.kind]) if news.kind in _LISTS else ""
    sentence = sentence_of(news)
    return NewsLine(
        news.at,
        f"{citizen.called} · {sentence}" if citizen else sentence,
        url,
        reverse("dismiss_news", args=[news.pk]),
        news_id=news.pk,
        more=citizen.receiver if citizen else "",
        citizen_id=citizen.pk if citizen else None,
    )
