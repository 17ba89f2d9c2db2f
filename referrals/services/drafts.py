"""A referral being written: saved as typed, sent once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from core.own_row import own_row
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import AGAIN
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation, User
from organisations.roles import Permission
from referrals.models import Draft, Referral
from referrals.services.asking import Asking
from referrals.services.attachments import send_along
from referrals.services.referrals import submit_referral
from schemes.base import SchemeLookupError

#: What one field can hold in a draft; the services are stricter, but a draft keeps what is typed.
LONGEST_VALUE: Final = 10_000
MOST_FIELDS: Final = 100


@transaction.atomic
def start_draft(
    *,
    by: Actor,
    scheme: str,
    track: str,
    receiver: Organisation,
    typed: dict[str, dict[str, str]] | None = None,
) -> Draft:
    """Begin a referral to the receiver's scheme. ``typed`` is what is known from the start.

    Begun twice in a moment is begun once: the draft nothing has been written in is returned.
    """
    by.must(Permission.REFER)
    if by.user is None:
        raise NotAllowed("a_person_writes", _("A draft is written by a person."))
    try:
        schemes.get(scheme).on(timezone.localdate()).track(track)
    except SchemeLookupError:
        raise Problem(
            "no_such_scheme", _("This offer does not take referrals."), field="scheme"
        ) from None
    facts = {"receiver": receiver, "scheme": scheme, "track": track}
    User.objects.select_for_update(no_key=True).get(pk=by.user.pk)  # two clicks at once queue
    just_begun = Draft.objects.visible_to(by).filter(created_at__gt=timezone.now() - AGAIN, **facts)
    for draft in just_begun:
        if draft.typed == (typed or {}):
            return draft
    draft = Draft(controller=by.organisation, author=by.user, **facts)
    draft.typed = typed or {}
    draft.save(force_insert=True)
    return draft


@transaction.atomic
def save_page(
    *,
    by: Actor,
    draft: Draft,
    page: str,
    values: Mapping[str, str],
    shown: Shown | None = None,
) -> Draft:
    """Keep what was typed on one page, right or wrong. Other pages stay as they are.

    Of two tabs with the page, each changes only what was changed in it since ``shown``. Raises
    :class:`Stale` where both changed the same.
    """
    row = _own(by, draft)
    typed, page = row.typed, page[:60]
    storable = {field[:80]: _storable(value) for field, value in list(values.items())[:MOST_FIELDS]}
    names = storable.keys() | (shown.prints.keys() if shown is not None else set())
    before = typed.get(page, {})
    merged = merge(
        shown,
        typed={name: storable.get(name, "") for name in names},
        standing={name: before.get(name, "") for name in names},
    )
    # A box without a mark is not sent at all.
    typed[page] = {name: text for name, text in merged.items() if text or name in storable}
    row.typed = typed
    row.save(update_fields=["sealed", "updated_at"])
    return row


@transaction.atomic
def discard_draft(*, by: Actor, draft: Draft) -> None:
    """Throw it away; nobody else has seen it."""
    _own(by, draft).delete()


@transaction.atomic
def submit_draft(*, by: Actor, draft: Draft, asking: Asking, now: datetime) -> Referral:
    """Send the referral and remove the draft. ``asking`` is what the forms made of it.

    The draft's id is the submission key: sent twice, also at the same instant, it is one referral.
    """
    row = Draft.objects.visible_to(by).select_for_update().filter(pk=draft.pk).first()
    if row is None:
        sent = sent_before(by, draft.pk)
        if sent is None:
            raise Conflict("draft_gone", _("The draft has been thrown away."))
        return sent
    referral = submit_referral(
        by=by,
        receiver=row.receiver,
        scheme=row.scheme,
        track=row.track,
        asking=asking,
        submission_key=row.pk,
        now=now,
    )
    send_along(row, referral)
    row.delete()
    return referral


@transaction.atomic
def forget_drafts(*, controller: Organisation, now: datetime) -> int:
    """Remove the organisation's drafts that nobody has written in for so long, with their files:
    what is known of a citizen is not kept for a referral that was never sent. Returns how many."""
    old = Draft.objects.filter(controller=controller).expired(now)
    ids = [draft.pk for draft in old.select_for_update(skip_locked=True)]
    Draft.objects.filter(pk__in=ids).delete()
    return len(ids)


def sent_before(by: Actor, draft_id: UUID) -> Referral | None:
    """The referral that one's draft became, for the one who comes back to an old address."""
    return Referral.objects.filter(
        sender=by.organisation, submitted_by=by.user, submission_key=draft_id
    ).first()


def _own(by: Actor, draft: Draft) -> Draft:
    return own_row(Draft.objects.visible_to(by), draft.pk, not_yours=_("The draft is not yours."))


def _storable(value: str) -> str:
    """Lone surrogates can't be written as UTF-8 and are shown as a question mark."""
    return value.encode("utf-8", "replace").decode()[:LONGEST_VALUE]
