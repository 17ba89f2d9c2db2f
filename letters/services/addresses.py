"""The organisation's own address and phone, which stand in letters that no house writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.shown import Shown, merge
from letters.events import LetterEvent
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission

FIELDS: Final = ("address", "phone", "phone_hours", "mail")


def held_address(organisation: Organisation) -> dict[str, str]:
    return {name: getattr(organisation, name) for name in FIELDS}


@transaction.atomic
def change_address(
    *,
    by: Actor,
    address: str,
    phone: str,
    phone_hours: str,
    mail: str,
    now: datetime,
    shown: Shown | None = None,
) -> Organisation:
    """Write where the organisation is reached. Letters already sent keep what they said.

    The same again is a no-op. Raises :class:`Problems` at their fields, :class:`Stale` where a
    colleague changed it since ``shown``.
    """
    by.must(Permission.EDIT_ORGANISATION)
    row = Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)
    checks = Checks()
    typed = {
        "address": checks.text(
            "address",
            address,
            missing=_("Write the address: without one no letter can be answered."),
            longest=200,
        ),
        "phone": checks.text(
            "phone", phone, missing=_("Write the phone number that is answered."), longest=40
        ),
        "phone_hours": checks.text("phone_hours", phone_hours, longest=120),
        "mail": checks.text("mail", mail, longest=254),
    }
    if typed["mail"]:
        try:
            validate_email(typed["mail"])
        except ValidationError:
            checks.add(
                "not_a_mail",
                _("Write a mail address, for example socialpsykiatri@example.dk."),
                field="mail",
            )
    checks.raise_any()
    values = merge(shown, typed=typed, standing=held_address(row))
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, values[name])
    row.save(update_fields=changed)
    record(_Whole(row.pk), LetterEvent.ADDRESS_CHANGED, by=by, at=now, fields=changed)
    return row


@dataclass(frozen=True)
class _Whole:
    """The organisation, of which an event is without concerning anybody."""

    controller_id: int

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
