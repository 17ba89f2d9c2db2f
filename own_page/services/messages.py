"""What the citizen says from the page, and that the house has seen it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, TooMany
from core.repeats import AGAIN
from organisations.actors import Actor
from own_page import rules
from own_page.events import OwnPageEvent
from own_page.models import Asking, CardSession, Message
from own_page.rules import RULES, Verb
from placements.models import Stay
from placements.services.stay_lock import lock_stay
from sharing.services.answers import given_by, withdraw_by_link

#: A line is short; what is longer is said to somebody.
LONGEST_LINE: Final = 1000
#: Ours, a setting: said from one page in a day.
MOST_A_DAY: Final = 20

Kind, About = Message.Kind, Message.About


@transaction.atomic
def write_line(*, session: CardSession, text: str, now: datetime) -> Message:
    """A line to the key worker. Once it is answered "it is sent", it is kept with the stay.

    The same again within minutes is the same. Raises :class:`Problems` at ``text``,
    :class:`TooMany`.
    """
    stay = locked_stay(session)
    checks = Checks()
    line = checks.text("text", text, missing=_("Write something first."), longest=5 * LONGEST_LINE)
    if len(line) > LONGEST_LINE:
        words = _("Write at most %(most)d characters.") % {"most": LONGEST_LINE}
        checks.add("too_long", words, field="text")
    checks.raise_any()
    latest = Message.objects.filter(stay=stay, kind=Kind.LINE).first()
    if latest is not None and latest.text == line and now - latest.at < AGAIN:
        return latest
    message = _say(stay, now, kind=Kind.LINE, text=line)
    _record(message, OwnPageEvent.LINE_WRITTEN, now)
    return message


@transaction.atomic
def answer_asking(*, session: CardSession, kind: str, about: str, now: datetime) -> Message:
    """ "Ask me again", or "I say no", to something the house asks. The latest counts. A no to the
    three questions stops those that are open; a no to sharing takes back what the citizen has said
    yes to. The same again is a no-op."""
    stay = locked_stay(session)
    checks = Checks()
    chosen = checks.choice(
        "kind", kind, (Kind.ASK_AGAIN, Kind.NO), missing=_("Choose one of the answers.")
    )
    subject = checks.choice("about", about, About.values, missing=_("Choose what it is about."))
    checks.raise_any()
    latest = latest_by_subject(stay).get(subject)
    if latest is not None and latest.kind == chosen and not _says_more(stay, latest, now):
        return latest
    message = _say(stay, now, kind=Kind(chosen), about=About(subject))
    if chosen == Kind.NO and subject == About.QUESTIONS:
        Asking.objects.filter(stay=stay, stopped_at=None, reply=None).update(
            stopped_at=now, remind_on=None
        )
    if chosen == Kind.NO and subject == About.SHARING:
        shared = [
            each.pk for each in given_by(stay.citizen, timezone.localdate(now)) if each.shares
        ]
        by = Actor.by_card(stay.controller)
        withdraw_by_link(by=by, citizen=stay.citizen, consents=shared, now=now)
    is_no = chosen == Kind.NO
    _record(message, OwnPageEvent.SAID_NO if is_no else OwnPageEvent.ASKED_AGAIN, now)
    return message


@transaction.atomic
def see_message(*, by: Actor, message: Message, now: datetime) -> Message:
    """The citizen reads that it was seen, and on which day. Twice is once."""
    RULES[Verb.SEE_MESSAGE].must(by)
    stay = lock_stay(by, message.stay)
    rows = Message.objects.visible_to(by).filter(stay=stay)
    row = own_row(rows, message.pk, not_yours=_("The line is not of one of your stays."))
    row.stay = stay
    if row.seen_at is None:
        row.seen_by, row.seen_at = by.user, now
        row.save(update_fields=["seen_by", "seen_at"])
        record(row, OwnPageEvent.SEEN, by=by, at=now)
    return row


def latest_by_subject(stay: Stay) -> dict[str, Message]:
    """What the citizen said last, by what it is about."""
    rows = Message.objects.filter(stay=stay).exclude(kind=Kind.LINE)
    return {row.about: row for row in rows.order_by("at", "pk")}


def locked_stay(session: CardSession) -> Stay:
    """The stay of an open session, and the session itself: it may have ended a moment ago."""
    row = CardSession.objects.select_for_update(of=("self",), no_key=True).select_related(
        "card__stay__citizen", "card__stay__facility", "card__stay__controller"
    )
    own = row.get(pk=session.pk)
    stay = own.card.stay
    if own.ended_at is not None or own.card.ended_at is not None or rules.is_closed_for_good(stay):
        raise Conflict("page_closed", _("The page is closed, and nothing was saved."))
    return stay


def _say(stay: Stay, now: datetime, **words: str) -> Message:
    lately = Message.objects.filter(stay=stay, at__gt=now - timedelta(days=1)).count()
    if lately >= MOST_A_DAY:
        raise TooMany("too_many", _("You have written a lot today. Talk to the house instead."))
    return Message.objects.create(controller_id=stay.controller_id, stay=stay, at=now, **words)


def _says_more(stay: Stay, latest: Message, now: datetime) -> bool:
    """A no to sharing, said anew, where the citizen has said yes to something since."""
    if latest.kind != Kind.NO or latest.about != About.SHARING:
        return False
    return any(each.shares for each in given_by(stay.citizen, timezone.localdate(now)))


def _record(message: Message, kind: OwnPageEvent, now: datetime) -> None:
    words = ""
    if message.about:
        with translation.override("en"):
            words = str(About(message.about).label)
    controller = message.stay.controller
    record(message, kind, by=Actor.by_card(controller), at=now, words=words)
