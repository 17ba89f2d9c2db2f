"""The answers to the three questions: the citizen's own, or written down by a colleague."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed
from organisations.actors import Actor
from organisations.models import User
from own_page.events import QuestionsEvent
from own_page.models import Asking, CardSession, Reply
from own_page.rules import Verb
from own_page.services.asking import still_open
from own_page.services.cards import own_stay
from own_page.services.messages import LONGEST_LINE, locked_stay

#: As the citizen reads or hears them, by the field of the answer.
QUESTIONS: Final = {
    "safe": gettext_lazy("Do you feel safe where you are now?"),
    "helped": gettext_lazy("Do you get the help you need?"),
    "decides": gettext_lazy("Do you decide what matters to you?"),
}


@transaction.atomic
def reply_at_page(
    *,
    session: CardSession,
    asking: Asking,
    safe: str,
    helped: str,
    decides: str,
    words: str,
    now: datetime,
) -> Reply:
    """The citizen's own answers, once. The same again is a no-op, and nothing is changed.

    Raises :class:`Problems` at the fields, :class:`Conflict` where they are not answered any more.
    """
    stay = locked_stay(session)
    row = (
        Asking.objects.select_for_update(of=("self",), no_key=True)
        .filter(stay=stay)
        .filter(pk=asking.pk)
    )
    own = row.first()
    if own is None:
        raise NotAllowed("not_yours", _("The questions are not yours."))
    own.stay = stay
    answers = {"safe": safe, "helped": helped, "decides": decides}
    return _reply(own, answers, words, now, by=Actor.by_card(stay.controller), user=None)


@transaction.atomic
def write_reply(
    *,
    by: Actor,
    asking: Asking,
    safe: str,
    helped: str,
    decides: str,
    words: str,
    now: datetime,
) -> Reply:
    """What the citizen said in person or by phone, written down. As :func:`reply_at_page`."""
    stay = own_stay(by, asking.stay, Verb.WRITE_REPLY)
    rows = Asking.objects.visible_to(by).filter(stay=stay)
    own = own_row(rows, asking.pk, not_yours=_("The questions are not of one of your stays."))
    own.stay = stay
    answers = {"safe": safe, "helped": helped, "decides": decides}
    return _reply(own, answers, words, now, by=by, user=by.user)


def _reply(
    asking: Asking,
    answers: dict[str, str],
    words: str,
    now: datetime,
    *,
    by: Actor,
    user: User | None,
) -> Reply:
    """``asking`` is locked, with its stay."""
    checks = Checks()
    typed = {
        name: checks.choice(name, answer, Reply.Answer.values, missing=_("Choose one answer."))
        for name, answer in answers.items()
    }
    typed["words"] = checks.text("words", words, longest=LONGEST_LINE)
    checks.raise_any()
    before = Reply.objects.filter(asking=asking).first()
    if before is not None:
        if all(getattr(before, name) == answer for name, answer in typed.items()):
            return before
        raise Conflict("answered_already", _("That is answered already, and stays as it is."))
    today = timezone.localdate(now)
    if not still_open([asking], organisation=asking.stay.controller, day=today):
        raise Conflict("not_asked_any_more", _("The questions are not asked any more."))
    reply = Reply.objects.create(
        controller_id=asking.controller_id, asking=asking, by=user, at=now, **typed
    )
    Asking.objects.filter(pk=asking.pk).update(remind_on=None)
    with translation.override("en"):
        moment = str(Asking.Moment(asking.moment).label)
    record(reply, QuestionsEvent.ANSWERED, by=by, at=now, words=moment)
    return reply
