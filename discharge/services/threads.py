"""Who holds the threads, what the two sides write to each other, and where they disagree."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import AGAIN, repeated, repeats
from core.shown import Shown, merge
from discharge import rules
from discharge.events import DischargeEvent
from discharge.models import Coordinator, Disagreement, Message, MessageReceipt
from discharge.models.on_referral import of
from discharge.rules import Verb, must_be_open
from discharge.services.acts import locked, tell, written
from discharge.sides import Side
from organisations.actors import Actor
from referrals.models import Referral

SUBJECT_LENGTH: Final = 200
PHONE_LENGTH: Final = 40
NOT_ONE_OF_YOURS: Final = gettext_lazy("The disagreement is not one of yours.")


@transaction.atomic
def name_coordinator(
    *,
    by: Actor,
    referral: Referral,
    name: str,
    organisation: str,
    phone: str,
    since: date | None,
    now: datetime,
) -> Coordinator:
    """Name the one person who holds the threads; who held them before stays to be read.

    The same again is a no-op. Raises :class:`Problems` at the fields.
    """
    with locked(by, referral, Verb.NAME_COORDINATOR) as row:
        must_be_open(row, Verb.NAME_COORDINATOR)
        checks = Checks()
        facts = {
            "name": checks.text("name", name, missing=_("Write the person's name.")),
            "organisation": checks.text(
                "organisation", organisation, missing=_("Write where the person works.")
            ),
            "phone": checks.text(
                "phone", phone, missing=_("Write the phone number."), longest=PHONE_LENGTH
            ),
            "since": checks.day("since", since, missing=_("Write since when.")),
        }
        if since is not None and since > timezone.localdate(now):
            checks.add("future_date", _("The day has not come yet."), field="since")
        checks.raise_any()
        latest = Coordinator.objects.filter(referral=row).first()
        if latest is not None and repeats(latest, **facts):
            return latest
        coordinator = Coordinator.objects.create(**of(row), **facts, **written(by, row, now))
        tell(row, DischargeEvent.COORDINATOR_NAMED, by=by, at=now, since=since)
        return coordinator


@transaction.atomic
def write_message(*, by: Actor, referral: Referral, text: str, now: datetime) -> Message:
    """Write to the other side. Who answers has read what was written.

    The same from the same person within ``AGAIN`` is one. Raises :class:`Problems` at ``text``.
    """
    with locked(by, referral, Verb.WRITE_MESSAGE) as row:
        checks = Checks()
        words = checks.text("text", text, missing=_("Write the message."), longest=LONG_TEXT)
        checks.raise_any()
        lately = Message.objects.filter(referral=row, by_name=by.name, at__gte=now - AGAIN)
        if same := repeated(lately, text=words):
            return same
        _confirm(by, row, now)
        message = Message.objects.create(**of(row), text=words, **written(by, row, now))
        tell(row, DischargeEvent.MESSAGE_WRITTEN, by=by, at=now)
        return message


@transaction.atomic
def read_messages(*, by: Actor, referral: Referral, now: datetime) -> MessageReceipt | None:
    """Confirm, for one's side, that all of the other side's messages are read. Twice is once;
    None where there is none to read."""
    with locked(by, referral, Verb.READ_MESSAGES) as row:
        receipt, is_new = _confirm(by, row, now)
        if is_new:
            tell(row, DischargeEvent.MESSAGES_READ, by=by, at=now)
        return receipt


def _confirm(by: Actor, row: Referral, now: datetime) -> tuple[MessageReceipt | None, bool]:
    """The receipt of the other side's latest message, and whether it is new."""
    side = rules.side_of(by, row)
    latest = Message.objects.filter(referral=row, side=side.other.value).last()
    if latest is None:
        return None, False
    return MessageReceipt.objects.get_or_create(
        up_to=latest, side=side.value, defaults={**of(row), "by_name": by.name, "at": now}
    )


@transaction.atomic
def raise_disagreement(
    *, by: Actor, referral: Referral, subject: str, view: str, now: datetime
) -> Disagreement:
    """Write down on what the two sides disagree, and one's own side's view.

    The same twice within ``AGAIN`` is one. Raises :class:`Problems` at ``subject`` and ``view``.
    """
    with locked(by, referral, Verb.RAISE_DISAGREEMENT) as row:
        checks = Checks()
        title = checks.text(
            "subject", subject, missing=_("Write what it is about."), longest=SUBJECT_LENGTH
        )
        text = checks.text("view", view, missing=_("Write how you see it."), longest=LONG_TEXT)
        checks.raise_any()
        side = rules.side_of(by, row)
        lately = Disagreement.objects.filter(referral=row, by_name=by.name, at__gte=now - AGAIN)
        if same := repeated(lately, subject=title, **{f"{side.value}s_view": text}):
            return same
        new = Disagreement(**of(row), subject=title, **written(by, row, now))
        new.write_view(side, text, by.name)
        new.save()
        tell(row, DischargeEvent.DISAGREEMENT_RAISED, by=by, at=now, subject=title)
        return new


@transaction.atomic
def write_view(
    *,
    by: Actor,
    disagreement: Disagreement,
    side: str,
    view: str,
    now: datetime,
    shown: Shown | None = None,
) -> Disagreement:
    """Write how one's own side sees it; never the other's. The same again is a no-op.

    Raises :class:`Conflict` ``already_settled``; :class:`Problems`; :class:`~core.shown.Stale`.
    """
    with locked(by, disagreement.referral, Verb.WRITE_VIEW) as referral:
        rules.must_be_on(side, by, referral, _("Each side writes its own view."))
        row = own_row(
            Disagreement.objects.filter(referral=referral),
            disagreement.pk,
            not_yours=NOT_ONE_OF_YOURS,
        )
        own = Side(side)
        checks = Checks()
        text = checks.text("view", view, missing=_("Write how you see it."), longest=LONG_TEXT)
        checks.raise_any()
        if row.view_of(own) == text:
            return row
        if row.settled_on is not None:
            raise Conflict("already_settled", _("The disagreement has been settled."))
        wanted = merge(shown, typed={"view": text}, standing={"view": row.view_of(own)})
        row.write_view(own, wanted["view"], by.name)
        row.save()
        tell(referral, DischargeEvent.VIEW_WRITTEN, by=by, at=now, subject=row.subject)
        return row


@transaction.atomic
def settle_disagreement(
    *,
    by: Actor,
    disagreement: Disagreement,
    settlement: str,
    settled_on: date | None,
    now: datetime,
) -> Disagreement:
    """Write how it was settled, and when: both views must stand.

    The same again is a no-op. Raises :class:`Conflict` ``already_settled``, or ``one_view_only``
    while a side has not written how it sees it; :class:`Problems`.
    """
    with locked(by, disagreement.referral, Verb.SETTLE) as referral:
        row = own_row(
            Disagreement.objects.filter(referral=referral),
            disagreement.pk,
            not_yours=NOT_ONE_OF_YOURS,
        )
        checks = Checks()
        text = checks.text(
            "settlement", settlement, missing=_("Write how it was settled."), longest=LONG_TEXT
        )
        day = checks.day("settled_on", settled_on, missing=_("Write when it was settled."))
        if day is not None and day > timezone.localdate(now):
            checks.add("future_date", _("The day has not come yet."), field="settled_on")
        checks.raise_any()
        if row.settled_on is not None:
            if repeats(row, settlement=text, settled_on=day):
                return row
            raise Conflict("already_settled", _("The disagreement has been settled."))
        if not all(row.view_of(side) for side in Side):
            raise Conflict("one_view_only", _("Both sides must have written their view first."))
        row.settlement, row.settled_on, row.settled_by_name = text, day, by.name
        row.save()
        tell(referral, DischargeEvent.DISAGREEMENT_SETTLED, by=by, at=now, subject=row.subject)
        return row
