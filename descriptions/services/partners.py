"""Who is asked how it goes with a citizen, from outside the house."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.repeats import repeats
from core.shown import Shown, merge
from descriptions import rules
from descriptions.events import DescriptionEvent
from descriptions.models import DescriptionRequest, Partner
from descriptions.rules import RULES, Verb
from descriptions.services.locking import end_requests
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_stay
from sharing.purposes import Purpose


@transaction.atomic
def add_partner(
    *, by: Actor, stay: Stay, name: str, role: str, kind: str, mail: str, now: datetime
) -> Partner:
    """From now on this person can be asked. The same again is a no-op; an address is one person's,
    however it is spelled.

    Raises :class:`Problems` at the fields.
    """
    RULES[Verb.ADD_PARTNER].must(by)
    row = lock_stay(by, stay)
    if problem := rules.partner_obstacle(row):
        raise problem
    facts = _checked(name, role, kind, mail)
    known = Partner.objects.standing().filter(stay=row, mail=facts["mail"]).first()
    if known is not None:
        if repeats(known, **facts):
            return known
        raise _known(known)
    partner = Partner.objects.create(
        controller_id=row.controller_id, stay=row, added_at=now, **facts
    )
    record(partner, DescriptionEvent.PARTNER_ADDED, by=by, at=now, who=partner.in_words)
    return partner


@transaction.atomic
def correct_partner(
    *,
    by: Actor,
    partner: Partner,
    name: str,
    role: str,
    kind: str,
    mail: str,
    now: datetime,
    shown: Shown | None = None,
) -> Partner:
    """Another name, role, kind or address, in place; what stood is kept in the history. With
    another address or kind, links that were sent before open no more: it was another who was
    asked, or on another word of the citizen's. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Stale`, :class:`Conflict` ``already_ended``.
    """
    RULES[Verb.CORRECT_PARTNER].must(by)
    stay = lock_stay(by, partner.stay)
    rows = Partner.objects.visible_to(by)
    row = own_row(rows, partner.pk, not_yours=_("The partner is not one of yours."))
    row.stay = stay
    facts = _checked(name, role, kind, mail)
    standing = standing_partner_facts(row)
    merged = merge(shown, typed=facts, standing=standing)
    if merged == standing:
        return row
    if row.ended_at is not None:
        raise Conflict("already_ended", _("The partner is asked no more already."))
    others = Partner.objects.standing().filter(stay=stay, mail=merged["mail"])
    if (known := others.exclude(pk=row.pk).first()) is not None:
        raise _known(known)
    if merged["mail"] != row.mail or row.kind not in ("", merged["kind"]):
        end_requests(DescriptionRequest.objects.filter(partner=row, ended_at=None), now)
    for name, fact in merged.items():
        setattr(row, name, fact)
    row.save(update_fields=[*merged])
    record(row, DescriptionEvent.PARTNER_CORRECTED, by=by, at=now, who=row.in_words)
    return row


def standing_partner_facts(partner: Partner) -> dict[str, str]:
    """As its form shows it."""
    return {name: getattr(partner, name) for name in ("name", "role", "kind", "mail")}


@transaction.atomic
def end_partner(*, by: Actor, partner: Partner, reason: str, now: datetime) -> Partner:
    """They are asked no more, and links they have open no more. The same again is a no-op.

    Raises :class:`Problems` at ``reason``, :class:`Conflict` ``already_ended``.
    """
    RULES[Verb.END_PARTNER].must(by)
    stay = lock_stay(by, partner.stay)
    rows = Partner.objects.visible_to(by)
    row = own_row(rows, partner.pk, not_yours=_("The partner is not one of yours."))
    row.stay = stay
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=200)
    checks.raise_any()
    if row.ended_at is not None:
        if repeats(row, ended_because=reason):
            return row
        raise Conflict("already_ended", _("The partner is asked no more already."))
    row.ended_at, row.ended_because = now, reason
    row.save(update_fields=["ended_at", "ended_because"])
    end_requests(DescriptionRequest.objects.filter(partner=row, ended_at=None), now)
    record(row, DescriptionEvent.PARTNER_ENDED, by=by, at=now, who=row.in_words, reason=reason)
    return row


def _checked(name: str, role: str, kind: str, mail: str) -> dict[str, str]:
    checks = Checks()
    facts = {
        "name": checks.text("name", name, missing=_("Write who is asked.")),
        "role": checks.text("role", role, missing=_("Write where they work, or what they do.")),
        "kind": checks.choice(
            "kind",
            kind,
            [each.value for each in Purpose if each.shares],
            missing=_("Choose what kind of partner it is."),
        ),
        "mail": checks.mail("mail", mail, missing=_("Write an e-mail address.")),
    }
    checks.raise_any()
    return facts


def _known(partner: Partner) -> Problem:
    words = _("%(who)s has this e-mail, and is asked already.")
    return Problem("partner_known", words % {"who": partner.in_words}, field="mail")
