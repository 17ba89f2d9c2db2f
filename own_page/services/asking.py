"""Putting the three questions: on the 3rd day, at leaving, and 30, 90 and 180 days after.

Each moment once, and reminded once. A silence is a silence. Whether they are still put (the
citizen lives, has not said no, still consents to being asked afterwards) is asked each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record, record_many
from core.checks import Checks
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation
from own_page import rules
from own_page.events import QuestionsEvent
from own_page.models import Asking, AskingMail, By, Card, Channel, Message, Reply
from own_page.rules import Verb
from own_page.services.cards import own_stay
from own_page.services.consent import who_consents
from placements.models import Stay

Moment = Asking.Moment
#: Days after the day of moving in, which is day 1.
_DAY_3: Final = 2
#: Days after leaving.
AFTERWARDS: Final = {Moment.AFTER_30: 30, Moment.AFTER_90: 90, Moment.AFTER_180: 180}
#: Ours, settings: put so many days late where nothing ran; reminded and over so long after.
LATE: Final = 7
REMIND_AFTER: Final = timedelta(days=4)
OPEN_FOR: Final = timedelta(days=14)
#: In Copenhagen, as people are reminded (ADR-0008).
_MORNING: Final = time(7)


@transaction.atomic
def choose_channel(
    *,
    by: Actor,
    stay: Stay,
    channel: str,
    mail: str,
    now: datetime,
    shown: Shown | None = None,
) -> Channel:
    """How the citizen wants to be asked from now on. The same again is a no-op.

    Raises :class:`Problems` at ``channel`` and ``mail``, :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.CHOOSE_CHANNEL)
    checks = Checks()
    unchosen = _("Choose how the citizen is asked.")
    way = checks.choice("channel", channel, By.values, missing=unchosen)
    missing = _("Write the citizen's own e-mail address.") if way == By.MAIL else ""
    address = checks.mail("mail", mail, missing=missing) if way == By.MAIL else ""
    if way in (By.PAGE, By.MAIL) and not _has_card(row, timezone.localdate(now)):
        words = _("The citizen has no card. Make one first, or choose that somebody asks.")
        checks.add("no_card", words, field="channel")
    checks.raise_any()
    standing = Channel.objects.filter(stay=row).first()
    typed = {"channel": way, "mail": address}
    if standing is not None:
        merge(
            shown,
            typed=typed,
            standing=standing_channel(standing),
            together=[("channel", "mail")],
        )
        if typed == standing_channel(standing):
            return standing
    chosen, _made = Channel.objects.update_or_create(
        stay=row,
        defaults={
            "controller_id": row.controller_id,
            "by": way,
            "mail": address,
            "chosen_at": now,
        },
    )
    record(chosen, QuestionsEvent.CHANNEL_CHOSEN, by=by, at=now, words=_in_source(By(way).label))
    return chosen


def standing_channel(channel: Channel) -> dict[str, str]:
    """As its form shows it."""
    return {"channel": channel.by, "mail": channel.mail}


@transaction.atomic
def put_questions(*, organisation: Organisation, now: datetime) -> int:
    """Put what is due and has not been put; returns how many. Some statements, however many."""
    if timezone.localtime(now).time() < _MORNING:
        return 0
    today = timezone.localdate(now)
    due = [
        (stay, moment)
        for stay in _stays_around(organisation, today)
        if rules.has_page(stay)
        for moment in _moments(stay, today)
        if moment not in (stay.asked or ())
    ]
    afterwards = {stay.citizen_id for stay, moment in due if moment in AFTERWARDS}
    consenting = who_consents(afterwards, organisation=organisation, on=today)
    askings = [
        Asking(
            controller=organisation,
            stay=stay,
            moment=moment,
            by=_way(stay),
            asked_at=now,
            remind_on=today + REMIND_AFTER,
            ends_on=today + OPEN_FOR,
        )
        for stay, moment in due
        if moment not in AFTERWARDS or stay.citizen_id in consenting
    ]
    Asking.objects.bulk_create(askings)
    _mail(askings, AskingMail.Why.ASKED, now)
    in_person = [asking for asking in askings if asking.by == By.TALK]
    others = [asking for asking in askings if asking.by != By.TALK]
    _tell(in_person, QuestionsEvent.TO_ASK, organisation, now)
    _tell(others, QuestionsEvent.ASKED, organisation, now)
    return len(askings)


@transaction.atomic
def remind_of_questions(*, organisation: Organisation, now: datetime) -> int:
    """Remind who is silent, once; returns how many."""
    if timezone.localtime(now).time() < _MORNING:
        return 0
    today = timezone.localdate(now)
    due: list[Any] = list(
        Asking.objects.filter(controller=organisation, remind_on__lte=today)
        .select_for_update(skip_locked=True, of=("self",), no_key=True)
        .select_related("stay__citizen")
        .annotate(is_answered=Exists(Reply.objects.filter(asking=OuterRef("pk"))))
        .order_by("pk")
    )
    Asking.objects.filter(pk__in=[asking.pk for asking in due]).update(remind_on=None)
    open_still = {asking.pk for asking in still_open(due, organisation=organisation, day=today)}
    silent = [asking for asking in due if not asking.is_answered and asking.pk in open_still]
    _mail(silent, AskingMail.Why.REMINDED, now)
    _tell(silent, QuestionsEvent.REMINDED, organisation, now)
    return len(silent)


def still_open(askings: Iterable[Asking], *, organisation: Organisation, day: date) -> list[Asking]:
    """Those that may be answered on the day: not over, not stopped, the citizen alive, and asked
    afterwards only with the consent that holds. Whether they are answered is another matter."""
    alive = [
        asking
        for asking in askings
        if asking.stopped_at is None
        and day < asking.ends_on
        and not rules.is_closed_for_good(asking.stay)
    ]
    afterwards = {asking.stay.citizen_id for asking in alive if asking.moment in AFTERWARDS}
    consenting = who_consents(afterwards, organisation=organisation, on=day)
    return [
        asking
        for asking in alive
        if asking.moment not in AFTERWARDS or asking.stay.citizen_id in consenting
    ]


def _stays_around(organisation: Organisation, today: date) -> list[Any]:
    """With a moment in the last days; of the living who have not said no."""
    windows = Q(
        status=Stay.Status.HERE,
        moved_in_on__gt=today - timedelta(days=_DAY_3 + LATE),
        moved_in_on__lte=today - timedelta(days=_DAY_3),
    )
    for after in (0, *AFTERWARDS.values()):
        windows |= Q(
            status=Stay.Status.LEFT,
            left_on__gt=today - timedelta(days=after + LATE),
            left_on__lte=today - timedelta(days=after),
        )
    answers_to_asking = Message.objects.filter(stay=OuterRef("pk"), about=Message.About.QUESTIONS)
    asked = Asking.objects.filter(stay=OuterRef("pk"))
    cards = Card.objects.standing().filter(stay=OuterRef("pk"), ends_on__gt=today)
    channels = Channel.objects.filter(stay=OuterRef("pk"))
    rows: QuerySet[Any, Any] = (
        Stay.objects.filter(windows, controller=organisation, citizen__died_on=None)
        .select_related("citizen", "facility", "controller")
        .annotate(
            latest_kind=Subquery(answers_to_asking.order_by("-at", "-pk").values("kind")[:1]),
            asked=ArraySubquery(asked.values("moment")),
            has_card=Exists(cards),
            channel=Subquery(channels.values("by")[:1]),
        )
        .order_by("pk")
    )
    return [stay for stay in rows if stay.latest_kind != Message.Kind.NO]


def _moments(stay: Stay, today: date) -> list[str]:
    """Those that have come in the last days."""
    days: dict[str, date | None] = {}
    if stay.status == Stay.Status.HERE and stay.moved_in_on is not None:
        days[Moment.DAY_3] = stay.moved_in_on + timedelta(days=_DAY_3)
    if stay.status == Stay.Status.LEFT and stay.left_on is not None:
        days[Moment.LEAVING] = stay.left_on
        days |= {moment: stay.left_on + timedelta(days=n) for moment, n in AFTERWARDS.items()}
    earliest = today - timedelta(days=LATE)
    return [moment for moment, day in days.items() if day and earliest < day <= today]


def _way(stay: Any) -> str:
    """As the citizen chose; without a choice, or where no card opens the page, in person."""
    if stay.channel in (By.PAGE, By.MAIL) and stay.has_card:
        return str(stay.channel)
    return By.TALK


def _has_card(stay: Stay, day: date) -> bool:
    return Card.objects.standing().filter(stay=stay, ends_on__gt=day).exists()


def _mail(askings: Iterable[Asking], why: AskingMail.Why, now: datetime) -> None:
    AskingMail.objects.bulk_create(
        AskingMail(
            controller_id=asking.controller_id,
            asking=asking,
            why=why,
            asked_at=now,
            next_try_at=now,
        )
        for asking in askings
        if asking.by == By.MAIL
    )


def _tell(
    askings: list[Asking], kind: QuestionsEvent, organisation: Organisation, now: datetime
) -> None:
    if not askings:
        return
    record_many(
        ((asking, {"words": _in_source(Moment(asking.moment).label)}) for asking in askings),
        kind,
        by=Actor.system(organisation),
        at=now,
    )


def _in_source(text: Any) -> str:
    with translation.override("en"):
        return str(text)
