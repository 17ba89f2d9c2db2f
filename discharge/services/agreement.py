"""The agreement as a living document, item by item."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import repeats
from core.shown import Shown, merge
from discharge import rules
from discharge.events import DischargeEvent
from discharge.items import BY_KEY, ITEMS
from discharge.models import AgreementItem, DischargeAgreement, ItemVersion
from discharge.models.agreement import State
from discharge.models.on_referral import of
from discharge.rules import Verb, must_be_open
from discharge.services.acts import locked, tell, written
from discharge.sides import Side
from organisations.actors import Actor
from referrals.models import Referral

NONE_YET = "no_agreement"


@transaction.atomic
def write_agreement(
    *,
    by: Actor,
    referral: Referral,
    kind: str,
    consent: str,
    consent_note: str,
    now: datetime,
    shown: Shown | None = None,
) -> DischargeAgreement:
    """Begin the agreement, or change its kind or the answer about consent.

    Begun, it has every item. The same again is a no-op.
    Raises :class:`Problems` at the fields; :class:`~core.shown.Stale` where a colleague has changed
    the same.
    """
    with locked(by, referral, Verb.WRITE_AGREEMENT) as row:
        must_be_open(row, Verb.WRITE_AGREEMENT)
        checks = Checks()
        typed = {
            "kind": checks.choice(
                "kind", kind, DischargeAgreement.Kind.values, missing=_("Choose which it is.")
            ),
            "consent": checks.choice("consent", consent, DischargeAgreement.Consent.values),
            "consent_note": checks.text("consent_note", consent_note, longest=LONG_TEXT),
        }
        checks.raise_any()
        agreement = DischargeAgreement.objects.filter(referral=row).first()
        if agreement is None:
            agreement = _begin(by, row, typed, now)
        else:
            standing = {name: getattr(agreement, name) for name in typed}
            wanted = merge(shown, typed=typed, standing=standing)
            if repeats(agreement, **wanted):
                return agreement
            for name, value in (wanted | written(by, row, now)).items():
                setattr(agreement, name, value)
            agreement.save()
        _tell_written(row, agreement, by=by, now=now)
        return agreement


def _tell_written(
    row: Referral, agreement: DischargeAgreement, *, by: Actor, now: datetime
) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        tell(
            row,
            DischargeEvent.AGREEMENT_WRITTEN,
            by=by,
            at=now,
            which=str(agreement.get_kind_display()),
            consent=str(agreement.get_consent_display() or _("not asked yet")),
        )


def _begin(by: Actor, row: Referral, typed: dict[str, str], now: datetime) -> DischargeAgreement:
    """With every item, all of them missing until somebody writes them: what is known is proposed
    (``proposals``) and is nobody's word."""
    agreement = DischargeAgreement.objects.create(**of(row), **typed, **written(by, row, now))
    for item in ITEMS:
        AgreementItem.objects.create(
            **of(row), agreement=agreement, key=item.key, **written(by, row, now)
        )
    return agreement


def _item_of(row: Referral, key: str) -> AgreementItem:
    item = AgreementItem.objects.filter(referral=row, key=key).first()
    if item is None or key not in BY_KEY:
        raise Conflict(NONE_YET, _("The agreement has not been begun."))
    return item


@transaction.atomic
def write_item(
    *,
    by: Actor,
    referral: Referral,
    key: str,
    state: str,
    text: str,
    now: datetime,
    shown: Shown | None = None,
) -> AgreementItem:
    """Write one item: there, with its text, missing, or not relevant. What stood there is kept,
    and the other side is to confirm anew.

    The same again is a no-op. Raises :class:`NotAllowed` ``other_side`` where the item is the other
    side's; :class:`Problem` ``needs_consent`` where the citizen's consent is not there and § 13 c
    does not cover it; :class:`Problems`; :class:`~core.shown.Stale`.
    """
    with locked(by, referral, Verb.WRITE_ITEM) as row:
        must_be_open(row, Verb.WRITE_ITEM)
        item = _item_of(row, key)
        rule = BY_KEY[key]
        if not rule.written_by & rules.sides_of(by, row):
            raise NotAllowed("other_side", _("The other side writes this item."))
        checks = Checks()
        typed = {
            "state": checks.choice("state", state, State.values, missing=_("Choose how it is.")),
            "text": checks.text("text", text, longest=LONG_TEXT),
        }
        standing = {"state": item.state, "text": item.text}
        wanted = merge(shown, typed=typed, standing=standing)
        if wanted["state"] == State.THERE and not wanted["text"]:
            checks.add("missing", _("Write what is agreed."), field="text")
        if item.agreement.lacks_consent and wanted["text"] and not rule.without_consent:
            checks.add(
                "needs_consent",
                _("§ 13 c does not cover this item, and the citizen has not consented to it."),
                field="text",
            )
        checks.raise_any()
        if repeats(item, **wanted):
            return item
        for name, value in (wanted | written(by, row, now)).items():
            setattr(item, name, value)
        item.received_at, item.received_by_name = None, ""
        if item.state != State.MISSING:
            item.asked_at = None
        item.save()
        ItemVersion.objects.create(**of(row), item=item, **wanted, **written(by, row, now))
        with translation.override(settings.LANGUAGE_CODE):
            label, in_words = str(rule.label), str(item.get_state_display()).lower()
            tell(row, DischargeEvent.ITEM_WRITTEN, by=by, at=now, item=label, state=in_words)
        return item


@transaction.atomic
def receive_item(*, by: Actor, referral: Referral, key: str, now: datetime) -> AgreementItem:
    """Confirm that what the other side wrote has been received. Twice is once.

    Raises :class:`Problem` ``nothing_there`` where there is nothing to receive.
    """
    with locked(by, referral, Verb.RECEIVE_ITEM) as row:
        item = _item_of(row, key)
        rules.must_be_on(
            Side(item.side).other.value, by, row, _("The other side confirms what you wrote.")
        )
        if item.received_at is not None:
            return item
        if item.state == State.MISSING:
            raise Problem("nothing_there", _("There is nothing to confirm yet."))
        item.received_at, item.received_by_name = now, by.name
        item.save(update_fields=["received_at", "received_by_name"])
        with translation.override(settings.LANGUAGE_CODE):
            label = str(BY_KEY[key].label)
            tell(row, DischargeEvent.ITEM_RECEIVED, by=by, at=now, item=label)
        return item


def missing_with_ward(referral: Referral) -> list[AgreementItem]:
    """What the ward writes and has not written."""
    items = AgreementItem.objects.filter(referral=referral, state=State.MISSING)
    return [item for item in items if item.item is not None and Side.SENDER in item.item.written_by]


@transaction.atomic
def ask_for_missing(*, by: Actor, referral: Referral, now: datetime) -> list[AgreementItem]:
    """Ask the ward for all that is missing and that it writes; the day stands at each item. Where
    nobody has begun the agreement, this begins it: all of it is missing then.

    Asked already it is a no-op. Raises :class:`Conflict` ``nothing_missing``.
    """
    with locked(by, referral, Verb.ASK_FOR_MISSING) as row:
        must_be_open(row, Verb.ASK_FOR_MISSING)
        if not DischargeAgreement.objects.filter(referral=row).exists():
            kind = DischargeAgreement.Kind.AGREEMENT.value
            typed = {"kind": kind, "consent": "", "consent_note": ""}
            _tell_written(row, _begin(by, row, typed, now), by=by, now=now)
        missing = missing_with_ward(row)
        if not missing:
            raise Conflict("nothing_missing", _("The ward has written all that is its to write."))
        unasked = [item for item in missing if item.asked_at is None]
        if not unasked:
            return missing
        for item in unasked:
            item.asked_at = now
            item.save(update_fields=["asked_at"])
        with translation.override(settings.LANGUAGE_CODE):
            labels = ", ".join(str(BY_KEY[item.key].label) for item in unasked)
            tell(row, DischargeEvent.MISSING_ASKED_FOR, by=by, at=now, items=labels)
        return missing
