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
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from referrals.models import Draft, Referral
from referrals.services.asking import Asking
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
    """Begin a referral to the receiver's scheme. ``typed`` is what is known from the start."""
    by.must(Permission.REFER)
    if by.user is None:
        raise NotAllowed("a_person_writes", _("A draft is written by a person."))
    try:
        schemes.get(scheme).on(timezone.localdate()).track(track)
    except SchemeLookupError:
        raise Problem(
            "no_such_scheme", _("This offer does not take referrals."), field="scheme"
        ) from None
    draft = Draft(
        controller=by.organisation,
        author=by.user,
        receiver=receiver,
        scheme=scheme,
        track=track,
    )
    draft.typed = typed or {}
    draft.save(force_insert=True)
    return draft


@transaction.atomic
def save_page(*, by: Actor, draft: Draft, page: str, values: Mapping[str, str]) -> Draft:
    """Keep what was typed on one page, right or wrong. Other pages stay as they are."""
    row = _own(by, draft)
    typed = row.typed
    typed[page[:60]] = {
        field[:80]: _storable(value) for field, value in list(values.items())[:MOST_FIELDS]
    }
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
    row.delete()
    return referral


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
