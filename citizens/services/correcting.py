"""Putting right what is held of a citizen, by people of the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.events import CitizenEvent
from citizens.identifiers import has_something, read_identifier
from citizens.models import Citizen, CitizenNumber
from citizens.services.numbers import by_identifier, keep_number
from citizens.services.registering import check_dates, check_fields, visible_line
from core.problems import Conflict, Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The facts as they should be; a number only where it is to be another."""

    name: str = ""
    alias: str = ""
    birth_date: date | None = None
    home_municipality: str = ""
    phone: str = ""
    letter_language: str = ""
    letter_edition: str = ""
    number: str = ""


#: How the citizen wants to be written to.
LETTERS: Final = ("letter_language", "letter_edition")


def held_facts(citizen: Citizen) -> dict[str, Any]:
    """What is held and can be corrected; never the number."""
    held = ("name", "alias", "birth_date", "home_municipality", "phone", *LETTERS)
    return {fact: getattr(citizen, fact) for fact in held}


@transaction.atomic
def correct_citizen(
    *,
    by: Actor,
    citizen: Citizen,
    correction: Correction,
    now: datetime,
    shown: Shown | None = None,
) -> Citizen:
    """Write the facts as they should be. What they were stays in the history.

    For those who may see whole numbers, so that nobody else learns from trying one. Raises
    :class:`Problem` at the field, :class:`Conflict` ``number_taken`` where another has the number,
    :class:`Stale` where a colleague changed the same fact since ``shown``.
    """
    by.must(Permission.REVEAL_CPR)
    by.must(Permission.ASSESS)
    row = Citizen.objects.select_for_update(of=("self",)).get(
        pk=citizen.pk, controller=by.organisation
    )
    facts: dict[str, Any] = {
        "name": visible_line(correction.name),
        "alias": visible_line(correction.alias),
        "birth_date": correction.birth_date,
        "home_municipality": correction.home_municipality,
        "phone": visible_line(correction.phone),
        **{fact: getattr(correction, fact) for fact in LETTERS},
    }
    facts = merge(shown, typed=facts, standing=held_facts(row))
    if not facts["name"] and not facts["alias"]:
        raise Problem("name_missing", _("Write the citizen's name."), field="name")
    identifier = read_identifier(correction.number) if has_something(correction.number) else None
    if identifier and row.is_anonymous:
        raise Problem(
            "anonymous_has_no_number",
            _("An anonymous citizen has no CPR number. Remove one of the two."),
            field="number",
        )
    check_dates(facts["birth_date"], identifier, on=timezone.localdate(now))
    changed = [fact for fact, value in facts.items() if getattr(row, fact) != value]
    for fact in changed:
        setattr(row, fact, facts[fact])
    if identifier and by_identifier(by.organisation, identifier) != row:
        CitizenNumber.objects.filter(citizen=row).delete()
        if not keep_number(row, identifier):
            raise _taken()
        row.masked_number = identifier.masked
        changed.append("masked_number")
    if not changed:
        return row
    check_fields(row)
    row.save(update_fields=changed)
    record(row, CitizenEvent.CORRECTED, by=by, at=now, fields=changed)
    return row


def _taken() -> Conflict:
    return Conflict(
        "number_taken",
        _("Another citizen has this CPR number. If it is the same person, they must be joined."),
        field="number",
    )
