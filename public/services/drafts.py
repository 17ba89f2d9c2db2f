"""A citizen's own referral: begun, gone on with, thrown away, sent once.

Every service acts as the house's organisation, which the caller has entered (``acting``), and finds
a draft only by its id from the same browser's session, or by its code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.problems import Conflict, Problem, Problems
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import Facility
from public import codes
from public.models import PublicDraft
from public.published import PublishedHouse
from public.rules import hard_refusals
from referrals.models import Referral
from referrals.services.asking import Asking
from referrals.services.referrals import submit_referral
from schemes.base import Version

#: What a field can hold while it is typed; the referral is stricter.
LONGEST_VALUE: Final = 6_000
MOST_FIELDS: Final = 40


@dataclass(frozen=True)
class Begun:
    draft: PublicDraft
    #: Known to nobody but the one who is shown it now.
    code: str


@transaction.atomic
def begin_draft(*, by: Actor, house: PublishedHouse, track: str, now: datetime) -> Begun:
    """Begin to ask the house. Raises :class:`Problem` at ``track`` where the scheme doesn't let a
    citizen ask for it here."""
    by.must(Permission.REFER)
    _must_be_asked_here(house, track, now)
    code = codes.new_code()
    draft = PublicDraft(
        controller=house.organisation,
        facility_id=house.facility_id,
        track=track,
        code_index=_index(house, code),
        began_at=now,
        expires_at=now + timedelta(days=settings.PUBLIC_DRAFT_DAYS),
    )
    draft.typed = {}
    draft.save(force_insert=True)
    return Begun(draft, code)


@transaction.atomic
def save_public_page(
    *, by: Actor, draft: PublicDraft, page: str, values: Mapping[str, str], now: datetime
) -> PublicDraft:
    """Keep what was typed on one page, right or wrong. Raises :class:`Conflict` where the draft was
    sent or thrown away meanwhile."""
    by.must(Permission.REFER)
    row = _locked(by, draft.pk)
    if row is None or not row.is_open_at(now):
        raise _gone()
    typed = row.typed
    typed[page[:60]] = {
        name[:80]: value.encode("utf-8", "replace").decode()[:LONGEST_VALUE]
        for name, value in list(values.items())[:MOST_FIELDS]
    }
    row.typed = typed
    row.save(update_fields=["sealed"])
    return row


def draft_of_code(*, by: Actor, house: PublishedHouse, code: str, now: datetime) -> PublicDraft:
    """The draft that the code opens, or the one it was sent as (``sent_at``).

    Raises :class:`Problem` at ``code``, the same for a code that never was, has expired, or is
    another house's.
    """
    by.must(Permission.REFER)
    digits = codes.digits_of(code)
    draft = None
    if digits:
        rows = PublicDraft.objects.filter(
            controller=by.organisation, facility=house.facility_id, expires_at__gt=now
        )
        draft = rows.filter(code_index=_index(house, digits)).first()
    if draft is None:
        raise Problem(
            "unknown_code",
            _(
                "We know no such code. Look whether all sixteen digits are right. What was not "
                "sent is deleted after %(days)d days: then begin again, or ring us."
            )
            % {"days": settings.PUBLIC_DRAFT_DAYS},
            field="code",
        )
    return draft


@transaction.atomic
def discard_public_draft(*, by: Actor, draft_id: UUID) -> None:
    """Throw away what was typed. Twice is once; what was sent is the house's."""
    by.must(Permission.REFER)
    row = _locked(by, draft_id)
    if row is not None and row.sent_at is None:
        row.delete()


@transaction.atomic
def send_public_draft(
    *, by: Actor, house: PublishedHouse, draft_id: UUID, asking: Asking, now: datetime
) -> Referral:
    """Send it, and forget here what was typed. Twice, also at the same instant, is one referral.

    Raises :class:`Problems`: what the scheme refuses whoever judges, and what is not filled in.
    """
    by.must(Permission.REFER)
    row = _locked(by, draft_id)
    if row is None:
        raise _gone()
    if row.sent_at is not None:
        return sent_as(by=by, draft_id=draft_id)
    if not row.is_open_at(now):
        raise _gone()
    version = _must_be_asked_here(house, row.track, now)
    today = timezone.localdate(now)
    if refusals := hard_refusals(asking, version, row.track, today):
        raise Problems([Problem(refusal.code, _(refusal.text)) for refusal in refusals])
    must_be_reachable(asking)
    referral = submit_referral(
        by=by,
        receiver=house.organisation,
        scheme=house.scheme.key,
        track=row.track,
        asking=asking,
        facility=Facility.objects.get(pk=house.facility_id),
        submission_key=row.pk,
        now=now,
    )
    row.sealed, row.sent_at = b"", now
    row.save(update_fields=["sealed", "sent_at"])
    return referral


def sent_as(*, by: Actor, draft_id: UUID) -> Referral:
    """The referral that a sent draft became."""
    return Referral.objects.get(
        controller=by.organisation, sender=by.organisation, submission_key=draft_id
    )


def must_be_reachable(asking: Asking) -> None:
    """Whoever asks can be found again. Raises :class:`Problem` at ``phone``."""
    if not (asking.citizen.phone.strip() or asking.call_back.strip()):
        raise Problem(
            "no_way_back",
            _("Write your phone number, or how we can find you instead."),
            field="phone",
        )


@transaction.atomic
def forget_drafts(*, controller: Organisation, now: datetime) -> int:
    """Delete the drafts whose time is up, sent or not. How many there were."""
    rows = PublicDraft.objects.filter(controller=controller, expires_at__lte=now)
    return rows.delete()[0]


def _must_be_asked_here(house: PublishedHouse, track: str, now: datetime) -> Version:
    today = timezone.localdate(now)
    version = house.version_on(today)
    if version is None or track not in {each.key for each in house.asked_here(today)}:
        words = _("This can't be asked for here. Ring us, and we help you.")
        raise Problem("not_asked_here", words, field="track")
    return version


def _index(house: PublishedHouse, code: str) -> bytes:
    return codes.code_index(codes.digits_of(code), controller_id=house.organisation.pk)


def _locked(by: Actor, draft_id: UUID) -> PublicDraft | None:
    rows = PublicDraft.objects.filter(controller=by.organisation)
    return rows.select_for_update(of=("self",)).filter(pk=draft_id).first()


def _gone() -> Conflict:
    return Conflict(
        "draft_gone", _("Your answers are no longer open here. Write your code to open them again.")
    )
