"""Giving a partner access to parts of one citizen's case, and ending it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.repeats import repeated
from organisations.actors import Actor
from organisations.models import Organisation, Unit
from placements.models import Stay
from placements.services.stay_lock import lock_citizen, lock_stay
from sharing import rules
from sharing.events import SharingEvent
from sharing.grounds import ground_of
from sharing.models import Consent, Grant
from sharing.parts import SharedPart, parts_of
from sharing.purposes import Purpose
from sharing.rules import RULES, Verb
from sharing.services.answers import LONGEST_WORDS, without_numbers
from sharing.topics import Topic

_CONSENT: Final = "consent"


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who is to read what, until when, and on what it rests, as it was typed."""

    partner: int | None = None
    unit: int | None = None
    mail: str = ""
    purpose: str = ""
    reason: str = ""
    #: "consent", or the key of a legal ground.
    rests_on: str = ""
    ground_note: str = ""
    parts: Collection[str] = ()
    #: The last day on which it opens.
    last_on: date | None = None


@transaction.atomic
def give_access(*, by: Actor, stay: Stay, access: Access, now: datetime) -> Grant:
    """From now on the partner reads these parts of the stay. The same again is a no-op.

    Raises :class:`Problems` at the fields.
    """
    RULES[Verb.GIVE_ACCESS].must(by)
    row = lock_stay(by, stay)
    rules.check(row, Verb.GIVE_ACCESS)
    lock_citizen(row.citizen)
    today = timezone.localdate(now)
    facts = check_access(row, access, today)
    standing = Grant.objects.filter(stay=row, starts_on=today, revoked_at=None)
    if (same := repeated(standing, **facts)) is not None:
        return same
    grant = Grant.objects.create(
        controller_id=row.controller_id,
        citizen_id=row.citizen_id,
        stay=row,
        starts_on=today,
        given_by=by.user,
        given_at=now,
        **facts,
    )
    record(
        grant,
        SharingEvent.ACCESS_GIVEN,
        by=by,
        at=now,
        who=grant.to_whom,
        until=grant.last_day,
        parts=parts_in_words(parts_of(row), grant.parts),
    )
    return grant


@transaction.atomic
def revoke_access(*, by: Actor, grant: Grant, because: str, now: datetime) -> Grant:
    """The partner reads nothing more by it. Twice is once."""
    RULES[Verb.REVOKE].must(by)
    rows = Grant.objects.visible_to(by).select_related("partner")
    row = own_row(rows, grant.pk, not_yours=_("The access is not one of yours to end."))
    checks = Checks()
    words = checks.text("because", because, missing=_("Write why."), longest=LONGEST_WORDS)
    without_numbers(checks, because=words)
    checks.raise_any()
    if row.revoked_at is not None:
        return row
    row.revoked_at, row.revoked_by, row.revoked_because = now, by.user, words
    row.save(update_fields=["revoked_at", "revoked_by", "revoked_because"])
    record(row, SharingEvent.ACCESS_REVOKED, by=by, at=now, who=row.to_whom, reason=words)
    return row


def check_access(stay: Stay, access: Access, today: date) -> dict[str, Any]:
    """As it is kept. Raises :class:`Problems`: nothing is given that nothing allows."""
    checks = Checks()
    partner, unit = _partner(checks, stay, access)
    mail = checks.mail("mail", access.mail)
    if partner is not None and unit is None and not mail:
        words = _("Choose a ward, or write the work e-mail of the person who is to read.")
        checks.add("nobody_named", words, field="mail")
    purpose = checks.choice(
        "purpose",
        access.purpose,
        [each.value for each in Purpose if each.shares],
        missing=_("Choose what kind of partner it is."),
    )
    parts = _parts(checks, stay, access)
    last = checks.day("last_on", access.last_on, missing=_("Write the last day. It always ends."))
    latest = today + timedelta(days=rules.sharing_rules(stay).longest_days_of_grant - 1)
    if last is not None and not today <= last <= latest:
        words = _("Write a day from today until %(day)s.")
        checks.add(
            "not_within",
            words % {"day": date_format(latest, "DATE_FORMAT")},
            field="last_on",
        )
    reason = checks.text(
        "reason", access.reason, missing=_("Write what it is to be used for."), longest=LONG_TEXT
    )
    rests = _rests_on(checks, stay, access, purpose, parts, last, today)
    without_numbers(checks, reason=reason, ground_note=rests["ground_note"])
    checks.raise_any()
    assert last is not None
    return {
        "partner": partner,
        "partner_unit": unit,
        "mail": mail,
        "purpose": purpose,
        "reason": reason,
        "parts": [part.key for part in parts],
        "ends_on": last + timedelta(days=1),
        **rests,
    }


def parts_in_words(parts: Collection[SharedPart], keys: Collection[str]) -> list[str]:
    """In the language of the records."""
    with translation.override(settings.LANGUAGE_CODE):
        return [str(part.label) for part in parts if part.key in keys]


def _partner(checks: Checks, stay: Stay, access: Access) -> tuple[Organisation | None, Unit | None]:
    others = Organisation.objects.exclude(pk=stay.controller_id)
    partner = others.filter(pk=access.partner).first() if access.partner else None
    if partner is None:
        checks.add("missing", _("Choose the partner's organisation."), field="partner")
        return None, None
    if not access.unit:
        return partner, None
    unit = Unit.objects.filter(organisation=partner, pk=access.unit).first()
    if unit is None:
        checks.add("not_a_choice", _("The ward is not one of the organisation's."), field="unit")
    return partner, unit


def _parts(checks: Checks, stay: Stay, access: Access) -> list[SharedPart]:
    known = parts_of(stay)
    if set(access.parts) - {part.key for part in known}:
        checks.add("not_a_choice", _("Choose one of the answers."), field="parts")
    chosen = [part for part in known if part.key in access.parts]
    if not chosen:
        checks.add("missing", _("Choose what they may read."), field="parts")
    return chosen


def _rests_on(
    checks: Checks,
    stay: Stay,
    access: Access,
    purpose: str,
    parts: Collection[SharedPart],
    last: date | None,
    today: date,
) -> dict[str, Any]:
    rests: dict[str, Any] = {"consent": None, "legal_ground": "", "ground_note": ""}
    if access.rests_on == _CONSENT:
        return rests | {"consent": _consent(checks, stay, purpose, parts, last, today)}
    ground = ground_of(access.rests_on)
    if ground is None:
        checks.add("missing", _("Choose what it rests on."), field="rests_on")
        return rests
    if purpose and purpose not in ground.purposes:
        words = _("The law does not allow it for this kind of partner.")
        checks.add("ground_for_others", words, field="rests_on")
    _covered(checks, parts, ground.topics, _("The law does not allow: %(parts)s."))
    note = checks.text(
        "ground_note",
        access.ground_note,
        missing=_("Write why the law allows it here."),
        longest=LONG_TEXT,
    )
    return rests | {"legal_ground": ground.key, "ground_note": note}


def _consent(
    checks: Checks,
    stay: Stay,
    purpose: str,
    parts: Collection[SharedPart],
    last: date | None,
    today: date,
) -> Consent | None:
    """The consent for the purpose that holds today, covers the parts, and lasts as long."""
    if not purpose:
        return None
    rows = Consent.objects.filter(citizen=stay.citizen_id, purpose=purpose).allowing(today)
    # Of several the one that covers most: the citizen may have said yes to two people.
    wanted = {part.topic.value for part in parts}
    consents = sorted(rows, key=lambda row: (len(wanted - {*row.topics}), -row.at.timestamp()))
    if not consents:
        words = _("The citizen has given no consent for this that holds. Ask first.")
        checks.add("consent_missing", words, field="rests_on")
        return None
    consent = consents[0]
    topics = frozenset(Topic(topic) for topic in consent.topics)
    _covered(checks, parts, topics, _("The consent does not cover: %(parts)s."))
    assert consent.last_day is not None
    if last is not None and last > consent.last_day:
        words = _("The consent holds until %(day)s. The access ends then at the latest.")
        day = date_format(consent.last_day, "DATE_FORMAT")
        checks.add("beyond_the_consent", words % {"day": day}, field="last_on")
    return consent


def _covered(
    checks: Checks, parts: Collection[SharedPart], topics: frozenset[Topic], words: str
) -> None:
    beyond = [str(part.label) for part in parts if part.topic not in topics]
    if beyond:
        checks.add("not_covered", words % {"parts": ", ".join(beyond)}, field="parts")
