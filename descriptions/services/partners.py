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
from descriptions import rules
from descriptions.events import DescriptionEvent
from descriptions.models import DescriptionRequest, Partner
from descriptions.rules import RULES, Verb
from descriptions.services.locking import end_requests
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_stay


@transaction.atomic
def add_partner(
    *, by: Actor, stay: Stay, name: str, role: str, mail: str, now: datetime
) -> Partner:
    """From now on this person can be asked. The same again is a no-op; an address is one person's,
    however it is spelled.

    Raises :class:`Problems` at the fields.
    """
    RULES[Verb.ADD_PARTNER].must(by)
    row = lock_stay(by, stay)
    if problem := rules.partner_obstacle(row):
        raise problem
    checks = Checks()
    facts = {
        "name": checks.text("name", name, missing=_("Write who is asked.")),
        "role": checks.text("role", role, missing=_("Write where they work, or what they do.")),
    }
    mail = checks.mail("mail", mail, missing=_("Write an e-mail address."))
    checks.raise_any()
    known = Partner.objects.standing().filter(stay=row, mail=mail).first()
    if known is not None:
        if repeats(known, **facts):
            return known
        words = _("%(who)s has this e-mail, and is asked already.")
        raise Problem("partner_known", words % {"who": known.in_words}, field="mail")
    partner = Partner.objects.create(
        controller_id=row.controller_id, stay=row, mail=mail, added_at=now, **facts
    )
    record(partner, DescriptionEvent.PARTNER_ADDED, by=by, at=now, who=partner.in_words)
    return partner


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
